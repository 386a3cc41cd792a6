using Kite.Importing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>One file of products on its way into the books.</summary>
internal sealed class ProductWork(
    ImportOrder order, string source, Tally met, TimeProvider clock)
    : ImportWork
{
    private readonly KnownRecords mode = order.Mapping.Known ?? KnownRecords.Leave;
    private readonly ProductReader reader = new(order);

    public override UnderstoodRow? Understand(RowReading reading) => reader.Read(reading);

    public override async Task<BatchPlan> Plan(
        KiteDb db, IReadOnlyList<UnderstoodRow> rows, bool forReal, CancellationToken cancel)
    {
        List<FileProduct> all = [.. rows.Cast<FileProduct>()];
        var standing = new StandingProducts(mode);
        await standing.Read(db, all, cancel);
        var taxes = await TaxWords.Read(db, cancel);
        var plan = new ProductPlan();
        var firsts = new Dictionary<string, FileProduct>(StringComparer.Ordinal);
        foreach (var row in all)
        {
            var known = standing.Find(row.Code);
            // Those that stay as they are take no barcode from the file.
            var takes = known is null || mode is not KnownRecords.Leave;
            if (!taxes.Settle(row))
                row.Reading.RefuseField(
                    ProductFields.Tax, new NoSuchTaxRate(row.Facts.TaxRate!));
            else if (standing.PriceFault(row) is { } dear)
                row.Reading.RefuseField(ProductFields.MemberPrice, dear.Why);
            else if (takes && (standing.Claim(row) ?? TakenBefore(row, forReal)) is { } taken)
                row.Reading.RefuseField(ProductFields.Barcode, taken);
            else if (known is { } product && standing.Take(row)) plan.Change(row, product);
            else if (known is not null) plan.Pass();
            else Bring(plan, firsts, row, forReal);
        }
        return plan;
    }

    public override async Task<BatchPlaces> Take(
        KiteDb db, BatchPlan plan, CancellationToken cancel)
    {
        var batch = (ProductPlan)plan;
        await Change(db, batch.Changes, cancel);
        if (batch.Fresh.Count == 0) return BatchPlaces.None;

        var first = await Counter.Take(db, Counter.Products, batch.Fresh.Count, cancel);
        var at = clock.GetUtcNow();
        var products = batch.Fresh.Select((row, i) => Make(row, first + i, at)).ToList();
        await BulkWriter.Write(db, products, cancel);
        var barcodes = batch.Fresh.Zip(products).SelectMany(p => p.First.Facts.AllBarcodes
            .Select(b => new ProductBarcode { Barcode = b, ProductId = p.Second.Id }));
        await BulkWriter.Write(db, [.. barcodes], cancel);
        return new(first, first + products.Count - 1);
    }

    protected override void Close() => met.Dispose();

    private void Bring(
        ProductPlan plan, Dictionary<string, FileProduct> firsts, FileProduct row, bool forReal)
    {
        if (firsts.TryGetValue(row.Code, out var first))
        {
            var both = mode switch
            {
                KnownRecords.Leave => first.Facts,
                KnownRecords.Fill => first.Facts.Over(row.Facts),
                _ => row.Facts.Over(first.Facts),
            };
            if (both.PriceFault() is { } dear)
            {
                row.Reading.RefuseField(ProductFields.MemberPrice, dear.Why);
                return;
            }
            first.Facts = both;
            plan.Pass();
        }
        else if (!forReal && met.Met(Tally.KeyOf(row.Code)) > 1)
        {
            // A dry run wrote nothing that could be found again.
            plan.Pass();
        }
        else
        {
            plan.Bring(firsts[row.Code] = row);
        }
    }

    // A dry run gave the barcode to a product of a batch before, which nothing wrote.
    private BarcodeIsTaken? TakenBefore(FileProduct row, bool forReal)
    {
        if (forReal) return null;

        var mine = Tally.KeyOf(row.Code);
        var taken = row.Facts.AllBarcodes.FirstOrDefault(
            b => met.First(Tally.KeyOf("\u001F" + b), mine).Value != mine);
        return taken is null ? null : new(taken, "…");
    }

    private Product Make(FileProduct row, long number, DateTimeOffset at)
    {
        var product = new Product
        {
            Number = number,
            Code = row.Code,
            Source = source,
            ImportId = order.Import,
            CreatedAt = at,
        };
        product.Put(row.Facts with { Name = row.Facts.Name ?? row.Code }, at);
        return product;
    }

    private async Task Change(
        KiteDb db, IReadOnlyList<(FileProduct Row, Guid Product)> rows, CancellationToken cancel)
    {
        if (rows.Count == 0) return;

        var ids = rows.Select(r => r.Product).ToHashSet();
        var products = await db.Products.Where(p => EF.Parameter(ids).Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, cancel);
        var barcodes = await db.BarcodesOf(ids, cancel);
        var said = products.Values.ToDictionary(p => p.Id, p => p.Said(barcodes[p.Id]));
        var at = clock.GetUtcNow();
        foreach (var (row, id) in rows)
        {
            var before = said[id];
            if (StandingProducts.Changed(mode, before, row.Facts) is not { } after) continue;

            var product = products[id];
            product.Put(after, at);
            product.Version++;
            db.AddRange(after.AllBarcodes.Except(before.AllBarcodes, StringComparer.Ordinal)
                .Select(b => new ProductBarcode { Barcode = b, ProductId = id }));
            db.Add(new ProductBefore
            {
                ProductId = id,
                ImportId = order.Import,
                Row = row.Reading.Row.Number,
                Version = product.Version,
                Facts = KeptProduct.Of(before),
            });
            said[id] = after;
        }
        await db.SaveChangesAsync(cancel);
    }
}
