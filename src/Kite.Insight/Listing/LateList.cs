namespace Kite.Insight;

/// <summary>
/// The lists that go by each customer's own rhythm (A4): who is overdue, who is lost, who was won
/// back. What all teach is learned from everyone, whatever segment is looked at.
/// </summary>
internal sealed class LateList(KiteDb db, Naming naming)
{
    public async Task<CustomerList> Run(
        string list, OpenList.Wish wish, Snapshot snapshot, CancellationToken cancel)
    {
        var all = await snapshot.Habits(wish.On, wish.Ground.Store, cancel);
        if (await Learned(snapshot, all, wish.On, wish.Ground.Store) is not { } rhythms)
            return new CustomerList(0, 0, wish.Ground.Money(0), [], Next: null);

        // All teach; of who does not want to be scored nothing is told.
        var habits = wish.Ground.Narrow(all).Without(await db.NotScored(cancel));
        if (list == ReadyLists.WonBack)
            return await WonBack(wish, snapshot, habits, rhythms, cancel);
        var page = list == ReadyLists.Lost
            ? LateLists.Lost(habits, rhythms, wish.On, wish.After, wish.Limit, wish.By)
            : LateLists.Overdue(habits, rhythms, wish.On, wish.After, wish.Limit, wish.By);
        return await naming.Name(
            wish.Asker, wish.Ground, page, l => l.Habit.Visitor, (l, c) => c with
            {
                First = l.Habit.First,
                Last = l.Habit.Last,
                SilentDays = l.SilentDays,
                Pause = l.UsualPause,
                Expected = l.Expected,
                Chance = l.Chance,
            },
            cancel);
    }

    /// <summary>What the pauses of everyone up to a day teach; null where they are too few.
    /// </summary>
    public static async Task<Rhythms?> Learned(
        Snapshot snapshot, Habits all, DateOnly on, int? store)
    {
        var learned = await snapshot.Worked(
            "rhythms", on, store,
            () => Task.Run(() => new Learnt(Rhythms.Learn(all, on))), _ => 1);
        return learned.Rhythms;
    }

    private sealed record Learnt(Rhythms? Rhythms);

    private async Task<CustomerList> WonBack(
        OpenList.Wish wish, Snapshot snapshot, Habits habits, Rhythms rhythms,
        CancellationToken cancel)
    {
        var last = await snapshot.Worked(
            "win-backs", wish.On, wish.Ground.Store,
            async () =>
            {
                var found = new List<WinBack>();
                await snapshot.Walk(
                    wish.On, wish.Ground.Store,
                    (customer, days) =>
                    {
                        if (WinBacks.Of(customer, days, rhythms) is [.., var back])
                            found.Add(back);
                    },
                    cancel);
                return found;
            },
            backs => backs.Count);
        var page = WinBacks.Page(
            last, habits, rhythms, wish.On, wish.After, wish.Limit, wish.By);
        return await naming.Name(
            wish.Asker, wish.Ground, page, w => w.Habit.Visitor, (w, c) => c with
            {
                First = w.Habit.First,
                Last = w.Back.Last,
                SilentDays = w.Back.SilentDays,
                Pause = rhythms.UsualPause(w.Habit),
                Back = w.Back.Back,
            },
            cancel);
    }
}
