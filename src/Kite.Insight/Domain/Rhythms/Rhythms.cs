namespace Kite.Insight;

/// <summary>
/// What the pauses between visits teach. Each customer has a pace of their own; how regular
/// people are, how far paces differ, and how often a visit is the last one, is learned from all.
/// Who has few pauses is told more by all, who has many by their own.
/// <para>
/// The pauses of one customer are gamma with a common shape (the regularity) and a rate of their
/// own, the rates gamma over the base: so the next pause, measured against the base's scale and
/// all days seen so far, is beta-distributed, and needs only how many pauses there were and over
/// how many days.
/// </para>
/// </summary>
internal sealed class Rhythms
{
    /// <summary>With fewer customers who came twice nothing is learned.</summary>
    public const int Fewest = 30;

    /// <summary>A silence is overdue that fewer than one in twenty pauses reach.</summary>
    public const double Improbable = 0.05;

    /// <summary>
    /// Lost is who will not come within so many of their own usual pauses, by this chance.
    /// </summary>
    public const int Ahead = 3;
    public const double Surely = 0.9;

    private const int Sampled = 20_000;
    private readonly Lock gate = new();
    private readonly Dictionary<int, Bounds> bounds = [];

    public Rhythms(
        double regularity, double shape, double scale, double lastAfterFirst, double lastLater)
    {
        (Regularity, Shape, Scale) = (regularity, shape, scale);
        (LastAfterFirst, LastLater) = (lastAfterFirst, lastLater);
    }

    /// <summary>1 for pauses at random, more for regular ones.</summary>
    public double Regularity { get; }

    /// <summary>How alike the paces are: large where all come at much the same.</summary>
    public double Shape { get; }

    /// <summary>In days: how much the base says to who has said nothing yet.</summary>
    public double Scale { get; }

    /// <summary>How often the first visit is the last one.</summary>
    public double LastAfterFirst { get; }

    /// <summary>How often a later visit is the last one.</summary>
    public double LastLater { get; }

    /// <summary>Learns from all pauses up to a day; null where there are too few.</summary>
    public static Rhythms? Learn(Habits known, DateOnly on)
    {
        var regularity = LearnRegularity(known);
        var (count, mean, apart, noise) = (0, 0.0, 0.0, 0.0);
        var (centre, spread) = (new Dictionary<int, double>(), new Dictionary<int, double>());
        foreach (ref readonly var habit in known.All)
        {
            if (habit.Pauses < 1) continue;
            var events = regularity * habit.Pauses;
            if (!centre.TryGetValue(habit.Pauses, out var middle))
            {
                centre[habit.Pauses] = middle = Special.Digamma(events);
                spread[habit.Pauses] = Special.Trigamma(events);
            }
            var at = Math.Log(habit.Span) - middle;
            count++;
            var step = at - mean;
            mean += step / count;
            apart += step * (at - mean);
            noise += spread[habit.Pauses];
        }
        if (count < Fewest) return null;

        var differ = Math.Max(apart / (count - 1) - noise / count, 1e-6);
        var shape = Math.Clamp(Special.Falls(Special.Trigamma, differ, 0.05, 100), 0.3, 50);
        var scale = Math.Exp(mean + Special.Digamma(shape));
        return new Rhythms(regularity, shape, scale, 0.5, 0.1).WithLastVisits(known, on);
    }

    /// <summary>The chance that a pause is longer than this silence, while they still come.
    /// </summary>
    public double Longer(in Habit habit, int silent) =>
        Longer(habit.Pauses, silent / (Scale + habit.Span));

    /// <summary>
    /// The chance that they do not come within the next few of their own usual pauses: they may
    /// have stayed away for good, or only be late.
    /// </summary>
    public double StaysAway(in Habit habit, int silent) =>
        StaysAway(habit.Pauses, silent / (Scale + habit.Span), Of(habit.Pauses).Usual);

    /// <summary>The chance that a customer has not stayed away for good.</summary>
    public double StillComes(int pauses, int span, int silent)
    {
        var last = pauses == 0 ? LastAfterFirst : LastLater;
        var late = (1 - last) * Longer(pauses, silent / (Scale + span));
        return late / (last + late);
    }

    /// <summary>The pause that as many are longer than as shorter, in days.</summary>
    public double UsualPause(in Habit habit) =>
        Of(habit.Pauses).Usual * (Scale + habit.Span);

    /// <summary>Whether a silence is overdue or more; only who came twice has a rhythm.
    /// </summary>
    public bool IsLate(in Habit habit, int silent) =>
        habit.Pauses > 0 && silent > Of(habit.Pauses).Late * (Scale + habit.Span);

    public bool IsLost(int pauses, int span, int silent) =>
        silent > Of(pauses).Lost * (Scale + span);

    public bool IsLost(in Habit habit, int silent) =>
        IsLost(habit.Pauses, habit.Span, silent);

    /// <summary>
    /// From which silence on one is overdue, and lost, with so many pauses: measured against the
    /// base's scale and the days of all pauses together.
    /// </summary>
    public (double Late, double Lost) LinesOf(int pauses) =>
        (Of(pauses).Late, Of(pauses).Lost);

    // A silence is measured against all that was seen; then only the count of pauses matters, and
    // each count is worked out once.
    private readonly record struct Bounds(double Usual, double Late, double Lost);

    private Bounds Of(int pauses)
    {
        lock (gate)
        {
            if (bounds.TryGetValue(pauses, out var known)) return known;
            var usual = Reaches(pauses, 0.5);
            return bounds[pauses] = new(
                usual, Reaches(pauses, Improbable), WhenLost(pauses, usual));
        }
    }

    private double Longer(int pauses, double silent) => Special.Beta(
        1 / (1 + silent), Shape + Regularity * pauses, Regularity);

    private double StaysAway(int pauses, double silent, double usual)
    {
        var last = pauses == 0 ? LastAfterFirst : LastLater;
        return (last + (1 - last) * Longer(pauses, silent + Ahead * usual))
            / (last + (1 - last) * Longer(pauses, silent));
    }

    private double Reaches(int pauses, double chance)
    {
        var high = 1e-6;
        while (Longer(pauses, high) > chance && high < 1e12) high *= 2;
        return Special.Falls(at => Longer(pauses, at), chance, 0, high);
    }

    // From the longest silences down: the chance of staying away may dip before it rises for good.
    // Nobody is lost who has been silent for no longer than usual.
    private double WhenLost(int pauses, double usual)
    {
        var at = usual * (1 << 20);
        if (StaysAway(pauses, at, usual) <= Surely) return double.PositiveInfinity;
        while (at > usual && StaysAway(pauses, at / 2, usual) > Surely) at /= 2;
        return at <= usual
            ? usual
            : Math.Max(usual, Special.Falls(
                silent => 1 - StaysAway(pauses, silent, usual), 1 - Surely, at / 2, at));
    }

    // With the shares of a sum of gamma pauses the pace falls out: what is left is regularity.
    private static double LearnRegularity(Habits known)
    {
        var byCount = new Dictionary<int, (int Customers, double Uneven)>();
        foreach (ref readonly var habit in known.All)
        {
            if (habit.Pauses < 2) continue;
            var (customers, uneven) = byCount.GetValueOrDefault(habit.Pauses);
            byCount[habit.Pauses] = (
                customers + 1,
                uneven + habit.PauseSquares / ((double)habit.Span * habit.Span));
        }
        if (byCount.Values.Sum(c => c.Customers) < Fewest) return 1;

        var found = byCount.Values.Sum(c => c.Uneven);
        return Special.Falls(
            c => byCount.Sum(k => k.Value.Customers * (c + 1) / (k.Key * c + 1)), found, 0.2, 20);
    }

    // Which silences are the last is not seen: guessed, counted, and guessed again until it holds.
    private Rhythms WithLastVisits(Habits known, DateOnly on)
    {
        var (first, later) = (LastAfterFirst, LastLater);
        var (once, more, visits) = (new List<double>(), new List<double>(), 0L);
        var every = Math.Max(1, known.Count / Sampled);
        for (var i = 0; i < known.Count; i += every)
        {
            ref readonly var habit = ref known.All[i];
            var longer = Longer(habit, habit.SilentDays(on));
            visits += habit.Pauses;
            (habit.Pauses == 0 ? once : more).Add(longer);
        }
        var customers = once.Count + more.Count;
        for (var round = 0; round < 200; round++)
        {
            var before = (first, later);
            first = once.Sum(s => first / (first + (1 - first) * s)) / customers;
            if (visits > 0) later = more.Sum(s => later / (later + (1 - later) * s)) / visits;
            if (Math.Abs(before.first - first) + Math.Abs(before.later - later) < 1e-9) break;
        }
        return new(
            Regularity, Shape, Scale, Math.Clamp(first, 1e-6, 0.999),
            Math.Clamp(later, 1e-6, 0.999));
    }
}
