using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>What tills and other modules may ask about taxes.</summary>
public static class TaxesOfProducts
{
    extension(KiteDb db)
    {
        /// <summary>What each rate asks on this day, by its code.</summary>
        public async Task<IReadOnlyDictionary<string, TaxTerms>> TaxesOnAsync(
            DateOnly day, CancellationToken cancel)
        {
            var rates = await db.Set<TaxRate>().AsNoTracking()
                .ToDictionaryAsync(r => r.Id, r => r.Code, cancel);
            var versions = await db.Set<TaxVersion>().AsNoTracking().ToListAsync(cancel);
            return versions.GroupBy(v => v.TaxRateId)
                .Select(of => Taxes.On(rates[of.Key], of, day))
                .OfType<TaxTerms>()
                .ToDictionary(terms => terms.Code, StringComparer.Ordinal);
        }

        /// <summary>Why the product cannot bear the tax it names; null where it can.</summary>
        internal async Task<BadInput?> TaxFault(ProductFacts facts, CancellationToken cancel) =>
            facts.TaxRate is not { } code
                || await db.TaxRates.AnyAsync(r => r.Code == code, cancel)
                ? null
                : new BadInput("taxRate", new NoSuchTaxRate(code));
    }
}
