using System.Diagnostics;
using Kite.Customers;
using Kite.Sales;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kite.Bench;

/// <summary>Books with very many customers, of whom half have bought something.</summary>
internal sealed class SearchBooks : IAsyncDisposable
{
    private const int Batch = 20_000;
    private readonly ServiceProvider services;

    private SearchBooks(ServiceProvider services) => this.services = services;

    /// <summary>How long it took to write the customers with their words and keys.</summary>
    public TimeSpan Filled { get; private set; }

    /// <summary>Some of the customers, to look for.</summary>
    public List<(Customer Who, string Card)> Some { get; } = [];

    public static async Task<SearchBooks> Fill(
        string folder, string connection, int customers, CancellationToken cancel)
    {
        var builder = KiteHost.Builder(
            [$"--KITE_DATA={folder}", $"--ConnectionStrings:Kite={connection}"]);
        builder.Logging.ClearProviders();
        var books = new SearchBooks(builder.Services.BuildServiceProvider());
        var upgraded = await KiteApp.Prepare(books.services, cancel);
        if (upgraded.Refusal is { } no) throw new InvalidOperationException(no.Code);

        var chance = new Random(1);
        for (var from = 1; from <= customers; from += Batch)
        {
            await books.Add(from, Math.Min(Batch, customers - from + 1), chance, cancel);
        }
        return books;
    }

    /// <summary>The use case as the box calls it, in a scope of its own.</summary>
    public async Task<(TimeSpan Took, IReadOnlyList<CustomerView> Found)> Ask(
        string typed, CancellationToken cancel)
    {
        var since = Stopwatch.GetTimestamp();
        await using var scope = services.CreateAsyncScope();
        var match = scope.ServiceProvider.GetRequiredService<MatchCustomers>();
        var found = await match.Run(Asker.Kite, typed, cancel);
        return (Stopwatch.GetElapsedTime(since), found.Value.Items);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task Add(int from, int count, Random chance, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KiteDb>();
        var masters = scope.ServiceProvider.GetRequiredService<MasterKeys>();
        var customers = Enumerable.Range(from, count)
            .Select(n => SearchNames.Make(n, chance)).ToList();
        var keys = customers.ConvertAll(c => new CustomerKey
        {
            Source = "cards", Key = Figure.Say($"K{c.Number * 7919}"), CustomerId = c.Id,
            CustomerNumber = c.Number,
        });
        for (var i = 0; i < count; i += Math.Max(1, count / 40))
            Some.Add((customers[i], keys[i].Key));

        var since = Stopwatch.GetTimestamp();
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await Counter.Take(db, Counter.Customers, count, cancel);
        await CustomerBook.Add(db, masters, customers, keys, cancel);
        Filled += Stopwatch.GetElapsedTime(since);
        var position = await Counter.Take(db, Counter.Purchases, count, cancel);
        await PurchaseBook.Write(
            db,
            [.. customers.Where(c => c.Number % 2 == 0).Select((c, i) => Bought(c, position + i))],
            cancel);
        await whole.CommitAsync(cancel);
    }

    private static Purchase Bought(Customer customer, long position) => new()
    {
        CustomerId = customer.Id,
        CustomerNumber = customer.Number,
        Position = position,
        StoreNumber = 1,
        Day = new DateOnly(2026, 1, 1).AddDays((int)(customer.Number % 300)),
        NetCoins = customer.Number % 10_000,
        Currency = "CNY",
        Items = 1,
        Source = "bench",
        Reference = Figure.Say($"R{customer.Number}"),
    };
}
