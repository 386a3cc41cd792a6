using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Which pairs are asked for: the open ones, the most alike first.</summary>
public sealed record DuplicateQuestion
{
    public Choice<PairState>? State { get; init; }
    public Guid? Customer { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>The pairs that look like one customer, to be worked through.</summary>
public sealed class ListDuplicates(KiteDb db)
{
    private sealed record Key(int Score, Guid Id);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/duplicates",
                async (
                    [AsParameters] DuplicateQuestion question, ListDuplicates list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("Pairs of records that look like one customer, the most alike first");

    public async Task<Result<Page<DuplicateView>>> Run(
        Asker asker, DuplicateQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;

        var read = await Pairs(question, place.Value)
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        var page = Page<DuplicatePair>.Of(read, limit.Value.Count, p => new Key(p.Score, p.Id));
        var ids = page.Items.SelectMany(p => new[] { p.CustomerId, p.OtherId }).ToList();
        var customers = await db.Customers.AsNoTracking()
            .Where(c => EF.Parameter(ids).Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, cancel);
        return page.Select(p => DuplicateView.Of(
            p, customers[p.CustomerId], customers[p.OtherId], asker));
    }

    private IQueryable<DuplicatePair> Pairs(DuplicateQuestion question, Place<Key> place)
    {
        var state = question.State?.Value ?? PairState.Open;
        var pairs = db.DuplicatePairs.AsNoTracking().Where(p => p.State == state);
        if (question.Customer is { } id)
            pairs = pairs.Where(p => p.CustomerId == id || p.OtherId == id);
        if (place.Key is { } key)
        {
            pairs = pairs.Where(p => p.Score < key.Score
                || (p.Score == key.Score && p.Id.CompareTo(key.Id) > 0));
        }
        return pairs.OrderByDescending(p => p.Score).ThenBy(p => p.Id);
    }
}
