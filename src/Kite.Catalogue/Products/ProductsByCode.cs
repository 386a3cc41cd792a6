using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>What other modules may ask about products that they know by their codes.</summary>
public static class ProductsByCode
{
    extension(KiteDb db)
    {
        /// <summary>
        /// The names in the reader's language of those codes that the catalogue knows.
        /// </summary>
        public async Task<IReadOnlyDictionary<string, string>> ProductNamesAsync(
            IReadOnlyCollection<string> codes, CancellationToken cancel)
        {
            if (codes.Count == 0) return new Dictionary<string, string>(StringComparer.Ordinal);

            var found = await db.Set<Product>().AsNoTracking()
                .Where(p => EF.Parameter(codes).Contains(p.Code))
                .Select(p => new { p.Code, p.Name, p.Names })
                .ToListAsync(cancel);
            var language = CultureInfo.CurrentUICulture.Name;
            return found.ToDictionary(
                p => p.Code,
                p => ProductNames.Read(p.Names).GetValueOrDefault(language) ?? p.Name,
                StringComparer.Ordinal);
        }

        /// <summary>The categories of those codes that the catalogue knows.</summary>
        public async Task<IReadOnlyDictionary<string, string>> ProductCategoriesAsync(
            IReadOnlyCollection<string> codes, CancellationToken cancel) => codes.Count == 0
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : await db.Set<Product>().AsNoTracking()
                .Where(p => EF.Parameter(codes).Contains(p.Code) && p.Category != "")
                .ToDictionaryAsync(
                    p => p.Code, p => p.Category, StringComparer.Ordinal, cancel);

        /// <summary>
        /// The product of each word that was typed or scanned, a code or a barcode, in their
        /// order; none where no product is called so.
        /// </summary>
        public async Task<IReadOnlyList<ProductView?>> GoodsAsync(
            IReadOnlyList<string> words, CancellationToken cancel)
        {
            var found = await db.ProductsByWordAsync(words, cancel);
            var barcodes = await db.BarcodesOf(
                [.. found.OfType<Product>().Select(p => p.Id).Distinct()], cancel);
            return
            [
                .. found.Select(p => p is null ? null : ProductView.Of(p, barcodes[p.Id])),
            ];
        }
    }
}
