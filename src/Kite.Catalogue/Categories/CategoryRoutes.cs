using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Catalogue;

/// <summary>The list of categories for programs.</summary>
internal static class CategoryRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/product-categories",
                async (KeepCategories keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadProducts)
            .WithSummary("The list of categories, and those that only stand on products");
        api.MapPost(
                "/product-categories",
                async (
                    KeepCategories.NewCategory category, KeepCategories keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Add(asker, category, cancel))
                    .ToCreated(c => $"/product-categories/{c.Id}"))
            .Needing(May.WriteProducts)
            .Idempotent()
            .WithSummary("Takes a category into the list");
        api.MapPatch(
                "/product-categories/{id:guid}",
                async (
                    Guid id, KeepCategories.Wish wish, KeepCategories keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Change(asker, id, wish, cancel)).ToHttp())
            .Needing(May.WriteProducts)
            .WithSummary("Renames or moves a category; its products get the new name");
        api.MapDelete(
                "/product-categories/{id:guid}",
                async (
                    Guid id, KeepCategories keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Remove(asker, id, cancel)).ToNoContent())
            .Needing(May.WriteProducts)
            .WithSummary("Takes a category out of the list in which no product stands");
    }
}
