using Kite.Customers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>
/// Which changes of a run: all, those up, those down, or those who are in a class for the first
/// time.
/// </summary>
public enum ChangeWay
{
    Up,
    Down,
    First,
}

/// <summary>Changes of a run, by the figure they stand on, the largest first.</summary>
public sealed record ChangeQuestion
{
    public Choice<ChangeWay>? Way { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string Usual = "net-down";
}

/// <summary>Lists who came into another class by a run.</summary>
internal sealed class ListChanges(
    KiteDb db, TakeList take, IStringLocalizer<Texts> texts)
{
    private sealed record Key(long Coins, long Number);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/class-runs/{id:guid}/changes",
                async (
                    Guid id, [AsParameters] ChangeQuestion question, ListChanges list,
                    Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, id, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("Who came into another class by a run");
        api.MapGet(
                "/class-runs/{id:guid}/changes/export",
                async (
                    Guid id, [AsParameters] ChangeQuestion question,
                    Choice<SheetFormat>? format, ListChanges list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Export(asker, id, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("Who came into another class by a run, as a file: csv or xlsx");
    }

    public async Task<Result<Page<ClassChangeView>>> Run(
        Asker asker, Guid id, ChangeQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = ListOrder.Read(question.Order, ChangeQuestion.Usual, ["net"]);
        if (order.Refusal is { } unknown) return unknown;
        var run = await db.ClassRuns.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (run is null) return new NoSuchClassRun(id);

        var read = await From(place.Value, order.Value.Down, Asked(id, question))
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        var page = Page<ClassChange>.Of(
            read, limit.Value.Count, c => new Key(c.NetCoins, c.CustomerNumber));
        return await Views(asker, run.SchemeId, page, cancel);
    }

    public async Task<Result<Export>> Export(
        Asker asker, Guid id, ChangeQuestion question, SheetFormat? format,
        CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await Run(asker, id, whole, cancel);
        if (first.Refusal is { } no) return no;

        string[] heads =
        [
            texts["column.number"], texts["column.customer"], texts["scheme.from"],
            texts["scheme.to"], texts["scheme.figure"], texts["scheme.day"],
        ];
        return await take.Run(
            asker, "class-changes", format, heads,
            first.Value.All(after => Run(asker, id, whole with { After = after }, cancel))
                .Select(IReadOnlyList<object?> (c) =>
                    [c.Number, c.Name, c.From, c.To, c.Net, c.Day]),
            cancel);
    }

    // A class of a lower number is a better one; none is below all.
    private IQueryable<ClassChange> Asked(Guid run, ChangeQuestion question)
    {
        var all = db.ClassChanges.AsNoTracking().Where(c => c.RunId == run);
        return question.Way?.Value switch
        {
            ChangeWay.Up => all.Where(c =>
                !c.IsFirst && c.ToClass > 0 && (c.FromClass == 0 || c.ToClass < c.FromClass)),
            ChangeWay.Down => all.Where(c =>
                !c.IsFirst && c.FromClass > 0 && (c.ToClass == 0 || c.ToClass > c.FromClass)),
            ChangeWay.First => all.Where(c => c.IsFirst),
            _ => all,
        };
    }

    private static IQueryable<ClassChange> From(
        Place<Key> place, bool down, IQueryable<ClassChange> all)
    {
        var (start, coins, number) = (
            place.Beginning, place.Key?.Coins ?? 0, place.Key?.Number ?? 0);
        return down
            ? all.Where(c => start || c.NetCoins < coins
                    || (c.NetCoins == coins && c.CustomerNumber > number))
                .OrderByDescending(c => c.NetCoins).ThenBy(c => c.CustomerNumber)
            : all.Where(c => start || c.NetCoins > coins
                    || (c.NetCoins == coins && c.CustomerNumber > number))
                .OrderBy(c => c.NetCoins).ThenBy(c => c.CustomerNumber);
    }

    private async Task<Page<ClassChangeView>> Views(
        Asker asker, Guid scheme, Page<ClassChange> page, CancellationToken cancel)
    {
        var versions = await db.ClassSchemes.AsNoTracking().Where(s => s.SchemeId == scheme)
            .ToListAsync(cancel);
        var (classes, currency) = (
            new SchemeNames(versions), (await db.BusinessAsync(cancel)).Currency);
        var names = await db.NamesOf(
            asker, [.. page.Items.Select(c => c.CustomerNumber)], cancel);
        return page.Select(c => new ClassChangeView(
            c.CustomerNumber,
            names.GetValueOrDefault(c.CustomerNumber)?.Name,
            classes.Of(c.FromVersion, c.FromClass),
            classes.Of(c.Version, c.ToClass),
            new(c.NetCoins, currency),
            c.Day));
    }
}
