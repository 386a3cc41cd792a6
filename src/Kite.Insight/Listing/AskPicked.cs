namespace Kite.Insight;

/// <summary>Finds out whom a question points at, on the map or in the movement.</summary>
internal sealed class AskPicked(
    AskFigures ask, AskMovement askMovement, AskBaskets baskets, AskFits fits, AskGroups groups)
{
    /// <summary>Either a selection of figures, or one way of a movement.</summary>
    internal sealed record Picked(
        AskFigures.Ground Ground,
        PeriodFigures Figures,
        Selection Selection,
        Movement? Movement,
        (State From, State To) Way,
        Cause? Why = null)
    {
        /// <summary>Those who went the way, where it is one.</summary>
        public IEnumerable<Mover> Movers() => Movement?.Went(Way.From, Way.To, Why, Among) ?? [];

        /// <summary>Of those who went the way only some: who had been away so long.</summary>
        public Func<long, bool>? Among { get; init; }

        /// <summary>The lines by which they were picked.</summary>
        public Thresholds? Lines { get; init; }

        /// <summary>How well a product fits each, where the list is about that.</summary>
        public Fits? Fits { get; init; }

        public IReadOnlyList<long> Numbers() => Movement is null
            ? Selection.Numbers(Figures)
            : [.. Movers().Select(mover => mover.Customer)];

        /// <summary>Visits and coins of one of them, in the period the list speaks of.</summary>
        public (int Visits, long Net) FiguresOf(long customer)
        {
            var figures = Movement is null ? Figures : Movement.Spoken(Way.To);
            return figures.Find(customer) is { } v ? (v.Visits, v.Net) : (0, 0);
        }
    }

    public async Task<Result<Picked>> Run(
        Asker asker, PickQuestion question, CancellationToken cancel)
    {
        if (question is { Move: not null, IsNarrowedOnMap: true })
            return new BadInput("move", new AWayStandsAlone());

        return question.Move is { } way ? await InMovement(asker, question, way, cancel)
            : question.Why is null ? await OnMap(asker, question, cancel)
            : new BadInput("why", new OnlyAWayHasReasons());
    }

    private async Task<Result<Picked>> OnMap(
        Asker asker, PickQuestion question, CancellationToken cancel)
    {
        var begun = await ask.Begin(asker, question, cancel);
        if (begun.Refusal is { } no) return no;

        var ground = begun.Value;
        await using var snapshot = await ask.Open(cancel);
        var figures = ground.Narrow(
            await snapshot.Figures(ground.Period, ground.Store, cancel));
        var lines = await ask.Lines(question, figures, cancel);
        if (lines.Refusal is { } bent) return bent;
        var selection = Picks.Read(question, lines.Value);
        if (selection.Refusal is { } unread) return unread;

        var picked = new Picked(ground, figures, selection.Value, Movement: null, default)
        {
            Lines = lines.Value,
        };
        var grouped = await Grouped(asker, question, picked, cancel);
        return grouped.Refusal is { } barred
            ? barred
            : await Bought(asker, question, grouped.Value, snapshot, cancel);
    }

    private async Task<Result<Picked>> Grouped(
        Asker asker, PickQuestion question, Picked picked, CancellationToken cancel)
    {
        foreach (var (by, group) in new[]
        {
            (GroupedBy.Abc, question.Abc), (GroupedBy.Age, question.Age),
        })
        {
            if (group is null) continue;
            var members = await groups.Members(
                asker, by, group, picked.Ground, picked.Figures, cancel);
            if (members.Refusal is { } no) return no;
            picked = picked with { Figures = picked.Figures.Within(members.Value) };
        }
        return picked;
    }

    // What single customers bought is told only to who may read purchases.
    private async Task<Result<Picked>> Bought(
        Asker asker, PickQuestion question, Picked picked, Snapshot snapshot,
        CancellationToken cancel)
    {
        if (!question.IsOfProducts) return picked;
        if (!asker.May(May.ReadPurchases)) return new NotAllowed(May.ReadPurchases);

        if ((question.Product ?? question.With) is { } one)
        {
            var found = await baskets.Find(
                picked.Ground, snapshot, question.Level?.Value ?? GoodsLevel.Product, one,
                question.Product is null ? null : question.With, cancel);
            if (found.Refusal is { } unknown) return unknown;
            picked = picked with
            {
                Figures = picked.Figures.Within(new(found.Value.Customers)),
            };
        }
        if (question.Fits is not { } product) return picked;
        var fitting = await fits.Run(picked.Ground, snapshot, product, cancel);
        return fitting.Refusal is { } no ? no : picked with
        {
            Figures = picked.Figures.Within(new(fitting.Value.Of.Keys)),
            Fits = fitting.Value,
        };
    }

    private async Task<Result<Picked>> InMovement(
        Asker asker, PickQuestion question, string written, CancellationToken cancel)
    {
        if (Picks.Way(written) is not { } way)
            return new BadInput("move", new NotAPick(written));
        var why = CauseName.Read(question.Why);
        if (why.Refusal is { } unknown) return new BadInput("why", unknown);
        var moved = await askMovement.Run(asker, question, cancel);
        if (moved.Refusal is { } no) return no;

        var nobody = new PeriodFigures(
            moved.Value.Second, [], [], [], OnlyReturned.Nobody, Unnamed.Nothing);
        return new Picked(
            moved.Value.Ground, nobody, Selection.Everyone, moved.Value.Movement,
            (way.From, way.To), why.Value.Cause)
        {
            Lines = moved.Value.Movement.Thresholds,
            Among = await Absent(moved.Value, way.Was, cancel),
        };
    }

    // Who did not come in the first period has missed it if they came in the one before.
    private async Task<Func<long, bool>?> Absent(
        AskMovement.Asked moved, Footing? was, CancellationToken cancel)
    {
        if (was is null) return null;

        await using var snapshot = await ask.Open(cancel);
        var before = await snapshot.Figures(
            Spans.Before(moved.First), moved.Ground.Store, cancel);
        return customer => before.Find(customer) is not null == was is Footing.Missed;
    }
}
