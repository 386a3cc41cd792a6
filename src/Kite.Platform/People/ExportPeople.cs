using Kite.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite;

/// <summary>Takes the list of people who may sign in along as a file.</summary>
public sealed class ExportPeople(ListPeople list, TakeList take, IStringLocalizer<Texts> texts)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/people/export",
                async (
                    Choice<SheetFormat>? format, ExportPeople export, Asker asker,
                    CancellationToken cancel) =>
                    (await export.Run(asker, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The people who may sign in, as a file");

    public async Task<Result<Export>> Run(
        Asker asker, SheetFormat? format, CancellationToken cancel)
    {
        var people = await list.Run(asker, cancel);
        if (people.Refusal is { } no) return no;

        return await take.Run(
            asker,
            "people",
            format,
            people.Value.Items,
            [
                (texts["people.full-name"], p => p.FullName),
                (texts["people.name"], p => p.Name),
                (texts["people.role"], p => texts["role." + Words.Kebab(p.Role.ToString())].Value),
                (texts["people.access"], p => texts[p.MaySignIn ? "list.yes" : "list.no"].Value),
                (texts["keys.since"], p => p.CreatedAt),
            ],
            cancel);
    }
}
