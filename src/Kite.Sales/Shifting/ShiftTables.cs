using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>The tables of shifts: few beside the bills, and only ever added to.</summary>
internal static class ShiftTables
{
    extension(KiteDb db)
    {
        public DbSet<Shift> Shifts => db.Set<Shift>();
        public DbSet<OpenShift> OpenShifts => db.Set<OpenShift>();
        public DbSet<ShiftCount> ShiftCounts => db.Set<ShiftCount>();
        public DbSet<ShiftClosing> ShiftClosings => db.Set<ShiftClosing>();
        public DbSet<ShiftFigure> ShiftFigures => db.Set<ShiftFigure>();
        public DbSet<ShiftValue> ShiftValues => db.Set<ShiftValue>();
        public DbSet<ShiftCorrection> ShiftCorrections => db.Set<ShiftCorrection>();
        public DbSet<DayClosing> DayClosings => db.Set<DayClosing>();
    }

    public static void Map(ModelBuilder model)
    {
        var shift = model.Entity<Shift>().ToTable("shifts")
            .Audited("shift", s => s.Id)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, s => new
            {
                s.Id, s.Number, s.TillNumber, s.StoreNumber, s.Day, s.OpenedAt, s.OpenedById,
                s.OpenedBy, s.Currency, s.FloatCoins,
            });
        shift.HasIndex(s => s.Number).IsUnique();
        shift.HasIndex(s => new { s.StoreNumber, s.Day });

        var open = model.Entity<OpenShift>().ToTable("open_shifts")
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, o => new { o.TillNumber, o.ShiftId });
        open.HasKey(o => o.TillNumber);
        open.Property(o => o.TillNumber).ValueGeneratedNever();
        MapCounts(model);
        MapFigures(model);
    }

    private static void MapCounts(ModelBuilder model)
    {
        model.Entity<ShiftCount>().ToTable("shift_counts")
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, c => new
            {
                c.ShiftId, c.Line, c.At, c.ById, c.By, c.CashCoins, c.Takings,
            })
            .HasKey(c => new { c.ShiftId, c.Line });
        model.Entity<ShiftClosing>()
            .ToTable("shift_closings", table => table.HasCheckConstraint(
                "adds_up", "counted_coins - expected_coins = difference_coins"))
            .Audited("shift", c => c.ShiftId)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, c => new
            {
                c.ShiftId, c.At, c.ById, c.By, c.ExpectedCoins, c.CountedCoins,
                c.DifferenceCoins, c.Note,
            })
            .HasKey(c => c.ShiftId);
        model.Entity<ShiftCorrection>().ToTable("shift_corrections")
            .Audited("shift", c => c.ShiftId)
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, c => new
            {
                c.ShiftId, c.Line, c.At, c.ById, c.By, c.Coins, c.Reason,
            })
            .HasKey(c => new { c.ShiftId, c.Line });
    }

    private static void MapFigures(ModelBuilder model)
    {
        model.Entity<ShiftFigure>().ToTable("shift_figures")
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, f => new
            {
                f.ShiftId, f.Kind, f.Tender, f.Count, f.Coins,
            })
            .HasKey(f => new { f.ShiftId, f.Kind, f.Tender });
        model.Entity<ShiftValue>().ToTable("shift_values")
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, v => new
            {
                v.ShiftId, v.TransactionId, v.At, v.CardNumber, v.Kind, v.Tender, v.Coins,
            })
            .HasKey(v => new { v.ShiftId, v.TransactionId });
        model.Entity<DayClosing>().ToTable("day_closings")
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, d => new
            {
                d.StoreNumber, d.Day, d.At, d.ById, d.By, d.Currency, d.Shifts, d.Bills,
                d.TotalCoins, d.TaxCoins, d.DifferenceCoins,
            })
            .HasKey(d => new { d.StoreNumber, d.Day });
    }
}
