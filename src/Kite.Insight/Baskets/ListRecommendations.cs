using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>
/// Tells whether suggestions can be trusted, and lists the products that are sold, each of which
/// opens the customers whom it fits (A7).
/// </summary>
internal sealed class ListRecommendations(
    KiteDb db, AskFigures ask, KeptTastes kept, KnowProducts know)
{
    public static readonly IReadOnlyList<string> Orders = ["buyers", "product"];

    private sealed record Key(int Figure, string Name, string Code);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/recommendations",
                async (
                    [AsParameters] RecommendationQuestion question, ListRecommendations list,
                    Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("Whether suggestions can be trusted, and the products to suggest");

    public async Task<Result<RecommendationsView>> Run(
        Asker asker, RecommendationQuestion question, CancellationToken cancel)
    {
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = ListOrder.Read(
            question.Order, RecommendationQuestion.UsualOrder, Orders);
        if (order.Refusal is { } unknown) return unknown;
        var begun = await ask.Begin(asker, new(), cancel);
        if (begun.Refusal is { } no) return no;

        var taste = await kept.Get(begun.Value.Today, cancel);
        var leftOut = await db.NotScored(cancel);
        var offered = (await know.Catalogue(begun.Value.Today, cancel)).Values
            .Where(p => p.IsSold && Found.Has(question.Find, new(p.Code, p.Name)))
            .Select(p => View(p, taste));
        var rows = Keyset.Take(
            offered, p => KeyOf(p, order.Value), Comparing(order.Value), place.Value,
            limit.Value.Count);
        return new RecommendationsView(
            taste.IsBetter ? "taste" : "most-bought", View(taste.Trial), taste.Same.Customers,
            leftOut.Count(n => taste.Tastes.Find(n) >= 0), rows.Items, rows.Next);
    }

    private static OfferedView View(KnowProducts.Known product, Taste taste)
    {
        var place = taste.Same.PlaceOf(taste.Find(product.Code));
        return new(
            new(product.Code, product.Name), product.Category,
            place < 0 ? 0 : taste.Same.Bought(place), place < 0 ? 0 : taste.Same.Share(place));
    }

    private static Key KeyOf(OfferedView p, ListOrder order) => new(
        order.Column == "buyers" ? (order.Down ? -p.Buyers : p.Buyers) : 0,
        order.Column == "product" ? p.Product.Name : "", p.Product.Key);

    private static Comparison<Key> Comparing(ListOrder order) => (one, other) =>
        one.Figure.CompareTo(other.Figure) is not 0 and var figure ? figure
        : string.CompareOrdinal(one.Name, other.Name) is not 0 and var name
            ? (order.Down ? -name : name)
        : string.CompareOrdinal(one.Code, other.Code);

    private static TasteTrialView? View(TasteTrial? t) => t is null ? null : new(
        t.Split, t.Last, t.Shown, t.Customers, t.Hits, t.Rate, t.MostBoughtHits,
        t.MostBoughtRate, t.Chance, Words.Kebab($"{t.Verdict}"));
}
