using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>What stores have of products, and how it came and went (T4).</summary>
internal static class StockTables
{
    extension(KiteDb db)
    {
        public DbSet<StockMovement> StockMovements => db.Set<StockMovement>();
        public DbSet<StockLevel> StockLevels => db.Set<StockLevel>();
        public DbSet<StockSlip> StockSlips => db.Set<StockSlip>();
    }

    public static void Map(ModelBuilder model)
    {
        var movement = model.Entity<StockMovement>().ToTable("stock_movements")
            .SeenWith(May.ReadStock)
            .Holds(DataClass.Operational, m => new
            {
                m.StoreNumber, m.ProductId, m.Line, m.Id, m.Kind, m.QuantityThousandths,
                m.LevelThousandths, m.CountedThousandths, m.Day, m.At, m.By, m.SlipId,
                m.Reference, m.Reason, m.IsOverdrawn,
            });
        movement.HasKey(m => new { m.StoreNumber, m.ProductId, m.Line });
        movement.HasIndex(m => m.Id).IsUnique();
        movement.HasIndex(m => new { m.ProductId, m.Id });
        movement.HasIndex(m => new { m.StoreNumber, m.Id });
        movement.HasIndex(m => m.SlipId);

        var level = model.Entity<StockLevel>().ToTable("stock_levels")
            .Audited("stock-level", l => l.ProductId)
            .SeenWith(May.ReadStock)
            .Holds(DataClass.Operational, l => new
            {
                l.StoreNumber, l.ProductId, l.LevelThousandths, l.LastLine, l.LowThousandths,
                l.IsClosed, l.CountedAt, l.CountedDay, l.ChangedAt,
            });
        level.HasKey(l => new { l.StoreNumber, l.ProductId });
        level.HasIndex(l => l.ProductId);

        var slip = model.Entity<StockSlip>().ToTable("stock_slips")
            .Audited("stock-slip", s => s.Id)
            .SeenWith(May.ReadStock)
            .Holds(DataClass.Operational, s => new
            {
                s.Id, s.Number, s.Kind, s.StoreNumber, s.ToStoreNumber, s.Day, s.At, s.By,
                s.Reference, s.Reason, s.Lines,
            });
        slip.HasIndex(s => s.Number).IsUnique();
        slip.HasIndex(s => new { s.Kind, s.Number });
    }
}
