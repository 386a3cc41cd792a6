namespace Kite.Insight;

/// <summary>What the trial of the suggestions has shown.</summary>
internal enum TasteVerdict
{
    /// <summary>They hit more often than the most bought, by more than chance.</summary>
    Better,

    /// <summary>They do not: the most bought are shown.</summary>
    NoBetter,

    /// <summary>Too few customers bought something new to tell.</summary>
    TooFew,
}

/// <summary>
/// Suggestions held against time: made of what was bought before a day, they are looked for among
/// what was bought for the first time since; so are the products that are most bought.
/// </summary>
internal sealed record TasteTrial(
    DateOnly Split, DateOnly Last, int Shown, int Customers, int Hits, int MostBoughtHits,
    int OnlyThese, int OnlyMostBought)
{
    public const int Few = 100;
    private const int HowMany = 5;
    private const int MostTried = 5_000;

    public double Rate => Customers == 0 ? 0 : (double)Hits / Customers;

    public double MostBoughtRate => Customers == 0 ? 0 : (double)MostBoughtHits / Customers;

    /// <summary>
    /// How likely as many would hit where only these hit, were both as good (McNemar, exact).
    /// </summary>
    public double Chance => OnlyThese == 0
        ? 1
        : Special.Beta(0.5, OnlyThese, OnlyMostBought + 1.0);

    public TasteVerdict Verdict => Customers < Few ? TasteVerdict.TooFew
        : OnlyThese > OnlyMostBought && Chance <= Surely.FalseShare ? TasteVerdict.Better
        : TasteVerdict.NoBetter;

    /// <summary>The last quarter of the days, ninety at most, is held out.</summary>
    public static TasteTrial? Of(Tastes tastes, int allProducts)
    {
        if (tastes.Days is not var (first, last) || last - first < 28) return null;
        var split = last - Math.Min(90, (last - first) / 4);
        var then = BoughtBySame.Of(tastes, allProducts, split);
        var trial = new TasteTrial(
            DateOnly.FromDayNumber(split), DateOnly.FromDayNumber(last), HowMany, 0, 0, 0, 0, 0);
        var tried = Enumerable.Range(0, tastes.Count).Where(c => IsTried(tastes, c, then, split))
            .ToArray();
        // Evenly out of all, the same each time.
        var step = Math.Max(1, (tried.Length + MostTried - 1) / MostTried);
        for (var i = 0; i < tried.Length; i += step)
            trial = trial.With(tastes, tried[i], then, split);
        return trial;
    }

    private static bool IsTried(Tastes tastes, int customer, BoughtBySame then, int split)
    {
        var products = tastes.Products(customer);
        var firsts = tastes.Firsts(customer);
        var (before, since) = (false, false);
        for (var i = 0; i < products.Length; i++)
        {
            if (then.PlaceOf(products[i]) < 0) continue;
            before |= firsts[i] < split;
            since |= firsts[i] >= split;
        }
        return before && since;
    }

    private TasteTrial With(Tastes tastes, int customer, BoughtBySame then, int split)
    {
        var had = then.PlacesBefore(tastes, customer, split);
        var products = tastes.Products(customer);
        var firsts = tastes.Firsts(customer);
        var bought = new HashSet<int>();
        for (var i = 0; i < products.Length; i++)
            if (firsts[i] >= split) bought.Add(products[i]);
        var these = then.For(had, Shown).Any(l => bought.Contains(l.Product));
        var most = then.MostBought(had, Shown).Any(l => bought.Contains(l.Product));
        return this with
        {
            Customers = Customers + 1,
            Hits = Hits + (these ? 1 : 0),
            MostBoughtHits = MostBoughtHits + (most ? 1 : 0),
            OnlyThese = OnlyThese + (these && !most ? 1 : 0),
            OnlyMostBought = OnlyMostBought + (most && !these ? 1 : 0),
        };
    }
}
