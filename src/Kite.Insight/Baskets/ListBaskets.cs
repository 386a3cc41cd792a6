using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>Lists what is bought together, page by page and as a file (A7).</summary>
internal sealed class ListBaskets(AskBaskets ask, KnowProducts know, TakeList take)
{
    public static readonly IReadOnlyList<string> Orders =
        ["atLeast", "lift", "receipts", "share", "support"];

    private static readonly string[] Heads =
    [
        "a", "a_name", "b", "b_name", "receipts", "receipts_a", "receipts_b", "receipts_all",
        "support", "share_of_a", "share_of_b", "lift", "lift_at_least", "lift_at_most",
        "false_share", "sure",
    ];

    private sealed record Key(double Figure, string A, string B);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/insight/baskets",
                async (
                    [AsParameters] BasketQuestion question, ListBaskets list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("Pairs of products or categories that are bought together");
        api.MapGet(
                "/insight/baskets/export",
                async (
                    [AsParameters] BasketQuestion question, Choice<SheetFormat>? format,
                    ListBaskets list, Asker asker, CancellationToken cancel) =>
                    (await list.Export(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The pairs as a file: format csv or xlsx");
    }

    public async Task<Result<BasketsView>> Run(
        Asker asker, BasketQuestion question, CancellationToken cancel)
    {
        var limit = Cursor.LimitOf(question.Limit);
        return limit.Refusal is { } tooMany
            ? tooMany
            : await Page(asker, question, limit.Value.Count, cancel);
    }

    private async Task<Result<BasketsView>> Page(
        Asker asker, BasketQuestion question, int limit, CancellationToken cancel)
    {
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = ListOrder.Read(question.Order, BasketQuestion.UsualOrder, Orders);
        if (order.Refusal is { } unknown) return unknown;
        var asked = await ask.Run(asker, question, cancel);
        if (asked.Refusal is { } no) return no;

        var (ground, level, baskets) = asked.Value;
        string[] keys =
        [
            .. baskets.Pairs.SelectMany(p => new[] { p.A, p.B }).Distinct(StringComparer.Ordinal),
        ];
        var named = await know.Names(level, keys, cancel);
        var shown = baskets.Pairs
            .Where(p => question.Unsure == true || p.IsSure)
            .Where(p => Found.Has(question.Find, named(p.A))
                || Found.Has(question.Find, named(p.B)))
            .ToList();
        var rows = Keyset.Take(
            shown, p => new Key(Figure(p, order.Value), p.A, p.B), Compare, place.Value, limit);
        return new BasketsView(
            ground.Period.From, ground.Period.To, baskets.Receipts, baskets.Things,
            baskets.Looked, baskets.Least, baskets.Pairs.Count(p => p.IsSure), shown.Count,
            [.. rows.Items.Select(p => View(p, named))], rows.Next);
    }

    public async Task<Result<Export>> Export(
        Asker asker, BasketQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        if (!asker.May(May.Export)) return new NotAllowed(May.Export);
        var told = await Page(
            asker, question with { After = null }, int.MaxValue - 1, cancel);
        if (told.Refusal is { } no) return no;

        var all = told.Value;
        var rows = all.Items.Select(IReadOnlyList<object?> (p) =>
        [
            p.A.Key, p.A.Name, p.B.Key, p.B.Name, p.Receipts, p.ReceiptsA, p.ReceiptsB,
            all.Receipts, p.Support, p.ShareOfA, p.ShareOfB, p.Lift, p.LiftAtLeast,
            p.LiftAtMost, p.FalseShare, p.Sure,
        ]);
        return await take.Run(
            asker, "baskets", format, Heads, rows.ToAsyncEnumerable(), cancel);
    }

    private static double Figure(Pair pair, ListOrder order)
    {
        var figure = order.Column switch
        {
            "lift" => pair.Lift,
            "receipts" => pair.Both,
            "share" => Math.Max(pair.BWithA, pair.AWithB),
            "support" => pair.Support,
            _ => pair.LiftAtLeast,
        };
        return order.Down ? -figure : figure;
    }

    private static int Compare(Key one, Key other) =>
        one.Figure.CompareTo(other.Figure) is not 0 and var figure ? figure
        : string.CompareOrdinal(one.A, other.A) is not 0 and var a ? a
        : string.CompareOrdinal(one.B, other.B);

    private static PairView View(Pair p, Func<string, ThingView> named) => new(
        named(p.A), named(p.B), p.Both, p.OfA, p.OfB, p.Support, p.BWithA, p.AWithB, p.Lift,
        p.LiftAtLeast, p.LiftAtMost, p.FalseShare, p.IsSure);
}
