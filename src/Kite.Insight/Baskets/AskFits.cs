using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>How well something fits a customer who has not bought it, and why.</summary>
internal sealed record FitOf(double Fit, string Why);

/// <summary>
/// Finds the customers whom a product fits: by what those bought who bought it; where that is not
/// known to be better than guessing, or nobody has bought it yet, by its category.
/// </summary>
internal sealed class AskFits(
    KiteDb db, KeptTastes kept, KnowProducts know, IStringLocalizer<Texts> words)
{
    /// <summary>Half as likely again as anyone.</summary>
    public const double LeastFit = 1.5;

    private const int FewestOfCategory = 2;

    public async Task<Result<Fits>> Run(
        AskFigures.Ground ground, Snapshot snapshot, string code, CancellationToken cancel)
    {
        var taste = await kept.Get(ground.Today, cancel);
        var catalogue = await know.Catalogue(ground.Today, cancel);
        var product = taste.Find(code);
        if (product < 0 && !catalogue.ContainsKey(code))
            return new BadInput("fits", new NoSuchThing(code));
        if (catalogue.GetValueOrDefault(code)?.IsSold != true)
            return new BadInput("fits", new ProductIsNotSold(code));

        var leftOut = await db.NotScored(cancel);
        var place = taste.Same.PlaceOf(product);
        var found = taste.IsBetter && place >= 0
            && taste.Same.Bought(place) >= BoughtBySame.Least
            ? ByTaste(taste, place, Name)
            : ByCategory(taste, product, catalogue, catalogue[code].Category);
        var had = await Buyers(snapshot, code, cancel);
        var fits = new Dictionary<long, FitOf>();
        var hidden = 0;
        foreach (var (customer, fit) in found)
        {
            if (had.Contains(customer)) continue;
            if (leftOut.Contains(customer)) hidden++;
            else fits.Add(customer, fit);
        }
        return new Fits(fits, hidden);

        string Name(int other) =>
            catalogue.GetValueOrDefault(taste.Codes[other])?.Name ?? taste.Codes[other];
    }

    private IEnumerable<(long, FitOf)> ByTaste(
        Taste taste, int place, Func<int, string> name)
    {
        // What most have bought cannot be half as likely again: halfway to sure is enough then.
        var least = Math.Min(LeastFit, (1 + (1 / taste.Same.Share(place))) / 2);
        for (var c = 0; c < taste.Tastes.Count; c++)
        {
            var bought = taste.Same.PlacesBefore(taste.Tastes, c);
            if (bought.Contains(place)) continue;
            var liking = taste.Same.Fit(place, bought);
            if (liking.Fit < least || liking.Because is not { } because) continue;
            yield return (taste.Tastes.Customer(c), new(liking.Fit, words[
                "fits.why.taste", Figures.Count(liking.Both), Figures.Count(liking.OfBecause),
                name(because)]));
        }
    }

    private IEnumerable<(long, FitOf)> ByCategory(
        Taste taste, int product, IReadOnlyDictionary<string, KnowProducts.Known> catalogue,
        string? category)
    {
        if (category is null) yield break;
        var same = taste.Codes
            .Select(c => catalogue.GetValueOrDefault(c)?.Category == category).ToArray();
        for (var c = 0; c < taste.Tastes.Count; c++)
        {
            var count = 0;
            foreach (var bought in taste.Tastes.Products(c))
                if (same[bought] && bought != product) count++;
            if (count < FewestOfCategory) continue;
            yield return (taste.Tastes.Customer(c), new(count, words[
                "fits.why.category", Figures.Count(count), category]));
        }
    }

    private static async Task<HashSet<long>> Buyers(
        Snapshot snapshot, string code, CancellationToken cancel)
    {
        var codes = await snapshot.Products(cancel);
        if (codes.Find(code) is not { } product) return [];
        var back = await snapshot.BroughtBack();
        var lines = await snapshot.Lines.BuyersOf(product, code, cancel);
        return [.. lines.Where(l => !back.Has(l.Position, product)).Select(l => l.Customer)];
    }
}

/// <summary>Whom a product fits, and how many are left out at their wish.</summary>
internal sealed record Fits(IReadOnlyDictionary<long, FitOf> Of, int LeftOut);

/// <summary>What is sold no more is not suggested.</summary>
internal sealed record ProductIsNotSold(string Product) : Refusal;
