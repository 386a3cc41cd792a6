using System.Globalization;
using Kite.Catalogue;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>Which days, of one store or all; this month so far when left out.</summary>
public sealed record ReportQuestion
{
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public int? Store { get; init; }
}

/// <summary>The figures of days of one's own, tile by tile.</summary>
public sealed record ReportView(
    DateOnly From, DateOnly To, int? Store, string? StoreName, IReadOnlyList<TileView> Tiles);

/// <summary>A report over days of one's own (A10), on a page and on paper.</summary>
internal sealed class OpenReport(
    KiteDb db, IEnumerable<ITile> tiles, ArrangeDay day, PrintReport print, TimeProvider clock,
    IStringLocalizer<Texts> texts)
{
    internal const string Pdf = "application/pdf";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/reports",
                async (
                    [AsParameters] ReportQuestion question, OpenReport open, Asker asker,
                    CancellationToken cancel) =>
                    (await open.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("The figures of days of one's own, of one store or all");
        api.MapGet(
                "/reports/pdf",
                async (
                    [AsParameters] ReportQuestion question, OpenReport open, Asker asker,
                    CancellationToken cancel) =>
                    ToFile(await open.OnPaper(asker, question, cancel)))
            .Needing(May.ReadCustomers)
            .GivesFile(Pdf)
            .WithSummary("The figures of days of one's own, as PDF");
        api.MapGet(
                "/today/pdf",
                async (OpenReport open, Asker asker, CancellationToken cancel) =>
                    ToFile(await open.DayOnPaper(asker, cancel)))
            .Needing(May.ReadCustomers)
            .GivesFile(Pdf)
            .WithSummary("One's day as PDF");
    }

    public async Task<Result<ReportView>> Run(
        Asker asker, ReportQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        if ((Reach.Refused("from", question.From) ?? Reach.Refused("to", question.To)) is { } far)
            return far;

        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var to = question.To ?? today;
        var days = Period.Of(question.From ?? to.AddDays(1 - to.Day), to);
        if (days.Refusal is { } no)
            return new BadInput(question.To is null ? "from" : "to", no);
        var store = (await db.StoresAsync(cancel)).FirstOrDefault(s => s.Number == question.Store);
        if (question.Store is { } number && store is null)
            return new BadInput("store", new NoSuchStore($"{number}"));

        var read = new List<TileView>();
        // It begins with what somebody of this role looks at; the rest follows.
        foreach (var tile in tiles.OfType<IReportTile>()
            .OrderByDescending(t => asker.Role is { } role && t.UsuallyFor.Contains(role))
            .ThenBy(t => t.Order))
        {
            if (!asker.May(tile.Permission)) continue;
            var view = await tile.Over(asker, days.Value, question.Store, cancel);
            read.Add(OrTrouble(view, tile.Key, tile.Title));
        }
        return new ReportView(days.Value.From, to, store?.Number, store?.Name, read);
    }

    private async Task<Result<PrintedReport>> OnPaper(
        Asker asker, ReportQuestion question, CancellationToken cancel)
    {
        var read = await Run(asker, question, cancel);
        if (read.Refusal is { } no) return no;

        var report = read.Value;
        var days = Figures.Days(Period.Of(report.From, report.To).Value);
        return await print.Run(
            texts["report.title"], Under(days, report.StoreName),
            $"report-{report.From:yyyy-MM-dd}-{report.To:yyyy-MM-dd}.pdf", report.Tiles, cancel);
    }

    private async Task<Result<PrintedReport>> DayOnPaper(Asker asker, CancellationToken cancel)
    {
        var shown = await day.Show(asker, cancel);
        if (shown.Refusal is { } no) return no;

        var read = new List<TileView>();
        foreach (var tile in shown.Value.Tiles)
        {
            var view = await day.Read(
                asker, tile.Key, new() { Store = shown.Value.Store }, cancel);
            read.Add(OrTrouble(view, tile.Key, tile.Title));
        }
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var store = shown.Value.Stores.FirstOrDefault(s => s.Key == $"{shown.Value.Store}");
        return await print.Run(
            texts["today.title"], Under(Figures.LongDay(today), store?.Name),
            $"today-{today:yyyy-MM-dd}.pdf", read, cancel);
    }

    // One that cannot be read takes nothing from the others.
    private static TileView OrTrouble(Result<TileView> read, string key, string title) =>
        read.Refusal is { } no
            ? new(key, title, [])
            {
                Trouble = Wording.Say(
                    no is BadInput { Faults: [var first, ..] } ? first.Why : no,
                    CultureInfo.CurrentUICulture),
            }
            : read.Value;

    private string Under(string days, string? store) =>
        $"{days} · {store ?? texts["today.stores"].Value}";

    private static Results<FileContentHttpResult, ProblemHttpResult> ToFile(
        Result<PrintedReport> printed) => printed.Refusal is { } no
            ? Http.Problem(no)
            : TypedResults.File(printed.Value.Bytes, Pdf, printed.Value.Name);
}
