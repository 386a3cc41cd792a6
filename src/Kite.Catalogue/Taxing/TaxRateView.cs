namespace Kite.Catalogue;

/// <summary>How high a tax is from a day on.</summary>
/// <param name="FirstDay">The first day on which it holds.</param>
/// <param name="BasisPoints">13 per cent are 1300.</param>
/// <param name="IsIncluded">The prices contain it; else it comes on top of them.</param>
public sealed record TaxVersionView(DateOnly FirstDay, int BasisPoints, bool IsIncluded);

/// <summary>A tax rate as it is shown, the latest version first.</summary>
public sealed record TaxRateView(
    Guid Id, string Code, string Name, bool IsRetired, IReadOnlyList<TaxVersionView> Versions,
    long Version)
{
    internal static TaxRateView Of(TaxRate rate, IEnumerable<TaxVersion> versions) => new(
        rate.Id, rate.Code, rate.Name, rate.IsRetired,
        [
            .. versions.OrderByDescending(v => v.FirstDay).Select(
                v => new TaxVersionView(v.FirstDay, v.BasisPoints, v.IsIncluded)),
        ],
        rate.Version);

    /// <summary>The version that holds on this day.</summary>
    public TaxVersionView? On(DateOnly day) => Versions.FirstOrDefault(v => v.FirstDay <= day);
}
