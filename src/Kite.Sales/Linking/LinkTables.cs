using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>
/// The tables of receipts' links: how long one opens, and which no longer do. The links lie in
/// none of them.
/// </summary>
internal static class LinkTables
{
    extension(KiteDb db)
    {
        public DbSet<ReceiptLinkTerm> ReceiptLinkTerms => db.Set<ReceiptLinkTerm>();
        public DbSet<ReceiptLinkWithdrawal> ReceiptLinkWithdrawals =>
            db.Set<ReceiptLinkWithdrawal>();
    }

    public static void Map(ModelBuilder model)
    {
        var term = model.Entity<ReceiptLinkTerm>().ToTable("receipt_link_terms")
            .Holds(DataClass.Operational, t => new { t.Number, t.Days, t.At, t.By });
        term.HasKey(t => t.Number);
        term.Property(t => t.Number).ValueGeneratedNever();

        model.Entity<ReceiptLinkWithdrawal>().ToTable("receipt_link_withdrawals")
            .SpreadBy(w => w.CheckoutId)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, w => new
            {
                w.CheckoutId, w.Number, w.At, w.ById, w.By,
            })
            .HasKey(w => new { w.CheckoutId, w.Number });
    }
}
