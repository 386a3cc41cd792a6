using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>One product with all that is said of it.</summary>
public sealed class ShowProduct(KiteDb db)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/products/{id:guid}",
                async (
                    Guid id, ShowProduct show, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                {
                    var found = await show.Run(asker, id, cancel);
                    if (found.Refusal is null) http.Tag(found.Value.Version);
                    return found.ToHttp();
                })
            .Needing(May.ReadProducts)
            .WithSummary("One product");

    public async Task<Result<ProductView>> Run(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadProducts)) return new NotAllowed(May.ReadProducts);

        var product = await db.Products.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (product is null) return new NoSuchProduct(id.ToString());

        return ProductView.Of(product, (await db.BarcodesOf([id], cancel))[id]);
    }
}
