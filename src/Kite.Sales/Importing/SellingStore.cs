using Kite.Catalogue;

namespace Kite.Sales;

/// <summary>A store with its clock at hand, for the many rows that name it.</summary>
internal sealed record SellingStore(int Number, TimeZoneInfo Zone, BusinessDay Days)
{
    public static readonly SellingStore None =
        new(0, TimeZoneInfo.Utc, new(TimeZoneInfo.Utc, default));

    public static SellingStore Of(Store store) => new(
        store.Number, TimeZoneInfo.FindSystemTimeZoneById(store.TimeZone), store.BusinessDay);

    /// <summary>A store that a dry run would have made.</summary>
    public static SellingStore Planned(string zone)
    {
        var clock = TimeZoneInfo.FindSystemTimeZoneById(zone);
        return new(0, clock, new(clock, default));
    }
}
