using Kite.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Importing;

/// <summary>Takes the list of imports along as a file: what came when, and what of it.</summary>
public sealed class ExportImports(ListImports list, TakeList take, IStringLocalizer<Texts> texts)
{
    private static readonly string[] Heads =
    [
        "kept.any.number", "import.file", "import.state", "import.count.read",
        "import.count.added", "import.count.known", "import.count.refused",
        "import.count.new-customers", "import.who", "import.when",
    ];

    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/imports/export",
                async (
                    [AsParameters] ImportQuestion question, Choice<SheetFormat>? format,
                    ExportImports export, Asker asker, CancellationToken cancel) =>
                    (await export.Run(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The list of imports as a file: format csv or xlsx");

    public async Task<Result<Export>> Run(
        Asker asker, ImportQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await list.Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker,
            "imports",
            format,
            [.. Heads.Select(head => texts[head].Value)],
            first.Value.All(after => list.Run(asker, whole with { After = after }, cancel))
                .Select(Row),
            cancel);
    }

    private object?[] Row(ImportView i) =>
    [
        i.Number, i.FileName, texts["import.state." + Words.Kebab(i.State.ToString())].Value,
        i.Counts.Read, i.Counts.Added, i.Counts.Known, i.Counts.Refused, i.Counts.NewCustomers,
        i.StarterName, i.CreatedAt,
    ];
}
