using Kite.Customers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>
/// Suggests to one customer what they have not bought (A7): by what those bought who bought like
/// them, or the most bought where the trial does not show that to be better.
/// </summary>
internal sealed class SuggestForCustomer(
    KiteDb db, AskFigures ask, KeptTastes kept, KnowProducts know, IStringLocalizer<Texts> words)
{
    private const int Most = 5;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/customers/{number:long}/recommendations",
                async (
                    long number, SuggestForCustomer suggest, Asker asker,
                    CancellationToken cancel) =>
                    (await suggest.Run(asker, number, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("What a customer has not bought and may like");

    public async Task<Result<SuggestionsView>> Run(
        Asker asker, long number, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPurchases)) return new NotAllowed(May.ReadPurchases);
        var begun = await ask.Begin(asker, new(), cancel);
        if (begun.Refusal is { } no) return no;
        if (!await db.Set<Customer>().AnyAsync(c => c.Number == number && number > 0, cancel))
            return new NoSuchCustomer($"{number}");

        var taste = await kept.Get(begun.Value.Today, cancel);
        var by = taste.IsBetter ? "taste" : "most-bought";
        if ((await db.NotScored(cancel)).Contains(number)) return new SuggestionsView(true, by, []);

        var catalogue = await know.Catalogue(begun.Value.Today, cancel);
        var had = await Had(taste, number, begun.Value.Today, cancel);
        if (had.Count == 0) return new SuggestionsView(false, by, []);
        var places = had.Select(taste.Same.PlaceOf).Where(p => p >= 0).Order().ToList();
        var found = taste.IsBetter
            ? taste.Same.For(places, Most, Offered)
            : taste.Same.MostBought(places, Most, Offered);
        return new SuggestionsView(
            false, by, [.. found.Select(l => View(l, taste, Named))]);

        bool Offered(int product) => !had.Contains(product)
            && catalogue.GetValueOrDefault(taste.Codes[product])?.IsSold == true;

        ThingView Named(int product) => new(
            taste.Codes[product],
            catalogue.GetValueOrDefault(taste.Codes[product])?.Name ?? taste.Codes[product]);
    }

    private SuggestionView View(Liking liking, Taste taste, Func<int, ThingView> named)
    {
        var because = liking.Because is { } had
            ? new BecauseView(named(had), liking.Both, liking.OfBecause)
            : null;
        return new(
            named(liking.Product), liking.Bought, liking.Fit, because,
            Why(words, because, liking.Bought, taste.Same.Customers));
    }

    /// <summary>The reason in a sentence.</summary>
    public static string Why(
        IStringLocalizer words, BecauseView? because, int buyers, int customers) =>
        because is null
            ? words["suggest.why.most", Figures.Count(buyers), Figures.Count(customers)]
            : words[
                "suggest.why.taste", Figures.Count(because.Both), Figures.Count(because.Of),
                because.Thing.Name];

    // As of this moment: what was bought a minute ago is suggested no more.
    private async Task<HashSet<int>> Had(
        Taste taste, long number, DateOnly today, CancellationToken cancel)
    {
        await using var snapshot = await ask.Open(cancel);
        var back = BroughtBack.Of(await snapshot.Lines.Moved(cancel, number));
        var codes = await snapshot.Products(cancel);
        var lines = await snapshot.Lines.Of(number, today, cancel);
        return
        [
            .. lines.Where(l => !back.Has(l.Position, l.Product))
                .Select(l => taste.Find(codes[l.Product])).Where(p => p >= 0),
        ];
    }
}
