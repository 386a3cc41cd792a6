using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>What adding, changing and importing products have in common.</summary>
internal static class ProductBook
{
    extension(Product product)
    {
        /// <summary>Writes sound facts into the record.</summary>
        public void Put(ProductFacts facts, DateTimeOffset at)
        {
            product.Name = facts.Name!;
            product.Names = ProductNames.Write(facts.Names);
            product.Category = facts.Category ?? "";
            product.Unit = facts.Unit ?? "";
            (product.PriceCoins, product.MemberPriceCoins) =
                (facts.Price?.Coins, facts.MemberPrice?.Coins);
            product.Currency = (facts.Price ?? facts.MemberPrice)?.Currency.Code;
            (product.TaxRate, product.WarrantyMonths) =
                (facts.TaxRate ?? "", facts.WarrantyMonths);
            product.SoldTimes = SoldTimes.Write(facts.SoldTimes?.OfType<SoldTime>());
            (product.ActiveFrom, product.ActiveTo) = (facts.ActiveFrom, facts.ActiveTo);
            product.Findable = ProductNames.Findable(facts with { Code = product.Code });
            product.ChangedAt = at;
        }

        /// <summary>What the record says, as if someone had typed it.</summary>
        public ProductFacts Said(IEnumerable<string> barcodes) => new()
        {
            Code = product.Code,
            Name = product.Name,
            Names = ProductNames.Read(product.Names),
            Category = product.Category.Length == 0 ? null : product.Category,
            Unit = product.Unit.Length == 0 ? null : product.Unit,
            Barcodes = [.. barcodes],
            Price = KeptProduct.InMoney(product.PriceCoins, product.Currency),
            MemberPrice = KeptProduct.InMoney(product.MemberPriceCoins, product.Currency),
            TaxRate = product.TaxRate.Length == 0 ? null : product.TaxRate,
            WarrantyMonths = product.WarrantyMonths,
            SoldTimes = SoldTimes.Read(product.SoldTimes),
            ActiveFrom = product.ActiveFrom,
            ActiveTo = product.ActiveTo,
        };
    }

    extension(KiteDb db)
    {
        /// <summary>The barcodes of these products, each by its product.</summary>
        public async Task<ILookup<Guid, string>> BarcodesOf(
            IReadOnlyCollection<Guid> products, CancellationToken cancel) =>
            (await db.ProductBarcodes.AsNoTracking()
                .Where(b => EF.Parameter(products).Contains(b.ProductId))
                .ToListAsync(cancel))
            .ToLookup(b => b.ProductId, b => b.Barcode);

        /// <summary>Why these barcodes cannot be the product's; null where they can.</summary>
        public async Task<BadInput?> TakenBarcode(
            ProductFacts facts, Guid product, CancellationToken cancel)
        {
            var wanted = facts.AllBarcodes.ToList();
            if (wanted.Count == 0) return null;

            var products = db.Products;
            var taken = await db.ProductBarcodes
                .Where(b => EF.Parameter(wanted).Contains(b.Barcode) && b.ProductId != product)
                .Select(b => new
                {
                    b.Barcode,
                    Code = products.Where(p => p.Id == b.ProductId).Select(p => p.Code).First(),
                })
                .FirstOrDefaultAsync(cancel);
            return taken is null
                ? null
                : new BadInput("barcodes", new BarcodeIsTaken(taken.Barcode, taken.Code));
        }
    }
}
