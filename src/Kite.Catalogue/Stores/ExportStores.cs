using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Catalogue;

/// <summary>Takes the list of stores along as a file.</summary>
public sealed class ExportStores(ListStores list, TakeList take, IStringLocalizer<Texts> texts)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/stores/export",
                async (
                    Choice<SheetFormat>? format, ExportStores export, Asker asker,
                    CancellationToken cancel) =>
                    (await export.Run(asker, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The stores as a file: format csv or xlsx");

    public async Task<Result<Export>> Run(
        Asker asker, SheetFormat? format, CancellationToken cancel)
    {
        var stores = await list.Run(asker, cancel);
        if (stores.Refusal is { } no) return no;

        return await take.Run(
            asker,
            "stores",
            format,
            stores.Value.Items,
            [
                (texts["stores.number"], s => s.Number),
                (texts["stores.name"], s => s.Name),
                (texts["stores.zone"], s => s.TimeZone),
                (texts["stores.cut-off"], s => Hour(s.CutOff)),
            ],
            cancel);
    }

    private static string Hour(TimeOnly at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);
}
