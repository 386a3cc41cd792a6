using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>Products as people and scanners name them: by the code or by a barcode.</summary>
internal static class ProductsByWord
{
    extension(KiteDb db)
    {
        /// <summary>
        /// The product of each word, in their order; none where no product is called so. A code
        /// goes before a barcode.
        /// </summary>
        public async Task<IReadOnlyList<Product?>> ProductsByWordAsync(
            IReadOnlyList<string> words, CancellationToken cancel)
        {
            var wanted = words.Where(w => w.Length > 0).ToHashSet(StringComparer.Ordinal);
            var barcodes = db.ProductBarcodes;
            var read = await db.Products.AsNoTracking()
                .Where(p => EF.Parameter(wanted).Contains(p.Code)
                    || barcodes.Any(b => b.ProductId == p.Id
                        && EF.Parameter(wanted).Contains(b.Barcode)))
                .ToListAsync(cancel);
            var theirs = await db.BarcodesOf([.. read.Select(p => p.Id)], cancel);
            var found = new Dictionary<string, Product>(StringComparer.Ordinal);
            foreach (var product in read) found[product.Code] = product;
            foreach (var product in read)
            {
                foreach (var barcode in theirs[product.Id]) found.TryAdd(barcode, product);
            }
            return [.. words.Select(w => found.GetValueOrDefault(w))];
        }

        public async Task<Product?> ProductByWordAsync(string? word, CancellationToken cancel) =>
            (await db.ProductsByWordAsync([word?.Trim() ?? ""], cancel))[0];
    }
}
