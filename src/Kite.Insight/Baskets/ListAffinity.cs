using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>Lists what groups of customers buy more than the base (A7).</summary>
internal sealed class ListAffinity(
    AskFigures ask, AskGroups groups, KnowProducts know, TakeList take)
{
    public static readonly IReadOnlyList<string> Orders =
        ["atLeast", "index", "buyers", "share"];

    private static readonly string[] Heads =
    [
        "thing", "name", "group", "buyers", "of_group", "share", "all_buyers", "customers",
        "base_share", "index", "index_at_least", "index_at_most", "false_share", "sure",
    ];

    private sealed record Key(double Figure, string Thing, string Group);

    private sealed record Asked(
        AskFigures.Ground Ground, GroupedBy By, GoodsLevel Level, AskGroups.Groups Groups,
        Leanings Leanings);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/insight/affinity",
                async (
                    [AsParameters] AffinityQuestion question, ListAffinity list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("What groups of customers buy more than the base");
        api.MapGet(
                "/insight/affinity/export",
                async (
                    [AsParameters] AffinityQuestion question, Choice<SheetFormat>? format,
                    ListAffinity list, Asker asker, CancellationToken cancel) =>
                    (await list.Export(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("What groups buy more, as a file: format csv or xlsx");
    }

    public async Task<Result<AffinityView>> Run(
        Asker asker, AffinityQuestion question, CancellationToken cancel)
    {
        var limit = Cursor.LimitOf(question.Limit);
        return limit.Refusal is { } tooMany
            ? tooMany
            : await Page(asker, question, limit.Value.Count, cancel);
    }

    private async Task<Result<AffinityView>> Page(
        Asker asker, AffinityQuestion question, int limit, CancellationToken cancel)
    {
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = ListOrder.Read(question.Order, AffinityQuestion.UsualOrder, Orders);
        if (order.Refusal is { } unknown) return unknown;
        var asked = await Ask(asker, question, cancel);
        if (asked.Refusal is { } no) return no;

        var (ground, by, level, found, leanings) = asked.Value;
        if (question.Group is { } wanted && !found.Keys.Contains(wanted, StringComparer.Ordinal))
            return new BadInput(
                "group", new NoSuchGroup(wanted, string.Join(", ", found.Names)));
        var names = found.Keys.Zip(found.Names)
            .ToDictionary(n => n.First, n => n.Second, StringComparer.Ordinal);
        string[] keys = [.. leanings.All.Select(l => l.Thing).Distinct(StringComparer.Ordinal)];
        var named = await know.Names(level, keys, cancel);
        var shown = leanings.All
            .Where(l => question.Unsure == true || l.IsSure)
            .Where(l => question.Group is null || l.Group == question.Group)
            .Where(l => Found.Has(question.Find, named(l.Thing)))
            .ToList();
        var rows = Keyset.Take(
            shown, l => new Key(Figure(l, order.Value), l.Thing, l.Group), Compare,
            place.Value, limit);
        return new AffinityView(
            ground.Period.From, ground.Period.To, new Choice<GroupedBy>(by).ToString(),
            leanings.Customers, leanings.Looked, leanings.All.Count(l => l.IsSure), shown.Count,
            [.. leanings.Groups.Select(g => new GroupView(g.Group, names[g.Group], g.Customers))],
            [.. rows.Items.Select(l => View(l, named, names))], rows.Next);
    }

    private async Task<Result<Asked>> Ask(
        Asker asker, AffinityQuestion question, CancellationToken cancel)
    {
        var begun = await ask.Begin(asker, question, cancel);
        if (begun.Refusal is { } no) return no;

        var ground = begun.Value;
        var by = question.By?.Value ?? GroupedBy.Quarter;
        // Two groups that differ by one customer tell what that one bought.
        if ((ground.Members is not null || by is GroupedBy.Segment)
            && !asker.May(May.ReadPurchases))
        {
            return new NotAllowed(May.ReadPurchases);
        }
        var level = question.Level?.Value ?? GoodsLevel.Product;
        await using var snapshot = await ask.Open(cancel);
        var figures = ground.Narrow(
            await snapshot.Figures(ground.Period, ground.Store, cancel));
        var found = await groups.Run(asker, by, ground, figures, cancel);
        if (found.Refusal is { } barred) return barred;

        var tastes = await snapshot.Tastes(ground.Period, ground.Store);
        var things = await know.Things(snapshot, level, cancel);
        return new Asked(
            ground, by, level, found.Value,
            Leanings.Of(
                tastes, things, found.Value.Keys, found.Value.Of, ground.Members));
    }

    public async Task<Result<Export>> Export(
        Asker asker, AffinityQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        if (!asker.May(May.Export)) return new NotAllowed(May.Export);
        var told = await Page(
            asker, question with { After = null }, int.MaxValue - 1, cancel);
        if (told.Refusal is { } no) return no;

        var rows = told.Value.Items.Select(IReadOnlyList<object?> (l) =>
        [
            l.Thing.Key, l.Thing.Name, l.GroupName, l.Buyers, l.OfGroup, l.Share, l.AllBuyers,
            l.Customers, l.BaseShare, l.Index, l.IndexAtLeast, l.IndexAtMost, l.FalseShare,
            l.Sure,
        ]);
        return await take.Run(
            asker, "affinity", format, Heads, rows.ToAsyncEnumerable(), cancel);
    }

    private static double Figure(Leaning leaning, ListOrder order)
    {
        var figure = order.Column switch
        {
            "index" => leaning.Index,
            "buyers" => leaning.Buyers,
            "share" => leaning.Share,
            _ => leaning.IndexAtLeast,
        };
        return order.Down ? -figure : figure;
    }

    private static int Compare(Key one, Key other) =>
        one.Figure.CompareTo(other.Figure) is not 0 and var figure ? figure
        : string.CompareOrdinal(one.Thing, other.Thing) is not 0 and var thing ? thing
        : string.CompareOrdinal(one.Group, other.Group);

    private static LeaningView View(
        Leaning l, Func<string, ThingView> named, Dictionary<string, string> groups) => new(
        named(l.Thing), l.Group, groups[l.Group], l.Buyers, l.OfGroup, l.Share, l.AllBuyers,
        l.All, l.BaseShare, l.Index, l.IndexAtLeast, l.IndexAtMost, l.FalseShare, l.IsSure);
}
