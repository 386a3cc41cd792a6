using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>
/// Takes the segments, or the customers of one, along as a file; names only for who may see them.
/// </summary>
internal sealed class ExportSegments(
    ListSegments list, TakeList take, IStringLocalizer<Texts> texts)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/segments/export",
                async (
                    Choice<SheetFormat>? format, string? find, ExportSegments export, Asker asker,
                    CancellationToken cancel) =>
                    (await export.Run(asker, find, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The segments as a file: format csv or xlsx");
        api.MapGet(
                "/segments/{id:guid}/members/export",
                async (
                    Guid id, string? order, Choice<SheetFormat>? format, ExportSegments export,
                    Asker asker, CancellationToken cancel) =>
                    (await export.Members(asker, id, order, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The customers of a segment as a file");
    }

    public async Task<Result<Export>> Run(
        Asker asker, string? find, SheetFormat? format, CancellationToken cancel)
    {
        var segments = await list.Run(asker, cancel);
        if (segments.Refusal is { } no) return no;

        Column<SegmentView>[] named = [new("name", "", _ => _ => { }) { Value = s => s.Name }];
        return await take.Run(
            asker,
            "segments",
            format,
            ShortRows.Of(segments.Value.Items, named, find, order: null),
            [
                (texts["segment.name"], s => s.Name),
                (texts["column.customers"], s => s.Customers),
                (texts["segment.made"], s => s.MadeAt),
                (texts["segment.by"], s => s.MadeBy),
            ],
            cancel);
    }

    public async Task<Result<Export>> Members(
        Asker asker, Guid id, string? order, SheetFormat? format, CancellationToken cancel)
    {
        var question = new MemberQuestion { Order = order, Limit = Cursor.GreatestLimit };
        var first = await list.Members(asker, id, question, cancel);
        if (first.Refusal is { } no) return no;

        var named = asker.May(May.ReadPersonal);
        List<string> heads = [texts["column.number"]];
        if (named) heads.Add(texts["column.customer"]);
        return await take.Run(
            asker, "segment", format, heads,
            first.Value
                .All(after => list.Members(asker, id, question with { After = after }, cancel))
                .Select(IReadOnlyList<object?> (m) => named ? [m.Number, m.Name] : [m.Number]),
            cancel);
    }
}
