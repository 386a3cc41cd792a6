using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>Takes a product into the catalogue (T1).</summary>
public sealed class AddProduct(KiteDb db, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/products",
                async (
                    ProductFacts facts, AddProduct add, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                {
                    var added = await add.Run(asker, facts, cancel);
                    if (added.Refusal is null) http.Tag(added.Value.Version);
                    return added.ToCreated(p => $"/products/{p.Id}");
                })
            .Needing(May.WriteProducts)
            .Idempotent()
            .WithSummary("Takes a product into the catalogue");

    public async Task<Result<ProductView>> Run(
        Asker asker, ProductFacts typed, CancellationToken cancel)
    {
        if (!asker.May(May.WriteProducts)) return new NotAllowed(May.WriteProducts);
        var sound = typed.Checked();
        if (sound.Refusal is { } no) return no;

        var facts = sound.Value;
        db.For(asker);
        if (await IsTaken(facts, cancel) is { } taken) return taken;

        await using var whole = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        var at = clock.GetUtcNow();
        var product = new Product
        {
            Number = await Counter.Take(db, Counter.Products, 1, cancel),
            Code = facts.Code!,
            Source = "kite",
            CreatedAt = at,
        };
        product.Put(facts, at);
        db.Add(product);
        db.AddRange(facts.AllBarcodes.Select(
            b => new ProductBarcode { Barcode = b, ProductId = product.Id }));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Someone took the code or the barcode a moment ago.
            db.ChangeTracker.Clear();
            if (whole is not null) await whole.RollbackAsync(cancel);
            if (await IsTaken(facts, cancel) is { } late) return late;
            throw;
        }
        if (whole is not null) await whole.CommitAsync(cancel);
        return ProductView.Of(product, facts.AllBarcodes);
    }

    private async Task<BadInput?> IsTaken(ProductFacts facts, CancellationToken cancel) =>
        await db.Products.AnyAsync(p => p.Code == facts.Code, cancel)
            ? new BadInput("code", new ProductCodeIsTaken(facts.Code!))
            : await db.TaxFault(facts, cancel)
                ?? await db.TakenBarcode(facts, Guid.Empty, cancel);
}
