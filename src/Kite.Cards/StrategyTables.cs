using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>The tables of strategies: what they say, who let them, what they have given.</summary>
internal static class StrategyTables
{
    extension(KiteDb db)
    {
        public DbSet<Strategy> Strategies => db.Set<Strategy>();
        public DbSet<StrategyVersion> StrategyVersions => db.Set<StrategyVersion>();
        public DbSet<StrategyStep> StrategySteps => db.Set<StrategyStep>();
        public DbSet<StrategyUse> StrategyUses => db.Set<StrategyUse>();
        public DbSet<StrategyDay> StrategyDays => db.Set<StrategyDay>();
    }

    public static void Map(ModelBuilder model)
    {
        var strategy = model.Entity<Strategy>().ToTable("strategies")
            .Audited("strategy", s => s.Id)
            .SeenWith(May.ReadStrategies)
            .Holds(DataClass.Operational, s => new
            {
                s.Id, s.Name, s.Latest, s.Proposed, s.ProposedById, s.ProposedBy, s.ProposedAt,
                s.Approved, s.FirstDay, s.LastDay, s.StoppedAt, s.CreatedAt, s.Version,
            });
        strategy.Property(s => s.Version).IsConcurrencyToken();
        strategy.HasIndex(s => s.Name).IsUnique();

        var version = model.Entity<StrategyVersion>().ToTable("strategy_versions")
            .SeenWith(May.ReadStrategies)
            .Holds(DataClass.Operational, v => new
            {
                v.StrategyId, v.Number, v.Name, v.Rules, v.FirstDay, v.LastDay, v.Currency,
                v.Owner, v.DepartmentsTold, v.Safety, v.SuccessMeasure, v.Exceptions,
                v.MadeById, v.MadeBy, v.MadeAt,
            });
        version.HasKey(v => new { v.StrategyId, v.Number });
        MapLife(model);
    }

    private static void MapLife(ModelBuilder model)
    {
        model.Entity<StrategyStep>().ToTable("strategy_steps")
            .SeenWith(May.ReadStrategies)
            .Holds(DataClass.Operational, s => new
            {
                s.StrategyId, s.Line, s.Deed, s.VersionNumber, s.ById, s.By, s.At, s.Reason,
            })
            .HasKey(s => new { s.StrategyId, s.Line });

        // A bill is counted once, whoever tells it how often.
        model.Entity<StrategyUse>().ToTable("strategy_uses")
            .SpreadBy(u => u.CustomerId)
            .SeenWith(May.ReadStrategies)
            .Holds(DataClass.Operational, u => new
            {
                u.CustomerId, u.StrategyId, u.Reference, u.RecordedUnder, u.VersionNumber,
                u.StoreNumber, u.Day, u.Coins,
            })
            .HasKey(u => new { u.CustomerId, u.StrategyId, u.Reference });

        model.Entity<StrategyDay>().ToTable("strategy_days")
            .SeenWith(May.ReadStrategies)
            .Holds(DataClass.Operational, d => new
            {
                d.StrategyId, d.StoreNumber, d.Day, d.Uses, d.Coins,
            })
            .HasKey(d => new { d.StrategyId, d.StoreNumber, d.Day });
    }
}
