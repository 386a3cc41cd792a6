using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Kite.Catalogue;

/// <summary>The tills for programs.</summary>
internal static class TillRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/tills",
                async (KeepTills keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadStores)
            .WithSummary("The tills of the stores, store by store");
        api.MapGet(
                "/tills/{number:int}",
                async (
                    int number, KeepTills keep, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                {
                    var found = await keep.Show(asker, number, cancel);
                    if (found.Refusal is null) http.Tag(found.Value.Version);
                    return found.ToHttp();
                })
            .Needing(May.ReadStores)
            .WithSummary("One till");
        api.MapPost(
                "/tills",
                async (
                    TillFacts facts, KeepTills keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Add(asker, facts, cancel)).ToCreated(t => $"/tills/{t.Number}"))
            .Needing(May.WriteStores)
            .Idempotent()
            .WithSummary("Sets up a till in a store");
        api.MapPut("/tills/{number:int}", Change)
            .Needing(May.WriteStores)
            .WithSummary("Renames or retires a till; send its ETag as If-Match");
    }

    private static async Task<Results<Ok<TillView>, ProblemHttpResult>> Change(
        int number, TillWish wish, KeepTills keep, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        var seen = http.SeenVersion();
        if (seen.Refusal is { } no) return Http.Problem(400, no);

        var changed = await keep.Change(asker, number, seen.Value.Version, wish, cancel);
        if (changed.Refusal is null) http.Tag(changed.Value.Version);
        return changed.ToHttp();
    }
}
