using Kite.Customers;
using Kite.Importing;

namespace Kite.Sales;

/// <summary>
/// Finds whose purchases rows are: by the key of the file's source, else by phone; new customers
/// where nobody is found; a store's walk-in customer where nobody is named.
/// </summary>
internal sealed class BuyerFinder(string source, Guid import, Tally met, TimeProvider clock)
{
    private const int Remembered = 200_000;

    private readonly Dictionary<string, Buyer> known = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Buyer> walkIns = [];

    /// <summary>How many merges the books had seen when the buyers were found.</summary>
    public long Merges { get; private set; }

    /// <summary>Gives each row its buyer; answers the customers that must be made.</summary>
    public async Task<List<PurchaseRow>> Find(
        KiteDb db, IReadOnlyList<PurchaseRow> rows, bool forReal, CancellationToken cancel)
    {
        // Who was merged meanwhile is somebody else now.
        var merges = await Counter.LastOf(db, Merge.Counter, cancel);
        if (known.Count > Remembered || merges != Merges) known.Clear();
        Merges = merges;
        await Look(db, rows, cancel);
        var firsts = new List<PurchaseRow>();
        var byPhone = new Dictionary<string, Buyer>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.Key is not { } key)
            {
                row.Buyer = await WalkIn(db, row.Seller.Number, forReal, cancel);
            }
            else if (known.TryGetValue(key, out var buyer)
                || (key == row.Phone && byPhone.TryGetValue(key, out buyer)))
            {
                row.Buyer = buyer;
            }
            else
            {
                row.Buyer = known[key] = new() { IsFresh = true };
                // A dry run forgets whom it would have made; the tally does not.
                if (forReal || met.Met(Tally.KeyOf(key)) == 1) firsts.Add(row);
            }
            if (row.Phone is { } phone) byPhone.TryAdd(phone, row.Buyer);
        }
        return firsts;
    }

    private async Task Look(
        KiteDb db, IReadOnlyList<PurchaseRow> rows, CancellationToken cancel)
    {
        var keys = rows.Select(r => r.Key).OfType<string>().Where(k => !known.ContainsKey(k))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var c in await CustomerBook.Known(db, source, [.. keys], cancel))
        {
            known[c.Key] = Of(c);
            keys.Remove(c.Key);
        }
        var phones = rows.Where(r => r.Key == r.Phone).Select(r => r.Phone).OfType<string>()
            .Where(keys.Contains);
        foreach (var c in await CustomerBook.ByPhone(
            db, [.. phones.Distinct(StringComparer.Ordinal)], cancel))
        {
            known[c.Key] = Of(c);
        }
    }

    /// <summary>
    /// Once positions are taken nobody merges until they are written: whoever was merged since
    /// they were found is found again.
    /// </summary>
    public async Task Settle(
        KiteDb db, IEnumerable<PurchaseRow> rows, CancellationToken cancel)
    {
        if (await Counter.LastOf(db, Merge.Counter, cancel) == Merges) return;

        foreach (var buyer in rows.Select(r => r.Buyer).Distinct())
        {
            if (await db.SurvivorFor(buyer.Id, cancel) is not { RecordedUnder: not 0 } now)
                continue;
            if (buyer.RecordedUnder == 0) buyer.RecordedUnder = now.RecordedUnder;
            (buyer.Id, buyer.Number) = (now.Customer.Id, now.Customer.Number);
        }
    }

    private Buyer Of(KnownCustomer c) =>
        new()
        {
            Id = c.Id,
            Number = c.Number,
            RecordedUnder = c.RecordedUnder,
            IsFresh = c.ImportId == import && c.RecordedUnder == 0,
        };

    private async Task<Buyer> WalkIn(
        KiteDb db, int store, bool forReal, CancellationToken cancel)
    {
        if (walkIns.TryGetValue(store, out var buyer)) return buyer;
        if (!forReal)
        {
            var there = await WalkIns.Find(db, store, cancel);
            return walkIns[store] = there is null
                ? new() { Number = -store }
                : new() { Id = there.Id, Number = there.Number };
        }
        var walkIn = await WalkIns.Of(db, store, clock.GetUtcNow(), cancel);
        return walkIns[store] = new() { Id = walkIn.Id, Number = walkIn.Number };
    }
}
