using Kite.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>Takes a list of findings along as a file, with both states.</summary>
internal sealed class ExportFindings(
    KiteDb db, ListFindings list, TakeList take, IStringLocalizer<Texts> texts)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/cards/findings/export",
                async (
                    [AsParameters] FindingQuestion question, Choice<SheetFormat>? format,
                    ExportFindings export, Asker asker, CancellationToken cancel) =>
                    (await export.Run(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("Cards that did not fit the books as a file: format csv or xlsx");

    public async Task<Result<Export>> Run(
        Asker asker, FindingQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await list.Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        var stores = await db.StoreNamesAsync(cancel);
        return await take.Run(
            asker, "card-findings", format,
            [
                texts["finding.at"], texts["card.number"], texts["finding.what"],
                texts["finding.card.version"], texts["finding.card.principal"],
                texts["finding.card.bonus"], texts["finding.card.points"],
                texts["finding.books.version"], texts["finding.books.principal"],
                texts["finding.books.bonus"], texts["finding.books.points"],
                texts["card.store"], texts["finding.by"], texts["finding.verdict"],
                texts["finding.decided-by"], texts["finding.reason"],
            ],
            first.Value.All(after => list.Run(asker, whole with { After = after }, cancel))
                .Select(IReadOnlyList<object?> (f) =>
                [
                    f.At, f.CardNumber, texts[$"finding.{f.Outcome}"].Value,
                    f.OnCard.Version, f.OnCard.Principal, f.OnCard.Bonus, f.OnCard.Points,
                    f.InBooks.Version, f.InBooks.Principal, f.InBooks.Bonus, f.InBooks.Points,
                    stores.GetValueOrDefault(f.StoreNumber), f.ReadBy,
                    f.Verdict is { } v ? texts[$"finding.verdict.{v}"].Value : null,
                    f.DecidedBy, f.Reason,
                ]),
            cancel);
    }
}
