using System.Runtime.CompilerServices;
using Kite.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite;

/// <summary>
/// Takes the audit trail along as a file, a row for each field of each line; what the asker may not
/// see is as masked there as on the page.
/// </summary>
public sealed class ExportTrail(
    KiteDb db, TrailReader reader, TakeList take, IStringLocalizer<Texts> texts)
{
    private const int AtOnce = 500;

    private static readonly string[] Heads =
        ["position", "when", "who", "deed", "subject", "record", "field", "from", "to"];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/audit/export",
                async (
                    [AsParameters] TrailQuestion question, Choice<SheetFormat>? format,
                    ExportTrail export, Asker asker, CancellationToken cancel) =>
                    (await export.Run(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The audit trail as a file: format csv or xlsx");

    public async Task<Result<Export>> Run(
        Asker asker, TrailQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        if (!asker.May(May.ReadAudit)) return new NotAllowed(May.ReadAudit);

        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;

        return await take.Run(
            asker,
            "audit",
            format,
            [.. Heads.Select(head => texts["trail." + head].Value)],
            Rows(asker, question, order.Value, cancel),
            cancel);
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(
        Asker asker,
        TrailQuestion question,
        ListOrder order,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        var lines = await db.LinesFor(question, cancel);
        long? last = null;
        while (true)
        {
            var batch = await lines.From(last, order).Take(AtOnce).ToListAsync(cancel);
            foreach (var line in await reader.Open(asker, batch, cancel))
            {
                foreach (var change in line.Changes.DefaultIfEmpty())
                    yield return Row(line, change);
            }
            if (batch.Count < AtOnce) yield break;
            last = batch[^1].Position;
        }
    }

    private object?[] Row(TrailLine line, FieldChange? change) =>
    [
        line.Position, line.At, line.Who, texts["trail.deed." + line.Deed].Value,
        db.Model.SubjectWord(line.Subject), line.SubjectId,
        change is null ? null : db.Model.FieldWord(line.Subject, change.Field),
        change is null or { Sight: Sight.Clear } ? change?.From : Masked(change.Sight),
        change is null or { Sight: Sight.Clear } ? change?.To : Masked(change.Sight),
    ];

    private string Masked(Sight sight) => texts["trail.sight." + Words.Kebab(sight.ToString())];
}
