using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Kite.Importing;

/// <summary>Corrects how a file is read, and shows what it looks like then.</summary>
public sealed class SetMapping(KiteDb db, ImportFiles files, ImportKinds kinds, LookAhead ahead)
{
    private const int LongestName = 200;

    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPut("/imports/{id:guid}/mapping", Answer)
            .Needing(May.RunImports)
            .WithSummary("Corrects the mapping; send the ETag you have seen as If-Match");

    private static async Task<Results<Ok<ImportPreview>, ProblemHttpResult>> Answer(
        Guid id, ImportMapping mapping, SetMapping set, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        var seen = http.SeenVersion();
        if (seen.Refusal is { } no) return Http.Problem(400, no);

        var changed = await set.Run(asker, id, seen.Value.Version, mapping, cancel);
        if (changed.Refusal is null) http.Tag(changed.Value.Import.Version);
        return changed.ToHttp();
    }

    public async Task<Result<ImportPreview>> Run(
        Asker asker, Guid id, long seen, ImportMapping mapping, CancellationToken cancel)
    {
        if (!asker.May(May.RunImports)) return new NotAllowed(May.RunImports);
        if (string.IsNullOrWhiteSpace(mapping.Name))
            return new BadInput("name", new NameIsMissing(LongestName));
        var found = await db.For(asker).ImportAsync(id, cancel);
        if (found.Refusal is { } none) return none;

        var import = found.Value;
        if (import.Version != seen) return new ChangedMeanwhile(seen, import.Version);
        if (!import.MayBeMapped) return new ImportHasBegun();
        if (!files.Has(id)) return new ImportFileIsGone(import.FileName);

        var business = await db.BusinessAsync(cancel);
        var kind = kinds[import.Kind];
        await kind.Ready(db, cancel);
        var read = FirstLook.At(files.PathOf(id), kind, mapping, import.FileName, business);
        if (read.Refusal is { } no) return new BadInput("shape", no);

        read.Value.WriteTo(import);
        var preview = ahead.Of(import, asker, business);
        import.State = preview.Faults.Count == 0 ? ImportState.Ready : ImportState.Uploaded;
        (import.DryRun, import.Failure) = (null, null);
        import.Version++;
        var saved = await db.SaveAsync(import, cancel);
        return saved.Refusal is { } late ? late : preview with { Import = saved.Value };
    }
}
