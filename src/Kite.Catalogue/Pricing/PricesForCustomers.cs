using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>What tills and other modules may ask about prices.</summary>
public static class PricesForCustomers
{
    extension(KiteDb db)
    {
        /// <summary>
        /// What each of these products costs this customer on this day, by the product; whether
        /// they are a member is for those to say who keep memberships.
        /// </summary>
        public async Task<IReadOnlyDictionary<Guid, PriceAnswer>> PricesForAsync(
            IReadOnlyCollection<Guid> products, Guid? customer, bool isMember,
            Currency currency, DateOnly day, CancellationToken cancel)
        {
            var list = await ListOf(db, customer, cancel);
            var ids = products.ToHashSet();
            var agreed = list is null
                ? []
                : await db.PriceListPrices.AsNoTracking()
                    .Where(p => p.PriceListId == list.Id
                        && EF.Parameter(ids).Contains(p.ProductId))
                    .ToDictionaryAsync(p => p.ProductId, p => p.PriceCoins, cancel);
            var read = await db.Products.AsNoTracking()
                .Where(p => EF.Parameter(ids).Contains(p.Id)).ToListAsync(cancel);
            return read.ToDictionary(
                p => p.Id,
                p => Pricing.Of(
                    new(
                        KeptProduct.InMoney(p.PriceCoins, p.Currency),
                        KeptProduct.InMoney(p.MemberPriceCoins, p.Currency)),
                    list is null ? null : TermsOf(list, p.Id, agreed),
                    isMember, currency, day));
        }
    }

    private static ListTerms TermsOf(
        PriceList list, Guid product, Dictionary<Guid, long> agreed) => new(
        list.Name, list.FirstDay, list.LastDay,
        agreed.TryGetValue(product, out var coins)
            ? new Money(coins, Currency.Of(list.Currency))
            : null);

    private static async Task<PriceList?> ListOf(
        KiteDb db, Guid? customer, CancellationToken cancel)
    {
        if (customer is not { } id) return null;

        var lists = db.PriceLists.AsNoTracking();
        return await db.PriceListCustomers.Where(c => c.CustomerId == id)
            .Join(lists, c => c.PriceListId, l => l.Id, (_, l) => l)
            .SingleOrDefaultAsync(cancel);
    }
}
