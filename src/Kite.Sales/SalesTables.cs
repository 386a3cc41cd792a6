using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>The tables of this module.</summary>
internal static class SalesTables
{
    extension(KiteDb db)
    {
        public DbSet<Purchase> Purchases => db.Set<Purchase>();
        public DbSet<PurchaseLine> PurchaseLines => db.Set<PurchaseLine>();
        public DbSet<PurchaseRemoval> PurchaseRemovals => db.Set<PurchaseRemoval>();
    }

    public static void Map(ModelBuilder model)
    {
        CheckoutTables.Map(model);
        RefundTables.Map(model);
        LinkTables.Map(model);
        PrintTables.Map(model);
        CashTables.Map(model);
        ShiftTables.Map(model);
        ParkedTables.Map(model);
        var purchase = model.Entity<Purchase>().ToTable("purchases")
            .SpreadBy(p => p.CustomerId)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, p => new
            {
                p.CustomerId, p.Id, p.Position, p.CustomerNumber, p.StoreNumber, p.Day, p.At,
                p.NetCoins, p.Currency, p.Items, p.IsReturn, p.Source, p.Reference, p.ImportId,
                p.RecordedUnder,
            });
        purchase.HasKey(p => new { p.CustomerId, p.Id });
        purchase.HasIndex(p => new { p.CustomerId, p.Source, p.Reference, p.RecordedUnder })
            .IsUnique();
        purchase.HasIndex(p => p.Position);

        var line = model.Entity<PurchaseLine>().ToTable("purchase_lines")
            .SpreadBy(l => l.CustomerId)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, l => new
            {
                l.CustomerId, l.PurchaseId, l.Line, l.Product, l.Name, l.QuantityThousandths,
                l.NetCoins,
            });
        line.HasKey(l => new { l.CustomerId, l.PurchaseId, l.Line });

        var removal = model.Entity<PurchaseRemoval>().ToTable("purchase_removals")
            .Holds(DataClass.Operational, r => new
            {
                r.Position, r.FirstPosition, r.LastPosition,
            });
        removal.HasKey(r => r.Position);
        removal.Property(r => r.Position).ValueGeneratedNever();
    }
}
