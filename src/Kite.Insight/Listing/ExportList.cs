using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>Takes a ready list home as a file, whole, in one stream.</summary>
internal sealed class ExportList(OpenList open)
{
    private const int AtOnce = 5000;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/insight/lists/{list}/customers.csv", Answer)
            .Needing(May.Export)
            .WithSummary("A ready list as CSV");

    private static async Task<IResult> Answer(
        string list, [AsParameters] ListQuestion question, ExportList export, Asker asker,
        CancellationToken cancel)
    {
        var first = await export.Begin(asker, list, question, cancel);
        return first.Refusal is { } no
            ? Http.Problem(no)
            : TypedResults.Stream(
                to => export.Write(asker, list, question, first.Value, to, cancel),
                "text/csv; charset=utf-8",
                $"{list}.csv");
    }

    public async Task<Result<CustomerList>> Begin(
        Asker asker, string list, ListQuestion question, CancellationToken cancel) =>
        asker.May(May.Export)
            ? await open.Page(
                asker, list, question with { After = null, Limit = null }, AtOnce, cancel)
            : new NotAllowed(May.Export);

    private async Task Write(
        Asker asker, string list, ListQuestion question, CustomerList page, Stream to,
        CancellationToken cancel)
    {
        await using var writer = CustomerFile.Begin(to);
        await writer.WriteLineAsync(
            "number,name,rank,first,last,silent_days,usual_pause_days,visits,net,currency"
                .AsMemory(),
            cancel);
        while (true)
        {
            foreach (var customer in page.Items)
                await writer.WriteLineAsync(Line(customer).AsMemory(), cancel);
            if (page.Next is null) return;

            var more = await open.Page(
                asker, list, question with { After = page.Next }, AtOnce, cancel);
            if (more.Refusal is not null) return;
            page = more.Value;
        }
    }

    private static string Line(ListedCustomer c) => string.Create(
        CultureInfo.InvariantCulture,
        $"{c.Number},{CustomerFile.Cell(c.Name)},{c.Rank},{c.First:yyyy-MM-dd},"
        + $"{c.Last:yyyy-MM-dd},{c.SilentDays},{c.Pause},{c.Visits},"
        + $"{c.Net.Currency.InUnits(c.Net.Coins)},{c.Net.Currency}");
}
