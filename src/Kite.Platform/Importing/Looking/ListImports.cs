using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Importing;

/// <summary>Which imports are asked for.</summary>
public sealed record ImportQuestion(
    string? Kind = null,
    Choice<ImportState>? State = null,
    int? Limit = null,
    string? After = null);

/// <summary>The imports, the newest first.</summary>
public sealed class ListImports(KiteDb db, ImportKinds kinds)
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/imports",
                async (
                    [AsParameters] ImportQuestion question, ListImports list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.RunImports)
            .WithSummary("Lists imports, the newest first");

    public async Task<Result<Page<ImportView>>> Run(
        Asker asker, ImportQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.RunImports)) return new NotAllowed(May.RunImports);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<long>(question.After);
        if (place.Refusal is { } lost) return lost;

        var imports = db.Imports.AsNoTracking();
        if (question.State is { Value: var state }) imports = imports.Where(i => i.State == state);
        if (question.Kind is { } named)
        {
            var kind = kinds.Find(named);
            if (kind.Refusal is { } strange) return new BadInput("kind", strange);
            imports = imports.Where(i => i.Kind == kind.Value.Name);
        }
        if (!place.Value.Beginning) imports = imports.Where(i => i.Number < place.Value.Key);
        var read = await imports
            .OrderByDescending(i => i.Number)
            .Take(limit.Value.Count + 1)
            .ToListAsync(cancel);
        var business = await db.BusinessAsync(cancel);
        return Page<Import>.Of(read, limit.Value.Count, i => i.Number)
            .Select(i => ImportView.Of(i, business.Currency));
    }
}
