using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>The tables of this module.</summary>
internal static class CatalogueTables
{
    extension(KiteDb db)
    {
        public DbSet<Store> Stores => db.Set<Store>();
        public DbSet<Product> Products => db.Set<Product>();
        public DbSet<ProductBarcode> ProductBarcodes => db.Set<ProductBarcode>();
        public DbSet<ProductBefore> ProductBefores => db.Set<ProductBefore>();
    }

    public static void Map(ModelBuilder model)
    {
        var store = model.Entity<Store>().ToTable("stores")
            .Audited("store", s => s.Id)
            .SeenWith(May.ReadStores)
            .Holds(DataClass.Operational, s => new
            {
                s.Id, s.Number, s.Name, s.TimeZone, s.CutOff, s.Version,
            });
        store.Property(s => s.Version).IsConcurrencyToken();
        store.HasIndex(s => s.Number).IsUnique();
        store.HasIndex(s => s.Name).IsUnique();
        MapProducts(model);
    }

    private static void MapProducts(ModelBuilder model)
    {
        var product = model.Entity<Product>().ToTable("products")
            .Audited("product", p => p.Id)
            .SeenWith(May.ReadProducts)
            .Holds(DataClass.Operational, p => new
            {
                p.Id, p.Number, p.Code, p.Name, p.Names, p.Category, p.Unit, p.PriceCoins,
                p.Currency, p.ActiveFrom, p.ActiveTo, p.Findable, p.Source, p.ImportId,
                p.CreatedAt, p.ChangedAt, p.Version,
            });
        product.Property(p => p.Version).IsConcurrencyToken();
        product.HasIndex(p => p.Number).IsUnique();
        product.HasIndex(p => p.Code).IsUnique();
        product.HasIndex(p => new { p.Name, p.Code });
        product.HasIndex(p => new { p.Category, p.Code });

        var barcode = model.Entity<ProductBarcode>().ToTable("product_barcodes")
            .Audited("product", b => b.ProductId)
            .SeenWith(May.ReadProducts)
            .Holds(DataClass.Operational, b => new { b.Barcode, b.ProductId });
        barcode.HasKey(b => new { b.Barcode, b.ProductId });
        barcode.HasIndex(b => b.Barcode).IsUnique();
        barcode.HasIndex(b => b.ProductId);

        var before = model.Entity<ProductBefore>().ToTable("product_befores")
            .Holds(DataClass.Operational, b => new
            {
                b.ProductId, b.ImportId, b.Row, b.Version, b.Facts,
            });
        before.HasKey(b => new { b.ProductId, b.ImportId, b.Row });
        before.HasIndex(b => new { b.ImportId, b.Row });
    }
}
