namespace Kite.Insight;

/// <summary>
/// How a customer has come so far: first and last visit, how many, the usual pause between two
/// (the median, counted twice so that it stays whole), what they brought in all, and the sum of
/// the squares of the pauses, which tells how regular they are.
/// </summary>
internal readonly record struct Habit(
    long Customer, DateOnly First, DateOnly Last, int Visits, int TwicePause, long Net,
    long PauseSquares = 0)
{
    /// <summary>Nobody is called asleep who was here within these days.</summary>
    public const int AtLeastDays = 30;

    /// <summary>Who came only once has no rhythm of their own and is given these days.</summary>
    public const int OnceDays = 180;

    /// <summary>How many of their own pauses a customer may be silent.</summary>
    public const int AsleepAfter = 3;

    /// <summary>All their visits and all their money.</summary>
    public Visitor Visitor => new(Customer, Visits, Net);

    /// <summary>The usual days between two visits; none of who came once.</summary>
    public double? Pause => Visits < 2 ? null : TwicePause / 2.0;

    /// <summary>How many pauses there were between two visits.</summary>
    public int Pauses => Visits - 1;

    /// <summary>All pauses together, in days.</summary>
    public int Span => Last.DayNumber - First.DayNumber;

    public int SilentDays(DateOnly on) => on.DayNumber - Last.DayNumber;

    /// <summary>Whether they have been silent for longer than fits their own habit.</summary>
    public bool IsAsleep(DateOnly on)
    {
        var silent = SilentDays(on);
        return Visits < 2
            ? silent > OnceDays
            : silent > AtLeastDays && 2 * silent > AsleepAfter * TwicePause;
    }

    /// <summary>The rhythm of these days (in any order, some twice; the span is used up).</summary>
    public static Habit Of(long customer, Span<int> days, long net)
    {
        var visits = Once(days).Length;

        var (first, last) = (days[0], days[visits - 1]);
        var squares = 0L;
        for (var i = 0; i < visits - 1; i++)
        {
            days[i] = days[i + 1] - days[i];
            squares += (long)days[i] * days[i];
        }
        return new(
            customer, DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(last), visits,
            TwiceTheMedian(days[..(visits - 1)]), net, squares);
    }

    /// <summary>The days in order, each once; at the beginning of the same span.</summary>
    public static Span<int> Once(Span<int> days)
    {
        days.Sort();
        var visits = Math.Min(1, days.Length);
        for (var i = 1; i < days.Length; i++)
            if (days[i] != days[visits - 1]) days[visits++] = days[i];
        return days[..visits];
    }

    private static int TwiceTheMedian(Span<int> pauses)
    {
        if (pauses.IsEmpty) return 0;

        pauses.Sort();
        return pauses[(pauses.Length - 1) / 2] + pauses[pauses.Length / 2];
    }
}
