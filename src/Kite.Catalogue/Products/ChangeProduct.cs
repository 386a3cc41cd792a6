using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>Changes what is said of a product; its code stays.</summary>
public sealed class ChangeProduct(KiteDb db, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut("/products/{id:guid}", Answer)
            .Needing(May.WriteProducts)
            .WithSummary("Changes a product; send the ETag you have seen as If-Match");

    private static async Task<Results<Ok<ProductView>, ProblemHttpResult>> Answer(
        Guid id, ProductFacts facts, ChangeProduct change, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        var seen = http.SeenVersion();
        if (seen.Refusal is { } no) return Http.Problem(400, no);

        var changed = await change.Run(asker, id, seen.Value.Version, facts, cancel);
        if (changed.Refusal is null) http.Tag(changed.Value.Version);
        return changed.ToHttp();
    }

    public async Task<Result<ProductView>> Run(
        Asker asker, Guid id, long seen, ProductFacts typed, CancellationToken cancel)
    {
        if (!asker.May(May.WriteProducts)) return new NotAllowed(May.WriteProducts);

        var product = await db.For(asker).Products.FindAsync([id], cancel);
        if (product is null) return new NoSuchProduct(id.ToString());
        if (product.Version != seen) return new ChangedMeanwhile(seen, product.Version);

        var sound = (typed with { Code = typed.Code ?? product.Code }).Checked();
        if (sound.Refusal is { } no) return no;
        var facts = sound.Value;
        if (facts.Code != product.Code)
            return new BadInput("code", new ProductCodeStays(product.Code));
        if (await db.TaxFault(facts, cancel) is { } untaxed) return untaxed;
        if (await db.TakenBarcode(facts, id, cancel) is { } taken) return taken;

        await Put(product, facts, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(seen, seen + 1);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Someone gave the barcode to another product a moment ago.
            db.ChangeTracker.Clear();
            if (await db.TakenBarcode(facts, id, cancel) is { } late) return late;
            throw;
        }
        return ProductView.Of(product, facts.AllBarcodes);
    }

    private async Task Put(Product product, ProductFacts facts, CancellationToken cancel)
    {
        var there = await db.ProductBarcodes.Where(b => b.ProductId == product.Id)
            .ToListAsync(cancel);
        var wanted = facts.AllBarcodes.ToHashSet(StringComparer.Ordinal);
        db.RemoveRange(there.Where(b => !wanted.Contains(b.Barcode)));
        db.AddRange(wanted.Except(there.Select(b => b.Barcode), StringComparer.Ordinal).Select(
            b => new ProductBarcode { Barcode = b, ProductId = product.Id }));
        product.Put(facts, clock.GetUtcNow());
        product.Version++;
    }
}
