using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>Which rehearsals are asked for; <c>find</c> is a part of the strategy's name.
/// </summary>
public sealed record RehearsalQuestion
{
    public Guid? Strategy { get; init; }
    public Choice<RehearsalState>? State { get; init; }
    public string? Find { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string Newest = "when-down";

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, Newest, ["when", "cost"]);
}

/// <summary>Lists the rehearsals, the newest first unless asked otherwise.</summary>
internal sealed class ListRehearsals(
    KiteDb db, TakeList take, IStringLocalizer<Texts> texts)
{
    private sealed record Key(long Coins, long Number);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/rehearsals",
                async (
                    [AsParameters] RehearsalQuestion question, ListRehearsals list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("Lists rehearsals, the newest first unless asked otherwise");
        api.MapGet(
                "/rehearsals/export",
                async (
                    [AsParameters] RehearsalQuestion question, Choice<SheetFormat>? format,
                    ListRehearsals list, Asker asker, CancellationToken cancel) =>
                    (await list.Export(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The list of rehearsals as a file: format csv or xlsx");
    }

    public async Task<Result<Page<RehearsalView>>> Run(
        Asker asker, RehearsalQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;

        var read = await From(place.Value, order.Value, Asked(question))
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        return Page<Rehearsal>
            .Of(read, limit.Value.Count, r => new Key(r.CostCoins, r.Number))
            .Select(RehearsalView.Of);
    }

    public async Task<Result<Export>> Export(
        Asker asker, RehearsalQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        string[] heads =
        [
            texts["rehearsal.number"], texts["rehearsal.strategy"], texts["rehearsal.version"],
            texts["rehearsal.state"], texts["rehearsal.from"], texts["rehearsal.to"],
            texts["rehearsal.receipts"], texts["rehearsal.touched"], texts["rehearsal.given"],
            texts["rehearsal.cost"], texts["rehearsal.by"], texts["rehearsal.when"],
        ];
        return await take.Run(
            asker, "rehearsals", format, heads,
            first.Value.All(after => Run(asker, whole with { After = after }, cancel))
                .Select(Row),
            cancel);
    }

    private object?[] Row(RehearsalView r) =>
    [
        r.Number, r.StrategyName, r.StrategyVersion, texts[$"rehearsal.state.{r.State}"].Value,
        r.From, r.To, r.Receipts, r.Touched, r.Given, r.Cost, r.By, r.At,
    ];

    private IQueryable<Rehearsal> Asked(RehearsalQuestion question)
    {
        var asked = db.Rehearsals.AsNoTracking();
        if (question.Strategy is { } strategy)
            asked = asked.Where(r => r.StrategyId == strategy);
        if (question.State is { Value: var state }) asked = asked.Where(r => r.State == state);
        if (question.Find?.Trim() is not { Length: > 0 } find) return asked;

        // Either database has its own way of not minding capitals.
        var escaped = find.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
        var like = $"%{escaped}%";
        return db.IsPostgres
            ? asked.Where(r => EF.Functions.ILike(r.StrategyName, like, @"\"))
            : asked.Where(r => EF.Functions.Like(r.StrategyName, like, @"\"));
    }

    private static IQueryable<Rehearsal> From(
        Place<Key> place, ListOrder order, IQueryable<Rehearsal> all)
    {
        var (start, coins, number) = (
            place.Beginning, place.Key?.Coins ?? 0, place.Key?.Number ?? 0);
        return order switch
        {
            { Column: "cost", Down: true } => all
                .Where(r => start || r.CostCoins < coins
                    || (r.CostCoins == coins && r.Number < number))
                .OrderByDescending(r => r.CostCoins).ThenByDescending(r => r.Number),
            { Column: "cost" } => all
                .Where(r => start || r.CostCoins > coins
                    || (r.CostCoins == coins && r.Number > number))
                .OrderBy(r => r.CostCoins).ThenBy(r => r.Number),
            { Down: true } => all.Where(r => start || r.Number < number)
                .OrderByDescending(r => r.Number),
            _ => all.Where(r => start || r.Number > number).OrderBy(r => r.Number),
        };
    }
}
