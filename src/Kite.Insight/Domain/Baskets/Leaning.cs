namespace Kite.Insight;

/// <summary>
/// How much more of a group of customers buys something than of everyone: so many of so many of
/// the group, so many of so many of all.
/// </summary>
internal sealed record Leaning(
    string Thing, string Group, int Buyers, int OfGroup, int AllBuyers, int All, double Chance,
    double FalseShare)
{
    /// <summary>A group or its buyers below this say nothing.</summary>
    public const int FewestOfGroup = 30;
    public const int FewestBuyers = 5;

    public double Share => (double)Buyers / OfGroup;
    public double BaseShare => (double)AllBuyers / All;

    /// <summary>100 is as everyone; 200 is twice as many.</summary>
    public double Index => 100 * Share / BaseShare;
    public double IndexAtLeast => Index / Surely.Factor(Variance);
    public double IndexAtMost => Index * Surely.Factor(Variance);

    public bool IsSure => FalseShare <= Surely.FalseShare && Index > 100;

    // The group is a part of all: it and the others are drawn apart.
    private double Variance
    {
        get
        {
            var (others, ofOthers) = (AllBuyers - Buyers, All - OfGroup);
            var own = (1.0 / Buyers) - (1.0 / AllBuyers);
            var spread = own * own * Buyers * (1 - Share);
            if (ofOthers > 0)
                spread += others * (1 - ((double)others / ofOthers)) / AllBuyers / AllBuyers;
            return spread;
        }
    }
}

/// <summary>Which groups of customers buy what more than the base does.</summary>
internal sealed record Leanings(
    int Customers, int Looked, IReadOnlyList<(string Group, int Customers)> Groups,
    IReadOnlyList<Leaning> All)
{
    /// <summary>
    /// Of customers and what they bought; a customer is in none, one or several groups.
    /// </summary>
    public static Leanings Of(
        Tastes tastes, Things things, IReadOnlyList<string> groups,
        Func<long, IReadOnlyList<int>> groupsOf, Members? members = null)
    {
        var buyers = new int[groups.Count + 1, Math.Max(1, things.Count)];
        var sizes = new int[groups.Count + 1];
        var theirs = new HashSet<int>();
        for (var c = 0; c < tastes.Count; c++)
        {
            if (members?.Has(tastes.Customer(c)) == false) continue;
            theirs.Clear();
            foreach (var product in tastes.Products(c))
                if (things.Of(product) is >= 0 and var thing) theirs.Add(thing);
            if (theirs.Count == 0) continue;
            Add(0);
            foreach (var group in groupsOf(tastes.Customer(c))) Add(group + 1);
        }
        return Told(things, groups, buyers, sizes);

        void Add(int group)
        {
            sizes[group]++;
            foreach (var thing in theirs) buyers[group, thing]++;
        }
    }

    private static Leanings Told(
        Things things, IReadOnlyList<string> groups, int[,] buyers, int[] sizes)
    {
        var large = Enumerable.Range(1, groups.Count)
            .Where(g => sizes[g] >= Leaning.FewestOfGroup && sizes[g] < sizes[0]).ToArray();
        var bought = Enumerable.Range(0, things.Count)
            .Where(t => buyers[0, t] >= Leaning.FewestBuyers).ToArray();
        var cells = large.SelectMany(g => bought, (g, t) => (Group: g, Thing: t))
            .Where(c => buyers[c.Group, c.Thing] >= Leaning.FewestBuyers).ToArray();
        var chances = Array.ConvertAll(cells, c => Surely.Together(
            sizes[0], buyers[0, c.Thing], sizes[c.Group], buyers[c.Group, c.Thing]));
        var looked = large.Length * bought.Length;
        var shares = Surely.Among(chances, looked);
        return new(
            sizes[0], looked, [.. groups.Select((g, i) => (g, sizes[i + 1]))],
            [
                .. cells.Select((c, i) => new Leaning(
                    things.Keys[c.Thing], groups[c.Group - 1], buyers[c.Group, c.Thing],
                    sizes[c.Group], buyers[0, c.Thing], sizes[0], chances[i], shares[i])),
            ]);
    }
}
