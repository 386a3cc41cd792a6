using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>The tables of this module.</summary>
internal static class CatalogueTables
{
    extension(KiteDb db)
    {
        public DbSet<Store> Stores => db.Set<Store>();
        public DbSet<Till> Tills => db.Set<Till>();
        public DbSet<Product> Products => db.Set<Product>();
        public DbSet<ProductBarcode> ProductBarcodes => db.Set<ProductBarcode>();
        public DbSet<ProductBefore> ProductBefores => db.Set<ProductBefore>();
        public DbSet<ProductCategory> ProductCategories => db.Set<ProductCategory>();
        public DbSet<SerialNumber> SerialNumbers => db.Set<SerialNumber>();
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

        var till = model.Entity<Till>().ToTable("tills")
            .Audited("till", t => t.Id)
            .SeenWith(May.ReadStores)
            .Holds(DataClass.Operational, t => new
            {
                t.Id, t.Number, t.StoreNumber, t.Name, t.IsRetired, t.Version,
            });
        till.Property(t => t.Version).IsConcurrencyToken();
        till.HasIndex(t => t.Number).IsUnique();
        till.HasIndex(t => new { t.StoreNumber, t.Name }).IsUnique();
        MapProducts(model);
        MapSerials(model);
        PriceTables.Map(model);
        StockTables.Map(model);
    }

    private static void MapProducts(ModelBuilder model)
    {
        var product = model.Entity<Product>().ToTable("products")
            .Audited("product", p => p.Id)
            .SeenWith(May.ReadProducts)
            .Holds(DataClass.Operational, p => new
            {
                p.Id, p.Number, p.Code, p.Name, p.Names, p.Category, p.Unit, p.PriceCoins,
                p.Currency, p.MemberPriceCoins, p.TaxRate, p.WarrantyMonths, p.SoldTimes,
                p.ActiveFrom, p.ActiveTo, p.Findable, p.Source, p.ImportId, p.CreatedAt,
                p.ChangedAt, p.Version,
            });
        product.Property(p => p.Version).IsConcurrencyToken();
        product.Property(p => p.TaxRate).HasDefaultValue("");
        product.Property(p => p.SoldTimes).HasDefaultValue("");
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

        var category = model.Entity<ProductCategory>().ToTable("product_categories")
            .Audited("product-category", c => c.Id)
            .SeenWith(May.ReadProducts)
            .Holds(DataClass.Operational, c => new { c.Id, c.Name, c.Place, c.Version });
        category.Property(c => c.Version).IsConcurrencyToken();
        category.HasIndex(c => c.Name).IsUnique();
    }

    // Few pieces have a number, and each is sought by it whoever has it: it lies by itself.
    private static void MapSerials(ModelBuilder model)
    {
        var serial = model.Entity<SerialNumber>().ToTable("serial_numbers")
            .Audited("serial-number", s => s.Id)
            .SeenWith(May.ReadProducts)
            .Holds(DataClass.Operational, s => new
            {
                s.Id, s.ProductId, s.Serial, s.Findable, s.Note, s.CreatedAt, s.CustomerId,
                s.CustomerNumber, s.RecordedUnder, s.SoldOn, s.WarrantyUntil, s.Receipt,
                s.Version,
            });
        serial.Property(s => s.Version).IsConcurrencyToken();
        serial.HasIndex(s => new { s.ProductId, s.Findable }).IsUnique();
        serial.HasIndex(s => new { s.Findable, s.Id });
        serial.HasIndex(s => s.CustomerId);
    }
}
