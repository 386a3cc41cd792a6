namespace Kite.Insight;

/// <summary>Counts what is on the same receipts, and finds those receipts again.</summary>
internal sealed class AskBaskets(AskFigures ask, KnowProducts know)
{
    private const int MostLeast = 1_000_000;

    /// <summary>The pairs, and what they were asked of.</summary>
    internal sealed record Told(AskFigures.Ground Ground, GoodsLevel Level, Baskets Baskets);

    /// <summary>The receipts of a pair, the latest first, and their customers.</summary>
    internal sealed record Found(IReadOnlyList<long> Receipts, IReadOnlyList<long> Customers);

    public async Task<Result<Told>> Run(
        Asker asker, BasketQuestion question, CancellationToken cancel)
    {
        var least = question.Least ?? BasketQuestion.UsualLeast;
        if (least is < 2 or > MostLeast)
            return new BadInput("least", new OutOfRange(2, MostLeast));
        var begun = await ask.Begin(asker, question, cancel);
        if (begun.Refusal is { } no) return no;

        // The baskets of a few are what single customers bought.
        var ground = begun.Value;
        if (ground.Members is not null && !asker.May(May.ReadPurchases))
            return new NotAllowed(May.ReadPurchases);
        var level = question.Level?.Value ?? GoodsLevel.Product;
        await using var snapshot = await ask.Open(cancel);
        var things = await know.Things(snapshot, level, cancel);
        var baskets = ground.Members is not null || level is GoodsLevel.Category
            ? await Count(snapshot, ground, things, least, cancel)
            : await snapshot.Worked(
                $"baskets {ground.Period.From:O} {least}", ground.Period.To, ground.Store,
                // It is kept for others, who do not go when the first one does.
                () => Count(snapshot, ground, things, least, CancellationToken.None),
                b => b.Pairs.Count);
        return new Told(ground, level, baskets);
    }

    private static async Task<Baskets> Count(
        Snapshot snapshot, AskFigures.Ground ground, Things things, int least,
        CancellationToken cancel)
    {
        var count = new BasketCount(things, await snapshot.BroughtBack(), least);
        await Scan(snapshot, ground, count.Add, cancel);
        count.GoOnToPairs();
        await Scan(snapshot, ground, count.Add, cancel);
        return count.Told();
    }

    /// <summary>Where one thing, or two together, are on a receipt.</summary>
    public async Task<Result<Found>> Find(
        AskFigures.Ground ground, Snapshot snapshot, GoodsLevel level, string one,
        string? with, CancellationToken cancel)
    {
        var things = await know.Things(snapshot, level, cancel);
        foreach (var (field, key) in new[] { ("product", one), ("with", with) })
        {
            if (key is not null && things.Find(key) < 0)
                return new BadInput(field, new NoSuchThing(key));
        }
        var find = new BasketFind(
            things, await snapshot.BroughtBack(), things.Find(one),
            with is null ? null : things.Find(with));
        await Scan(snapshot, ground, find.Add, cancel);
        return new Found(find.Receipts(), find.Customers());
    }

    private static Task Scan(
        Snapshot snapshot, AskFigures.Ground ground, Action<long, long, int> add,
        CancellationToken cancel) => snapshot.Lines.Scan(
        ground.Period, ground.Store,
        scan =>
        {
            for (var i = 0; i < scan.Count; i++)
            {
                if (ground.Members?.Has(scan.Customer[i]) == false) continue;
                add(scan.Position[i], scan.Customer[i], scan.Product[i]);
            }
        },
        cancel);
}
