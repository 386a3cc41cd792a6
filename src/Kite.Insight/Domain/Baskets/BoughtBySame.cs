namespace Kite.Insight;

/// <summary>
/// Something that a customer has not bought and may like: bought by so many who bought what they
/// bought, too. Without such a thing it is there because so many bought it. Its fit is how many
/// times as likely it is as for anyone.
/// </summary>
internal readonly record struct Liking(
    int Product, double Score, double Fit, int Bought, int? Because, int Both, int OfBecause);

/// <summary>
/// Which products the same customers bought. What few bought tells little: every share is drawn
/// towards the share of everyone, the more the fewer it rests on.
/// </summary>
internal sealed class BoughtBySame
{
    /// <summary>So many products are compared, those most bought.</summary>
    public const int MostProducts = 2_000;

    /// <summary>A reason rests on so many customers at least.</summary>
    public const int Least = 5;

    // As if so many more had bought the one thing, and the other as often as anyone.
    private const double Calm = 20;

    private readonly int[] placeOf;
    private readonly int[] productAt;
    private readonly int[] boughtBy;
    private readonly int[] together;

    private BoughtBySame(int customers, int[] places, int[] products, int[] bought, int[] both)
    {
        (Customers, placeOf, productAt) = (customers, places, products);
        (boughtBy, together) = (bought, both);
    }

    /// <summary>How many customers have bought anything.</summary>
    public int Customers { get; }

    /// <summary>How many products are compared.</summary>
    public int Count => productAt.Length;

    public int Product(int place) => productAt[place];

    /// <summary>Where a product stands among those compared; -1 where it does not.</summary>
    public int PlaceOf(int product) =>
        product >= 0 && product < placeOf.Length ? placeOf[product] : -1;

    public int Bought(int place) => boughtBy[place];

    public double Share(int place) => (double)boughtBy[place] / Customers;

    /// <summary>How many bought both.</summary>
    public int Both(int a, int b) =>
        together[a < b ? (b * (b - 1) / 2) + a : (a * (a - 1) / 2) + b];

    /// <summary>How likely who bought the one is to have bought the other.</summary>
    public double Chance(int bought, int other) =>
        (Both(bought, other) + (Calm * Share(other))) / (boughtBy[bought] + Calm);

    /// <summary>What all customers bought before a day.</summary>
    public static BoughtBySame Of(Tastes tastes, int allProducts, int before = int.MaxValue)
    {
        var (counts, customers) = (new int[allProducts], 0);
        for (var c = 0; c < tastes.Count; c++)
        {
            var theirs = tastes.Products(c);
            var firsts = tastes.Firsts(c);
            var any = 0;
            for (var i = 0; i < theirs.Length; i++)
            {
                if (firsts[i] >= before) continue;
                counts[theirs[i]]++;
                any = 1;
            }
            customers += any;
        }
        int[] products =
        [
            .. Enumerable.Range(0, allProducts).Where(p => counts[p] > 0)
                .OrderByDescending(p => counts[p]).ThenBy(p => p).Take(MostProducts),
        ];
        var places = new int[allProducts];
        Array.Fill(places, -1);
        for (var i = 0; i < products.Length; i++) places[products[i]] = i;
        var both = new int[products.Length * Math.Max(products.Length - 1, 0) / 2];
        var theirPlaces = new List<int>();
        for (var c = 0; c < tastes.Count; c++)
        {
            PlacesBefore(tastes, c, before, places, theirPlaces);
            for (var i = 0; i < theirPlaces.Count; i++)
                for (var j = 0; j < i; j++)
                    both[(theirPlaces[i] * (theirPlaces[i] - 1) / 2) + theirPlaces[j]]++;
        }
        return new(
            customers, places, products, Array.ConvertAll(products, p => counts[p]), both);
    }

    /// <summary>The best few for who bought these, by what the same customers bought.</summary>
    public IReadOnlyList<Liking> For(
        IReadOnlyList<int> bought, int most, Func<int, bool>? offered = null)
    {
        if (bought.Count == 0) return [];
        var best = new List<Liking>();
        for (var place = 0; place < Count; place++)
        {
            if (bought.Contains(place) || offered?.Invoke(productAt[place]) == false) continue;
            // What fits them less than anyone is no suggestion, whatever else tells for it.
            if (Fit(place, bought) is { Because: not null, Fit: > 1 } liking) best.Add(liking);
        }
        return [.. best.OrderByDescending(l => l.Score).ThenBy(l => l.Product).Take(most)];
    }

    /// <summary>The most bought that they have not bought.</summary>
    public IReadOnlyList<Liking> MostBought(
        IReadOnlyList<int> bought, int most, Func<int, bool>? offered = null) =>
    [
        .. Enumerable.Range(0, Count)
            .Where(p => !bought.Contains(p) && offered?.Invoke(productAt[p]) != false)
            .Take(most)
            .Select(p => new Liking(productAt[p], Share(p), 1, boughtBy[p], null, 0, 0)),
    ];

    /// <summary>How well a product fits who bought these, and what tells most for it.</summary>
    public Liking Fit(int place, IReadOnlyList<int> bought)
    {
        var (share, logs, because, most) = (Share(place), 0.0, -1, 1.0);
        foreach (var had in bought)
        {
            var chance = Chance(had, place);
            var lift = chance / share;
            logs += LogOdds(chance) - LogOdds(share);
            if (lift <= most || Both(had, place) < Least) continue;
            (because, most) = (had, lift);
        }
        // Things bought tell much the same: together they count as their root.
        var told = bought.Count == 0 ? 0 : logs / Math.Sqrt(bought.Count);
        var likely = 1 / (1 + Math.Exp(-LogOdds(share) - told));
        return because < 0
            ? new(productAt[place], likely, likely / share, boughtBy[place], null, 0, 0)
            : new(
                productAt[place], likely, likely / share, boughtBy[place],
                productAt[because], Both(because, place), boughtBy[because]);
    }

    // In odds no chance ever passes one, however much tells for it.
    private static double LogOdds(double chance)
    {
        var within = Math.Clamp(chance, 1e-9, 1 - 1e-9);
        return Math.Log(within / (1 - within));
    }

    /// <summary>The places of what a customer bought before a day.</summary>
    public List<int> PlacesBefore(Tastes tastes, int customer, int before = int.MaxValue)
    {
        var theirs = new List<int>();
        PlacesBefore(tastes, customer, before, placeOf, theirs);
        return theirs;
    }

    private static void PlacesBefore(
        Tastes tastes, int customer, int before, int[] places, List<int> theirs)
    {
        theirs.Clear();
        var products = tastes.Products(customer);
        var firsts = tastes.Firsts(customer);
        for (var i = 0; i < products.Length; i++)
            if (firsts[i] < before && places[products[i]] is >= 0 and var place)
                theirs.Add(place);
        theirs.Sort();
    }
}
