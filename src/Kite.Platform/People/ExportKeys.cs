using Kite.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite;

/// <summary>Takes the list of programs' keys along as a file; secrets are in none.</summary>
public sealed class ExportKeys(ListKeys list, TakeList take, IStringLocalizer<Texts> texts)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/keys/export",
                async (
                    Choice<SheetFormat>? format, ExportKeys export, Asker asker,
                    CancellationToken cancel) =>
                    (await export.Run(asker, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The keys of other programs as a file, without their secrets");

    public async Task<Result<Export>> Run(
        Asker asker, SheetFormat? format, CancellationToken cancel)
    {
        var keys = await list.Run(asker, cancel);
        if (keys.Refusal is { } no) return no;

        return await take.Run(
            asker,
            "keys",
            format,
            keys.Value.Items,
            [
                (texts["keys.name"], k => k.Name),
                (texts["keys.scopes"], k => string.Join(' ', k.Scopes)),
                (texts["keys.since"], k => k.CreatedAt),
                (texts["keys.revoked"], k => k.RevokedAt),
            ],
            cancel);
    }
}
