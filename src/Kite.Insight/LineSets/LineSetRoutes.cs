using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Insight;

/// <summary>The sets of lines for programs.</summary>
internal static class LineSetRoutes
{
    public static IServiceCollection AddLineSets(this IServiceCollection services) => services
        .AddSingleton(new ListWithViews("threshold-sets", May.ReadInsight))
        .AddScoped<KeepLineSets>()
        .AddScoped<ListLineSets>();

    public static void MapLineSets(this IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/threshold-sets",
                async (
                    bool? retired, ListLineSets list, Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, retired, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("The sets of lines of the map, with those that hold today");
        api.MapGet(
                "/threshold-sets/export",
                async (
                    bool? retired, Choice<SheetFormat>? format, ListLineSets list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Export(asker, retired, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The sets of lines with all their versions: format csv or xlsx");
        api.MapGet(
                "/threshold-sets/{id:guid}",
                async (
                    Guid id, ListLineSets list, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                    (await list.Whole(asker, id, cancel)).ToTagged(http, s => s.Set.Version))
            .Needing(May.ReadInsight)
            .WithSummary("A set of lines with all its versions");
        api.MapPost(
                "/threshold-sets",
                async (
                    ThresholdSetFacts facts, KeepLineSets keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Make(asker, facts, cancel))
                        .ToCreated(s => $"/threshold-sets/{s.Id}"))
            .Needing(May.ManageSettings)
            .Idempotent()
            .WithSummary("Makes a set of lines under a name");
        api.MapPost(
                "/threshold-sets/{id:guid}/versions",
                async (
                    Guid id, ThresholdFacts facts, KeepLineSets keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Move(asker, id, facts, cancel))
                        .ToCreated(s => $"/threshold-sets/{s.Id}"))
            .Needing(May.ManageSettings)
            .Idempotent()
            .WithSummary("Gives a set other lines from a day on; what it was before is kept");
        api.MapPut("/threshold-sets/{id:guid}", Change)
            .Needing(May.ManageSettings)
            .WithSummary("Renames or retires a set of lines; send its ETag as If-Match");
    }

    private static async Task<Results<Ok<ThresholdSetView>, ProblemHttpResult>> Change(
        Guid id, ThresholdSetWish wish, KeepLineSets keep, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        var seen = http.SeenVersion();
        return seen.Refusal is { } no
            ? Http.Problem(400, no)
            : (await keep.Change(asker, id, seen.Value.Version, wish, cancel))
                .ToTagged(http, s => s.Version);
    }
}
