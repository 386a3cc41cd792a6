using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Kite.Catalogue;

/// <summary>The tax rates for programs.</summary>
internal static class TaxRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/tax-rates",
                async (KeepTaxes keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadProducts)
            .WithSummary("The tax rates with all their versions, the latest first");
        api.MapGet(
                "/tax-rates/{id:guid}",
                async (
                    Guid id, KeepTaxes keep, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                {
                    var found = await keep.Show(asker, id, cancel);
                    if (found.Refusal is null) http.Tag(found.Value.Version);
                    return found.ToHttp();
                })
            .Needing(May.ReadProducts)
            .WithSummary("One tax rate");
        api.MapPost(
                "/tax-rates",
                async (
                    TaxRateDraft draft, KeepTaxes keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Add(asker, draft, cancel)).ToCreated(r => $"/tax-rates/{r.Id}"))
            .Needing(May.ManageSettings)
            .Idempotent()
            .WithSummary("Takes in a tax rate with its first version");
        api.MapPut("/tax-rates/{id:guid}", Change)
            .Needing(May.ManageSettings)
            .WithSummary("Renames or retires a tax rate; send its ETag as If-Match");
        api.MapPost(
                "/tax-rates/{id:guid}/versions",
                async (
                    Guid id, TaxVersionDraft draft, KeepTaxes keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Begin(asker, id, draft, cancel))
                    .ToCreated(r => $"/tax-rates/{r.Id}"))
            .Needing(May.ManageSettings)
            .Idempotent()
            .WithSummary("Says how high a tax rate is from a day on, today or later");
    }

    private static async Task<Results<Ok<TaxRateView>, ProblemHttpResult>> Change(
        Guid id, TaxRateWish wish, KeepTaxes keep, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        var seen = http.SeenVersion();
        if (seen.Refusal is { } no) return Http.Problem(400, no);

        var changed = await keep.Change(asker, id, seen.Value.Version, wish, cancel);
        if (changed.Refusal is null) http.Tag(changed.Value.Version);
        return changed.ToHttp();
    }
}
