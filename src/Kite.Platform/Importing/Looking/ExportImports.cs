using System.Runtime.CompilerServices;
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
            Rows(asker, whole, first.Value, cancel),
            cancel);
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(
        Asker asker,
        ImportQuestion question,
        Page<ImportView> page,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            foreach (var import in page.Items) yield return Row(import);
            if (page.Next is null) yield break;

            var next = await list.Run(asker, question with { After = page.Next }, cancel);
            if (next.Refusal is not null) yield break;
            page = next.Value;
        }
    }

    private object?[] Row(ImportView i) =>
    [
        i.Number, i.FileName, texts["import.state." + Words.Kebab(i.State.ToString())].Value,
        i.Counts.Read, i.Counts.Added, i.Counts.Known, i.Counts.Refused, i.Counts.NewCustomers,
        i.StarterName, i.CreatedAt,
    ];
}
