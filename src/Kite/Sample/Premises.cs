using Kite.Catalogue;
using Kite.Sales;

namespace Kite.Sample;

/// <summary>The invented business and its four doors.</summary>
internal static class Premises
{
    public const string TimeZone = "Asia/Shanghai";

    /// <summary>The restaurants' day ends at four in the morning.</summary>
    public static readonly TimeOnly CutOff = new(4, 0);

    /// <summary>The place of the wholesale arm among the stores.</summary>
    public const int Wholesale = 3;

    /// <summary>What receipts of each store begin with, in the order of the stores.</summary>
    public static readonly IReadOnlyList<string> Signs = ["OT", "HB", "ST", "WS"];

    public static async Task Found(KiteDb db, CancellationToken cancel)
    {
        var business = await db.BusinessAsync(cancel, tracked: true);
        business.Name = SampleBusiness.Name;
        business.CurrencyCode = "CNY";
        business.CurrencyIsSettled = true;
        business.TimeZone = TimeZone;
        business.Region = "CN";
        await db.SaveChangesAsync(cancel);
    }

    public static async Task<IReadOnlyList<StoreView>> Open(AddStore add, CancellationToken cancel)
    {
        var stores = new List<StoreView>();
        foreach (var name in new[] { "Old Town", "Harbour", "Station", "Wholesale" })
        {
            var cutOff = name == "Wholesale" ? TimeOnly.MinValue : CutOff;
            var store = await add.Run(Asker.Kite, new(name, TimeZone, cutOff), cancel);
            stores.Add(store.Value);
        }
        return stores;
    }

    /// <summary>
    /// Each door has a till; the two restaurants in town have two, and at the second one of the
    /// first a shift is open, so that something can be sold at once.
    /// </summary>
    public static async Task SetUp(
        KeepTills keep, KeepShifts shifts, IReadOnlyList<StoreView> stores,
        CancellationToken cancel)
    {
        foreach (var store in stores)
            await keep.Add(Asker.Kite, new("Till 1", store.Number), cancel);
        foreach (var store in stores.Take(2))
        {
            var till = await keep.Add(Asker.Kite, new("Till 2", store.Number), cancel);
            if (store == stores[0]) await Begin(shifts, till.Value.Number, cancel);
        }
    }

    private static async Task Begin(KeepShifts shifts, int till, CancellationToken cancel)
    {
        var cashier = Asker.Kite with { Name = DemoPeople.Cashier.FullName };
        await shifts.Open(cashier, new(till, new Money(50_000, Currency.Cny)), cancel);
    }
}
