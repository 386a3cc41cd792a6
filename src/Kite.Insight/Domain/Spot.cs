namespace Kite.Insight;

/// <summary>
/// Where a customer is drawn on the map, in visits and coins; both axes are logarithmic. Equal
/// customers are scattered within their column by their number, always alike, so that what the
/// eye sees inside a lasso is what the lasso holds.
/// </summary>
internal readonly record struct Spot(double Visits, double Average)
{
    /// <summary>The lowest average that is drawn; less than a coin a visit lies here.</summary>
    public const double Floor = 0.5;

    public static Spot Of(Visitor visitor)
    {
        var average = (double)visitor.Net / visitor.Visits;
        return new(visitor.Visits + Scatter(visitor.Customer), Math.Max(average, Floor));
    }

    /// <summary>Between 0 and 1, evenly spread over the numbers (Fibonacci hashing).</summary>
    private static double Scatter(long customer)
    {
        var mixed = unchecked((ulong)customer * 0x9E37_79B9_7F4A_7C15UL);
        return 0.05 + 0.9 * ((mixed >> 11) * (1.0 / (1UL << 53)));
    }
}
