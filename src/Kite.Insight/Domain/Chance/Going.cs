namespace Kite.Insight;

/// <summary>
/// One customer as they stood when the first period ended: how they had come, what they had
/// spent, and for how many weeks they go on unseen and then seen. Of who came for the first time
/// later, that first day is taken as it was, and all after it is open.
/// </summary>
internal readonly record struct Going(
    State From, Past Past, Spending Spent, double Gap, double Weeks, long? FirstNet = null)
{
    /// <summary>In the order of their pasts, so that equal ones are worked out once.</summary>
    public static int ByPast(Going one, Going other)
    {
        var (a, b) = (one.Past, other.Past);
        return a.Again != b.Again ? a.Again.CompareTo(b.Again)
            : a.Last != b.Last ? a.Last.CompareTo(b.Last)
            : a.Known.CompareTo(b.Known);
    }

    /// <summary>One way it might go on: where they end if nothing has changed.</summary>
    public State Imagine(Lots lots, StablePeople people, double alive, Thresholds lines)
    {
        var days = people.Visits.GoOn(
            lots, alive, Past.Again, Past.Known * Insight.Weeks.OfADay, Gap, Weeks);
        var visits = days + (FirstNet is null ? 0 : 1);
        if (visits == 0) return State.None;

        var net = (FirstNet ?? 0) + people.Purse.Imagine(lots, Spent, days);
        return (State)(int)lines.Of(visits, (long)Math.Round(Math.Min(net, 1e15)));
    }
}

/// <summary>
/// All who are counted in a movement: those whose second period is open, and the few of whom the
/// models know nothing (everything they ever bought went back the same day), as they went.
/// </summary>
internal sealed record AllGoing(
    IReadOnlyList<Going> Open, IReadOnlyList<(State From, State To)> Told)
{
    /// <param name="movement">The movement as it was.</param>
    /// <param name="before">How everyone had come when the first period ended.</param>
    /// <param name="after">How everyone had come when the second period ended.</param>
    /// <param name="second">The second period, as far as it is over.</param>
    public static AllGoing Of(Movement movement, Comings before, Comings after, Period second)
    {
        var (open, told) = (new List<Going>(), new List<(State, State)>());
        foreach (var mover in movement.Movers())
        {
            var going = mover.From is State.New
                ? Joined(after, mover.Customer, second)
                : Known(before, mover, second);
            if (going is { } one) open.Add(one);
            else told.Add((mover.From, mover.To));
        }
        open.Sort(Going.ByPast);
        return new(open, told);
    }

    private static Going? Known(Comings before, Mover mover, Period second)
    {
        var at = before.Find(mover.Customer);
        if (at < 0 || before.PastOf(at, Moment.End) is not { } past) return null;

        var gap = second.From.DayNumber - before.End.DayNumber - 1;
        return new(
            mover.From, past, before.AllSpentOf(at), gap * Weeks.OfADay,
            second.Days * Weeks.OfADay);
    }

    private static Going? Joined(Comings after, long customer, Period second)
    {
        var at = after.Find(customer);
        if (at < 0) return null;

        var (day, net) = after.FirstOf(at);
        var spent = net > 0 ? new Spending(1, net) : default;
        var unseen = second.From.DayNumber - day - 1;
        return unseen >= 0
            ? new(
                State.New, default, spent, unseen * Weeks.OfADay, second.Days * Weeks.OfADay)
            : new(
                State.New, default, spent, Gap: 0,
                Math.Max(0, second.To.DayNumber - day) * Weeks.OfADay, net);
    }
}
