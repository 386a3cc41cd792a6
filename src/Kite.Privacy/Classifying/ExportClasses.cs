using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Privacy;

/// <summary>Takes the list of classes along as a file, for an audit or a contract.</summary>
public sealed class ExportClasses(
    ListClasses list, TakeList take, IStringLocalizer<Texts> texts,
    IStringLocalizer<Kite.Platform.Texts> ground)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/privacy/classes/export",
                async (
                    [AsParameters] ClassQuestion question, Choice<SheetFormat>? format,
                    ExportClasses export, Asker asker, CancellationToken cancel) =>
                    (await export.Run(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("Every table and column with its privacy class, as a file");

    public async Task<Result<Export>> Run(
        Asker asker, ClassQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        var tables = list.Run(asker, question);
        if (tables.Refusal is { } no) return no;

        var words = new ClassWords(texts, ground);
        return await take.Run(
            asker,
            "privacy-classes",
            format,
            tables.Value.Items.SelectMany(t => t.Columns, (t, c) => new ClassRow(t, c)),
            [
                (texts["classes.table"], r => r.Table.Title),
                (texts["classes.table.name"], r => r.Table.Table),
                (texts["classes.column"], r => r.Column.Title),
                (texts["classes.column.name"], r => r.Column.Column),
                (texts["classes.class"], r => words.Class(r.Column.Class)),
                (texts["classes.kept"], r => words.How(r.Column.Kept)),
                (texts["classes.who"], r => words.Who(r.Column)),
                (texts["classes.permission"], r => r.Column.OpenedWith),
            ],
            cancel);
    }
}
