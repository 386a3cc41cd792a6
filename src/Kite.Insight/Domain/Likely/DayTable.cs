namespace Kite.Insight;

/// <summary>
/// ln(shift + t) and 1 / (shift + t) for every day t: a likelihood asks for the same few days
/// again and again. Time is in weeks, as the models measure it.
/// </summary>
internal sealed class DayTable
{
    public DayTable(double shift, int mostDays)
    {
        (Log, Inverse) = (new double[mostDays + 1], new double[mostDays + 1]);
        for (var day = 0; day <= mostDays; day++)
        {
            var at = shift + day * Weeks.OfADay;
            (Log[day], Inverse[day]) = (Math.Log(at), 1 / at);
        }
    }

    public double[] Log { get; }
    public double[] Inverse { get; }
}

/// <summary>Days as weeks.</summary>
internal static class Weeks
{
    public const double OfADay = 1 / 7.0;
    public const double InAYear = 365.25 / 7;
}
