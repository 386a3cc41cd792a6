namespace Kite.Insight;

/// <summary>
/// The purchases of one customer in the order of days, put together by day. Who brought back on
/// the same day all that they had bought did not buy (rule 1).
/// </summary>
internal sealed class DaysOfOne
{
    private readonly List<int> days = [];
    private readonly List<long> net = [];
    private readonly List<bool> came = [];
    private bool broughtBack;

    public void Add(int day, long coins, bool came)
    {
        if (days.Count == 0 || days[^1] != day)
        {
            EndDay();
            days.Add(day);
            net.Add(0);
            this.came.Add(false);
        }
        net[^1] += coins;
        this.came[^1] |= came;
        broughtBack |= !came;
    }

    /// <summary>Tells how they came and begins anew.</summary>
    public void Tell(long customer, Comings comings)
    {
        EndDay();
        comings.Add(
            customer, Span(days), Span(net), Span(came));
        days.Clear();
        net.Clear();
        came.Clear();
    }

    private static ReadOnlySpan<T> Span<T>(List<T> list) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list);

    private void EndDay()
    {
        if (broughtBack && net[^1] <= 0) came[^1] = false;
        broughtBack = false;
    }
}

/// <summary>Where the days of a look at everyone are split: in the middle.</summary>
internal static class ComingsBegun
{
    public static Comings On(DateOnly first, DateOnly end) => new(
        first > end ? end : first,
        first >= end ? end : first.AddDays((end.DayNumber - first.DayNumber + 1) / 2 - 1),
        end);
}
