using Kite.Catalogue;
using Kite.Importing;

namespace Kite.Sales;

/// <summary>The file would open more stores than any business has: a wrong column.</summary>
public sealed record TooManyStores(int AtMost) : Refusal;

/// <summary>
/// Finds the stores that rows name, by name or number, and opens those that are missing, where
/// whoever started the import may. Rows that name none belong to the only store there is, or to
/// one named like the file's source.
/// </summary>
internal sealed class StoreFinder(ImportOrder order, string source, AddStore add)
{
    private const int MostNew = 200;

    private readonly Dictionary<string, SellingStore> known =
        new(StringComparer.OrdinalIgnoreCase);
    private SellingStore? usual;
    private int opened;

    public async Task Find(
        KiteDb db, IReadOnlyList<PurchaseRow> rows, bool forReal, CancellationToken cancel)
    {
        if (known.Count == 0) await Read(db, cancel);
        foreach (var row in rows)
        {
            if (row.Store is null && usual is not null)
            {
                row.Seller = usual;
                continue;
            }
            var found = await Of(row.Store ?? source, forReal, cancel);
            if (found.Refusal is { } no) row.Reading.RefuseField(PurchaseFields.Store, no);
            else row.Seller = found.Value;
        }
    }

    private async Task Read(KiteDb db, CancellationToken cancel)
    {
        var stores = await db.StoresAsync(cancel);
        foreach (var store in stores) known[$"{store.Number}"] = SellingStore.Of(store);
        foreach (var store in stores) known[store.Name] = SellingStore.Of(store);
        usual = stores.Count == 1 ? SellingStore.Of(stores[0]) : null;
    }

    private async Task<Result<SellingStore>> Of(
        string name, bool forReal, CancellationToken cancel)
    {
        if (known.TryGetValue(name, out var store)) return store;
        if (!order.Asker.May(May.WriteStores)) return new NoSuchStore(name);
        if (opened == MostNew) return new TooManyStores(MostNew);

        opened++;
        if (!forReal) return known[name] = SellingStore.Planned(order.Business.TimeZone);

        var added = await add.Run(order.Asker, new(name), cancel);
        return added.Refusal is { } no
            ? no
            : known[name] = new(
                added.Value.Number,
                TimeZoneInfo.FindSystemTimeZoneById(added.Value.TimeZone),
                new(TimeZoneInfo.FindSystemTimeZoneById(added.Value.TimeZone), added.Value.CutOff));
    }
}
