using Kite.Catalogue;

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

    /// <summary>Each door has a till; the two restaurants in town have two.</summary>
    public static async Task SetUp(
        KeepTills keep, IReadOnlyList<StoreView> stores, CancellationToken cancel)
    {
        foreach (var store in stores)
            await keep.Add(Asker.Kite, new("Till 1", store.Number), cancel);
        foreach (var store in stores.Take(2))
            await keep.Add(Asker.Kite, new("Till 2", store.Number), cancel);
    }
}
