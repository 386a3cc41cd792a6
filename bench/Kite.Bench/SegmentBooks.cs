using Kite.Customers;
using Kite.Insight;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Bench;

/// <summary>Customers to the purchases of the map, and rules and cohorts asked of both.</summary>
internal static class SegmentBooks
{
    public const int Towns = 40;
    private const int Batch = 50_000;

    extension(MapBooks books)
    {
        public async Task AddCustomers(int count, CancellationToken cancel)
        {
            foreach (var numbers in Enumerable.Range(1, count).Chunk(Batch))
            {
                await books.In(async scope =>
                {
                    var db = scope.GetRequiredService<KiteDb>();
                    await using var whole = await db.Database.BeginTransactionAsync(cancel);
                    await BulkWriter.Write(db, [.. numbers.Select(Guest)], cancel);
                    await whole.CommitAsync(cancel);
                    return numbers.Length;
                });
            }
        }

        public Task<Counted> Count(RuleFacts rule, CancellationToken cancel) => books.In(
            async scope => (await scope.GetRequiredService<CountRule>()
                .Run(Asker.Kite, rule, cancel)).Value);

        public Task<CohortsView> Cohorts(CohortQuestion question, CancellationToken cancel) =>
            books.In(async scope => (await scope.GetRequiredService<ShowCohorts>()
                .Run(Asker.Kite, question, cancel)).Value);
    }

    private static Customer Guest(int number) => new()
    {
        Id = MapBooks.IdOf(number), Number = number, Name = Figure.Say($"Guest {number}"),
        City = Figure.Say($"Town {number % Towns}"),
    };
}
