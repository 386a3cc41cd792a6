using System.Globalization;
using Kite.Catalogue;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>What a customer bought and brought back, as entries on the timeline.</summary>
internal sealed class VisitsOnTimeline(KiteDb db) : ITimelineSource
{
    // Longer ones are fingerprints of rows, not numbers that anyone would read.
    private const int LongestReceipt = 20;

    public string Kind => "visit";
    public int Order => 10;
    public string Permission => May.ReadPurchases;
    public Type Texts => typeof(Texts);

    public Task<int> Count(Guid customer, CancellationToken cancel) =>
        db.Purchases.CountAsync(p => p.CustomerId == customer, cancel);

    public async Task<IReadOnlyList<TimelineEntry>> Read(
        Asker asker, Guid customer, TimelineStart start, int atMost, CancellationToken cancel)
    {
        var purchases = db.Purchases.AsNoTracking().Where(p => p.CustomerId == customer);
        if (Place(start.After) is var (day, position))
        {
            purchases = purchases.Where(
                p => p.Day < day || (p.Day == day && p.Position < position));
        }
        if (start.Until is { } until) purchases = purchases.Where(p => p.Day <= until);
        var read = await purchases
            .OrderByDescending(p => p.Day).ThenByDescending(p => p.Position)
            .Take(atMost).ToListAsync(cancel);
        var stores = (await db.StoresAsync(cancel)).ToDictionary(s => s.Number, s => s.Name);
        return [.. read.Select(p => Entry(p, stores.GetValueOrDefault(p.StoreNumber, "")))];
    }

    private TimelineEntry Entry(Purchase p, string store) => new(
        Kind,
        p.Day,
        p.IsReturn ? "return" : "visit",
        string.Create(CultureInfo.InvariantCulture, $"{p.Day:O} {p.Position}"))
    {
        At = p.At,
        Amount = new Money(p.NetCoins, Currency.Of(p.Currency)),
        Facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["store"] = store,
            ["items"] = p.Items > 0 ? p.Items.ToString(CultureInfo.InvariantCulture) : "",
            ["receipt"] = p.Reference.Length <= LongestReceipt ? p.Reference : "",
            ["source"] = p.Source,
        },
    };

    private static (DateOnly Day, long Position)? Place(string? after)
    {
        var words = after?.Split(' ') ?? [];
        return words.Length == 2
            && DateOnly.TryParse(words[0], CultureInfo.InvariantCulture, out var day)
            && long.TryParse(words[1], CultureInfo.InvariantCulture, out var position)
            ? (day, position)
            : null;
    }
}
