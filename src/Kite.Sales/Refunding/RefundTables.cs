using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>The tables of what was given back of bills: each lies with its refund, and stays.
/// </summary>
internal static class RefundTables
{
    extension(KiteDb db)
    {
        public DbSet<CheckoutRefund> CheckoutRefunds => db.Set<CheckoutRefund>();
        public DbSet<CheckoutRefundLine> CheckoutRefundLines => db.Set<CheckoutRefundLine>();
        public DbSet<CheckoutRefundShare> CheckoutRefundShares => db.Set<CheckoutRefundShare>();
        public DbSet<RefundLimit> RefundLimits => db.Set<RefundLimit>();
        public DbSet<CheckoutRefundKey> CheckoutRefundKeys => db.Set<CheckoutRefundKey>();
    }

    public static void Map(ModelBuilder model)
    {
        var refund = model.Entity<CheckoutRefund>().ToTable("checkout_refunds")
            .SpreadBy(r => r.Id)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, r => new
            {
                r.Id, r.Number, r.CheckoutId, r.TillNumber, r.ShiftId, r.StoreNumber, r.Day,
                r.At, r.CustomerNumber, r.Currency, r.TaxCoins, r.TotalCoins, r.AskerId,
                r.AskerName, r.Reason,
                r.SecondId, r.SecondName,
            });
        refund.HasKey(r => r.Id);
        refund.HasIndex(r => r.Number);
        refund.HasIndex(r => r.CheckoutId);
        refund.HasIndex(r => r.ShiftId);
        refund.HasIndex(r => new { r.StoreNumber, r.Day });
        var limit = model.Entity<RefundLimit>().ToTable("refund_limits")
            .Holds(DataClass.Operational, l => new
            {
                l.Number, l.BillCoins, l.DayCoins, l.Currency, l.At, l.By,
            });
        limit.HasKey(l => l.Number);
        limit.Property(l => l.Number).ValueGeneratedNever();
        MapParts(model);
    }

    private static void MapParts(ModelBuilder model)
    {
        model.Entity<CheckoutRefundLine>().ToTable("checkout_refund_lines")
            .SpreadBy(l => l.RefundId)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, l => new
            {
                l.RefundId, l.Line, l.QuantityThousandths, l.IsRestocked, l.TaxCoins, l.Coins,
            })
            .HasKey(l => new { l.RefundId, l.Line });
        model.Entity<CheckoutRefundShare>().ToTable("checkout_refund_shares")
            .SpreadBy(s => s.RefundId)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, s => new
            {
                s.RefundId, s.Line, s.Tender, s.Coins,
            })
            .HasKey(s => new { s.RefundId, s.Line, s.Tender });
        model.Entity<CheckoutRefundKey>().ToTable("checkout_refund_keys")
            .SpreadBy(k => k.Key)
            .Holds(DataClass.Operational, k => new { k.Key, k.RequestHash, k.RefundId })
            .HasKey(k => k.Key);
    }
}
