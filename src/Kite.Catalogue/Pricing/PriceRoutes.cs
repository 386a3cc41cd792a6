using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Kite.Catalogue;

/// <summary>Price lists, and which price holds, for programs.</summary>
internal static class PriceRoutes
{
    /// <summary>Prices to be set in a list, all of them or none.</summary>
    public sealed record ManyPrices(IReadOnlyList<ListPriceDraft?>? Prices);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/products/{id:guid}/price",
                async (
                    Guid id, [AsParameters] PriceQuestion question, AskPrice ask, Asker asker,
                    CancellationToken cancel) =>
                    (await ask.Run(asker, id, question, cancel)).ToHttp())
            .Needing(May.ReadProducts)
            .WithSummary("What a product costs a customer on a day, and why");
        MapLists(api);
        MapPrices(api);
    }

    private static void MapLists(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/price-lists",
                async (KeepPriceLists keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadProducts)
            .WithSummary("The price lists");
        api.MapPost(
                "/price-lists",
                async (
                    PriceListDraft draft, KeepPriceLists keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Add(asker, draft, cancel))
                    .ToCreated(l => $"/price-lists/{l.Id}"))
            .Needing(May.WriteProducts)
            .Idempotent()
            .WithSummary("Begins a price list");
        api.MapGet(
                "/price-lists/{id:guid}",
                async (
                    Guid id, KeepPriceLists keep, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                {
                    var found = await keep.Show(asker, id, cancel);
                    if (found.Refusal is null) http.Tag(found.Value.Version);
                    return found.ToHttp();
                })
            .Needing(May.ReadProducts)
            .WithSummary("One price list");
        api.MapPut("/price-lists/{id:guid}", Change)
            .Needing(May.WriteProducts)
            .WithSummary("Changes a price list; send the ETag you have seen as If-Match");
        api.MapDelete(
                "/price-lists/{id:guid}",
                async (
                    Guid id, KeepPriceLists keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Remove(asker, id, cancel)).ToNoContent())
            .Needing(May.WriteProducts)
            .WithSummary("Takes a price list away by which no customer buys");
    }

    private static void MapPrices(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/price-lists/{id:guid}/prices",
                async (
                    Guid id, [AsParameters] ListPriceQuestion question, ListPrices list,
                    Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, id, question, cancel)).ToHttp())
            .Needing(May.ReadProducts)
            .WithSummary("The prices of a list, by the codes of the products");
        api.MapGet(
                "/price-lists/{id:guid}/prices/export",
                async (
                    Guid id, [AsParameters] ListPriceQuestion question,
                    Choice<SheetFormat>? format, ExportListPrices export, Asker asker,
                    CancellationToken cancel) =>
                    (await export.Run(asker, id, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The prices of a list as a file: format csv or xlsx");
        api.MapPost(
                "/price-lists/{id:guid}/prices",
                async (
                    Guid id, ManyPrices prices, ListPrices list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Set(asker, id, prices.Prices, cancel)).ToHttp())
            .Needing(May.WriteProducts)
            .Idempotent()
            .WithSummary("Sets up to 1000 prices of a list: all of them, or none");
        api.MapDelete(
                "/price-lists/{id:guid}/prices/{product:guid}",
                async (
                    Guid id, Guid product, ListPrices list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Remove(asker, id, product, cancel)).ToNoContent())
            .Needing(May.WriteProducts)
            .WithSummary("Takes a product's price out of a list");
    }

    private static async Task<Results<Ok<PriceListView>, ProblemHttpResult>> Change(
        Guid id, PriceListDraft draft, KeepPriceLists keep, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        var seen = http.SeenVersion();
        if (seen.Refusal is { } no) return Http.Problem(400, no);

        var changed = await keep.Change(asker, id, seen.Value.Version, draft, cancel);
        if (changed.Refusal is null) http.Tag(changed.Value.Version);
        return changed.ToHttp();
    }
}
