using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>What prices bear and for whom they differ: taxes and price lists (T1).</summary>
internal static class PriceTables
{
    extension(KiteDb db)
    {
        public DbSet<TaxRate> TaxRates => db.Set<TaxRate>();
        public DbSet<TaxVersion> TaxVersions => db.Set<TaxVersion>();
        public DbSet<PriceList> PriceLists => db.Set<PriceList>();
        public DbSet<PriceListPrice> PriceListPrices => db.Set<PriceListPrice>();
        public DbSet<PriceListCustomer> PriceListCustomers => db.Set<PriceListCustomer>();
    }

    public static void Map(ModelBuilder model)
    {
        MapTaxes(model);
        var list = model.Entity<PriceList>().ToTable("price_lists")
            .Audited("price-list", l => l.Id)
            .SeenWith(May.ReadProducts)
            .Holds(DataClass.Operational, l => new
            {
                l.Id, l.Name, l.Currency, l.FirstDay, l.LastDay, l.ChangedAt, l.Version,
            });
        list.Property(l => l.Version).IsConcurrencyToken();
        list.HasIndex(l => l.Name).IsUnique();

        var price = model.Entity<PriceListPrice>().ToTable("price_list_prices")
            .Audited("price-list", p => p.PriceListId)
            .SeenWith(May.ReadProducts)
            .Holds(DataClass.Operational, p => new { p.PriceListId, p.ProductId, p.PriceCoins });
        price.HasKey(p => new { p.PriceListId, p.ProductId });
        price.HasIndex(p => p.ProductId);

        var customer = model.Entity<PriceListCustomer>().ToTable("price_list_customers")
            .SpreadBy(c => c.CustomerId)
            .Audited("price-list-customer", c => c.CustomerId)
            .SeenWith(May.ReadProducts)
            .Holds(DataClass.Operational, c => new
            {
                c.CustomerId, c.CustomerNumber, c.PriceListId,
            });
        customer.HasKey(c => c.CustomerId);
        customer.HasIndex(c => new { c.PriceListId, c.CustomerNumber });
    }

    private static void MapTaxes(ModelBuilder model)
    {
        var rate = model.Entity<TaxRate>().ToTable("tax_rates")
            .Audited("tax-rate", r => r.Id)
            .SeenWith(May.ReadProducts)
            .Holds(DataClass.Operational, r => new
            {
                r.Id, r.Code, r.Name, r.IsRetired, r.Version,
            });
        rate.Property(r => r.Version).IsConcurrencyToken();
        rate.HasIndex(r => r.Code).IsUnique();

        var version = model.Entity<TaxVersion>().ToTable("tax_versions")
            .Audited("tax-rate", v => v.TaxRateId)
            .SeenWith(May.ReadProducts)
            .Holds(DataClass.Operational, v => new
            {
                v.TaxRateId, v.FirstDay, v.BasisPoints, v.IsIncluded,
            });
        version.HasKey(v => new { v.TaxRateId, v.FirstDay });
    }
}
