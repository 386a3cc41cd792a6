using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>Cash put in and taken out during shifts, and how much of it one moves alone.</summary>
internal static class CashTables
{
    extension(KiteDb db)
    {
        public DbSet<CashMove> CashMoves => db.Set<CashMove>();
        public DbSet<CashLimit> CashLimits => db.Set<CashLimit>();
    }

    public static void Map(ModelBuilder model)
    {
        var move = model.Entity<CashMove>()
            .ToTable("cash_moves", table => table.HasCheckConstraint("moves", "coins > 0"))
            .Audited("shift", m => m.ShiftId)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, m => new
            {
                m.ShiftId, m.Line, m.At, m.ById, m.By, m.Kind, m.Coins, m.Reason, m.SecondId,
                m.SecondName, m.Key, m.RequestHash,
            })
            .Keeps(Kept.Fingerprint, m => new { m.RequestHash });
        move.HasKey(m => new { m.ShiftId, m.Line });
        move.HasIndex(m => m.Key).IsUnique();

        var limit = model.Entity<CashLimit>().ToTable("cash_limits")
            .Holds(DataClass.Operational, l => new
            {
                l.Number, l.MoveCoins, l.ShiftCoins, l.Currency, l.At, l.By,
            });
        limit.HasKey(l => l.Number);
        limit.Property(l => l.Number).ValueGeneratedNever();
    }
}
