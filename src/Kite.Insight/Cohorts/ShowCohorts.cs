using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>Shows who stays of those who came: cohorts, as figures and as a file (A7).</summary>
internal sealed class ShowCohorts(AskCohorts ask, TakeList take)
{
    private static readonly string[] Heads =
    [
        "joined_from", "joined_to", "cohort", "age", "from", "to", "customers", "visits", "net",
        "currency", "finished",
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/insight/cohorts",
                async (
                    [AsParameters] CohortQuestion question, ShowCohorts show, Asker asker,
                    CancellationToken cancel) =>
                    (await show.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("Who stays of those who came: cohorts by first purchase");
        api.MapGet(
                "/insight/cohorts/export",
                async (
                    [AsParameters] CohortQuestion question, Choice<SheetFormat>? format,
                    ShowCohorts show, Asker asker, CancellationToken cancel) =>
                    (await show.Export(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The cohorts as a file, one row for each cohort and age");
    }

    public async Task<Result<CohortsView>> Run(
        Asker asker, CohortQuestion question, CancellationToken cancel)
    {
        var told = await ask.Run(asker, question, cancel);
        return told.Refusal is { } no ? no : CohortsView.Of(told.Value);
    }

    public async Task<Result<Export>> Export(
        Asker asker, CohortQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        if (!asker.May(May.Export)) return new NotAllowed(May.Export);
        var told = await Run(asker, question, cancel);
        if (told.Refusal is { } no) return no;

        return await take.Run(
            asker, "cohorts", format, Heads, Rows(told.Value).ToAsyncEnumerable(), cancel);
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(CohortsView view) =>
        view.Cohorts.SelectMany(
            cohort => cohort.Cells,
            IReadOnlyList<object?> (cohort, cell) =>
            [
                cohort.From, cohort.To, cohort.Customers, cell.Age, cell.From, cell.To,
                cell.Customers, cell.Visits, cell.Net, cell.Net.Currency.Code, cell.IsFinished,
            ]);
}
