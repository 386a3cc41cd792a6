using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Kite.Importing;

/// <summary>What is said of a file that is sent.</summary>
public sealed record UploadFacts
{
    /// <summary>What its rows are: <c>purchases</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>The file's name, as people know it.</summary>
    public string? Name { get; init; }

    /// <summary>The saved mapping to read it by; guessed when none is named.</summary>
    public string? Map { get; init; }

    /// <summary>The currency of its amounts, where file and mapping do not say.</summary>
    public string? Currency { get; init; }
}

/// <summary>Takes a file in, streamed to the disk, and proposes how to read it.</summary>
public sealed class UploadFile(
    KiteDb db, ImportFiles files, ImportKinds kinds, SavedMappings mappings, LookAhead ahead,
    TimeProvider clock)
{
    private const long LargestFile = 64L << 30;
    private const int LongestName = 200;

    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/imports", Answer)
            .Needing(May.RunImports)
            .WithMetadata(new RequestSizeLimitAttribute(LargestFile))
            .DisableAntiforgery()
            .TakesFile("application/octet-stream")
            .WithSummary("Sends a file to be imported; answers how it would be understood");

    private static async Task<Results<Created<ImportPreview>, ProblemHttpResult>> Answer(
        [AsParameters] UploadFacts facts, HttpContext http, UploadFile upload, Asker asker,
        CancellationToken cancel)
    {
        var sent = await SentFile.In(http.Request, cancel);
        if (sent.Refusal is { } nothing) return Http.Problem(nothing);

        var named = facts with { Name = facts.Name ?? sent.Value.Name };
        var made = await upload.Run(asker, named, sent.Value.Body, cancel);
        if (made.Refusal is null) http.Tag(made.Value.Import.Version);
        return made.ToCreated(p => $"/imports/{p.Import.Id}");
    }

    public async Task<Result<ImportPreview>> Run(
        Asker asker, UploadFacts facts, Stream file, CancellationToken cancel)
    {
        if (!asker.May(May.RunImports)) return new NotAllowed(May.RunImports);
        var kind = kinds.Find(facts.Kind ?? "");
        if (kind.Refusal is { } strange) return new BadInput("kind", strange);
        var map = await mappings.Find(facts.Map, cancel);
        if (map.Refusal is { } unknown) return new BadInput("map", unknown);

        return await Run(
            asker, kind.Value, facts.Name, new(map.Value.Mapping, facts.Currency), file, cancel);
    }

    /// <summary>The same with the mapping in hand.</summary>
    internal async Task<Result<ImportPreview>> Run(
        Asker asker, ImportKind kind, string? name, ToldMapping told, Stream file,
        CancellationToken cancel)
    {
        if (told.Faults() is { } bad) return bad;
        var id = Guid.CreateVersion7();
        var kept = await files.Keep(id, file, cancel);
        var business = await db.For(asker).BusinessAsync(cancel);
        await kind.Ready(db, cancel);
        var read = FirstLook.At(
            files.PathOf(id), kind, told.Mapping, NameOf(name), business, told.Money);
        if (read.Refusal is { } no)
        {
            files.Remove(id);
            return new BadInput("file", no);
        }

        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var import = new Import
        {
            Id = id,
            Number = await Counter.Take(db, "imports", 1, cancel),
            Kind = kind.Name,
            FileName = NameOf(name),
            FileHash = kept.Hash,
            FileBytes = kept.Bytes,
            CreatedAt = clock.GetUtcNow(),
            StarterId = asker.Id,
            StarterName = asker.Name,
        };
        read.Value.WriteTo(import);
        var preview = ahead.Of(import, asker, business);
        import.State = preview.Faults.Count == 0 ? ImportState.Ready : ImportState.Uploaded;
        db.Add(import);
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        return preview with { Import = ImportView.Of(import, business.Currency) };
    }

    // A browser may send a whole path.
    private static string NameOf(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1].Replace("\0", "", StringComparison.Ordinal)
            .Trim();
        if (last.Length == 0) return "file";
        return last.Length <= LongestName ? last : last[^LongestName..];
    }
}
