using System.Globalization;
using Kite.Customers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>Takes a list of the map or the movement home as a file, whole, in one stream.</summary>
internal sealed class ExportPicked(AskPicked ask, KiteDb db)
{
    private const int AtOnce = 2000;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/insight/customers.csv", Answer)
            .Needing(May.Export)
            .WithSummary("The customers of a quarter, a cell, a lasso or a way, as CSV");

    private static async Task<IResult> Answer(
        [AsParameters] PickQuestion question, ExportPicked export, Asker asker,
        CancellationToken cancel)
    {
        var picked = await export.Pick(asker, question, cancel);
        return picked.Refusal is { } no
            ? Http.Problem(no)
            : TypedResults.Stream(
                to => export.Write(asker, picked.Value, to, cancel),
                "text/csv; charset=utf-8",
                "customers.csv");
    }

    public async Task<Result<AskPicked.Picked>> Pick(
        Asker asker, PickQuestion question, CancellationToken cancel) =>
        asker.May(May.Export)
            ? await ask.Run(asker, question, cancel)
            : new NotAllowed(May.Export);

    public async Task Write(
        Asker asker, AskPicked.Picked picked, Stream to, CancellationToken cancel)
    {
        await using var writer = CustomerFile.Begin(to);
        await writer.WriteLineAsync("number,name,visits,net,currency".AsMemory(), cancel);
        foreach (var numbers in picked.Numbers().Chunk(AtOnce))
        {
            var names = await db.NamesOf(asker, numbers, cancel);
            foreach (var number in numbers)
            {
                await writer.WriteLineAsync(
                    Line(number, names.GetValueOrDefault(number), picked).AsMemory(), cancel);
            }
        }
    }

    private static string Line(long number, CustomerName? name, AskPicked.Picked picked)
    {
        var (visits, net) = picked.FiguresOf(number);
        var money = picked.Ground.Money(net);
        var amount = money.Currency.InUnits(net).ToString(CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{number},{CustomerFile.Cell(name?.Name)},{visits},{amount},{money.Currency}");
    }
}
