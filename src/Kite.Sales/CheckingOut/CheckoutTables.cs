using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>The tables of bills paid at tills: each lies with its bill, and stays as it is.
/// </summary>
internal static class CheckoutTables
{
    extension(KiteDb db)
    {
        public DbSet<Checkout> Checkouts => db.Set<Checkout>();
        public DbSet<CheckoutLine> CheckoutLines => db.Set<CheckoutLine>();
        public DbSet<CheckoutTax> CheckoutTaxes => db.Set<CheckoutTax>();
        public DbSet<CheckoutTender> CheckoutTenders => db.Set<CheckoutTender>();
        public DbSet<CheckoutShare> CheckoutShares => db.Set<CheckoutShare>();
        public DbSet<CheckoutDiscount> CheckoutDiscounts => db.Set<CheckoutDiscount>();
        public DbSet<CheckoutCoupon> CheckoutCoupons => db.Set<CheckoutCoupon>();
        public DbSet<CheckoutMove> CheckoutMoves => db.Set<CheckoutMove>();
        public DbSet<CheckoutGuest> CheckoutGuests => db.Set<CheckoutGuest>();
        public DbSet<CheckoutKey> CheckoutKeys => db.Set<CheckoutKey>();
    }

    public static void Map(ModelBuilder model)
    {
        var checkout = model.Entity<Checkout>()
            .ToTable("checkouts", table => table.HasCheckConstraint(
                "adds_up", "lines_coins = total_coins AND total_coins = tendered_coins"))
            .SpreadBy(c => c.Id)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, c => new
            {
                c.Id, c.Number, c.TillNumber, c.ShiftId, c.StoreNumber, c.Day, c.At,
                c.CustomerNumber, c.IsMember, c.Currency, c.LinesCoins, c.TaxCoins,
                c.TotalCoins, c.TenderedCoins, c.AskerId, c.AskerName, c.StockReason,
            });
        checkout.HasKey(c => c.Id);
        checkout.HasIndex(c => c.Number);
        checkout.HasIndex(c => c.ShiftId);
        checkout.HasIndex(c => new { c.StoreNumber, c.Day });
        checkout.HasIndex(c => c.Day);
        MapParts(model);
        MapTenders(model);
    }

    private static void MapParts(ModelBuilder model)
    {
        model.Entity<CheckoutLine>().ToTable("checkout_lines")
            .SpreadBy(l => l.CheckoutId)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, l => new
            {
                l.CheckoutId, l.Line, l.Product, l.Name, l.QuantityThousandths, l.UnitCoins,
                l.PriceKind, l.PriceList, l.RegularCoins, l.AmountCoins, l.TaxRate, l.TaxCoins,
                l.TotalCoins,
            })
            .HasKey(l => new { l.CheckoutId, l.Line });
        model.Entity<CheckoutTax>().ToTable("checkout_taxes")
            .SpreadBy(t => t.CheckoutId)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, t => new
            {
                t.CheckoutId, t.Line, t.TaxRate, t.BasisPoints, t.IsIncluded, t.NetCoins,
                t.TaxCoins,
            })
            .HasKey(t => new { t.CheckoutId, t.Line });
        model.Entity<CheckoutDiscount>().ToTable("checkout_discounts")
            .SpreadBy(d => d.CheckoutId)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, d => new
            {
                d.CheckoutId, d.Line, d.StrategyId, d.VersionNumber, d.Name, d.Coins,
            })
            .HasKey(d => new { d.CheckoutId, d.Line, d.StrategyId });
        model.Entity<CheckoutCoupon>().ToTable("checkout_coupons")
            .SpreadBy(c => c.CheckoutId)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, c => new
            {
                c.CheckoutId, c.Line, c.CouponId, c.Number, c.Name, c.Ending, c.Coins,
            })
            .HasKey(c => new { c.CheckoutId, c.Line, c.CouponId });
        model.Entity<CheckoutGuest>().ToTable("checkout_guests")
            .SpreadBy(g => g.CheckoutId)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, g => new { g.CheckoutId })
            .Holds(DataClass.Personal, g => new { g.PostalCode, g.Gender })
            .Holds(DataClass.Identity, g => new { g.Phone })
            .HasKey(g => g.CheckoutId);
    }

    private static void MapTenders(ModelBuilder model)
    {
        model.Entity<CheckoutTender>().ToTable("checkout_tenders")
            .SpreadBy(t => t.CheckoutId)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, t => new
            {
                t.CheckoutId, t.Line, t.Kind, t.Coins, t.GivenCoins, t.CardNumber,
                t.TransactionId,
            })
            .HasKey(t => new { t.CheckoutId, t.Line });
        model.Entity<CheckoutShare>().ToTable("checkout_shares")
            .SpreadBy(s => s.CheckoutId)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, s => new
            {
                s.CheckoutId, s.Line, s.Tender, s.Coins,
            })
            .HasKey(s => new { s.CheckoutId, s.Line, s.Tender });
        model.Entity<CheckoutMove>().ToTable("checkout_moves")
            .SpreadBy(m => m.ReceiptId)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, m => new
            {
                m.ReceiptId, m.Tender, m.CardNumber, m.PurseId, m.TransactionId, m.Change,
                m.After,
            })
            .HasKey(m => new { m.ReceiptId, m.Tender });
        model.Entity<CheckoutKey>().ToTable("checkout_keys")
            .SpreadBy(k => k.Key)
            .Holds(DataClass.Operational, k => new { k.Key, k.RequestHash, k.CheckoutId })
            .HasKey(k => k.Key);
    }
}
