using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>The tables of rehearsals: what was asked, and what was found, which stays as it is.
/// </summary>
internal static class RehearsalTables
{
    extension(KiteDb db)
    {
        public DbSet<Rehearsal> Rehearsals => db.Set<Rehearsal>();
        public DbSet<RehearsalDay> RehearsalDays => db.Set<RehearsalDay>();
        public DbSet<RehearsalCustomer> RehearsalCustomers => db.Set<RehearsalCustomer>();
        public DbSet<RehearsalCase> RehearsalCases => db.Set<RehearsalCase>();
        public DbSet<RehearsalFigure> RehearsalFigures => db.Set<RehearsalFigure>();
    }

    public static void Map(ModelBuilder model)
    {
        var rehearsal = model.Entity<Rehearsal>().ToTable("rehearsals")
            .Audited("rehearsal", r => r.Id)
            .SeenWith(May.ReadInsight)
            .Holds(DataClass.Operational, r => new
            {
                r.Id, r.Number, r.StrategyId, r.StrategyVersion, r.StrategyName, r.Parts,
                r.FromDay, r.ToDay, r.StoreNumber, r.Paying, r.UpliftBasisPoints,
                r.MarginBasisPoints, r.DeepPercent, r.SharePercent, r.Rule, r.Often, r.MuchCoins,
                r.Currency, r.BudgetCoins, r.LastPosition, r.Receipts, r.ReceiptsDone,
                r.AtCustomer, r.AtReceipt, r.Working, r.Touched, r.GivenCoins, r.CostCoins,
                r.State, r.StopAsked, r.Failure, r.StarterId, r.StarterName, r.CreatedAt,
                r.EndedAt, r.Version,
            });
        rehearsal.Ignore(r => r.Thresholds);
        rehearsal.Ignore(r => r.Period);
        rehearsal.Property(r => r.Version).IsConcurrencyToken();
        rehearsal.HasIndex(r => r.Number).IsUnique();
        rehearsal.HasIndex(r => r.StrategyId);
        MapFound(model);
    }

    private static void MapFound(ModelBuilder model)
    {
        model.Entity<RehearsalDay>().ToTable("rehearsal_days")
            .SeenWith(May.ReadInsight)
            .Holds(DataClass.Operational, d => new
            {
                d.RehearsalId, d.Day, d.StoreNumber, d.Receipts, d.Touched, d.ListCoins,
                d.GivenCoins, d.CostCoins,
            })
            .HasKey(d => new { d.RehearsalId, d.Day, d.StoreNumber });

        var customer = model.Entity<RehearsalCustomer>().ToTable("rehearsal_customers")
            .SpreadBy(c => c.CustomerId)
            .SeenWith(May.ReadInsight)
            .Holds(DataClass.Operational, c => new
            {
                c.CustomerId, c.RehearsalId, c.CustomerNumber, c.Visits, c.NetCoins, c.Receipts,
                c.Touched, c.GivenCoins, c.GainCoins, c.Before, c.After,
            });
        customer.HasKey(c => new { c.CustomerId, c.RehearsalId });
        customer.HasIndex(c => new { c.RehearsalId, c.GainCoins, c.CustomerNumber });

        model.Entity<RehearsalCase>().ToTable("rehearsal_cases")
            .SeenWith(May.ReadInsight)
            .Holds(DataClass.Operational, c => new
            {
                c.RehearsalId, c.Odd, c.Line, c.CustomerNumber, c.PurchaseId, c.StoreNumber,
                c.Day, c.ListCoins, c.PaidCoins, c.Coins,
            })
            .HasKey(c => new { c.RehearsalId, c.Odd, c.Line });

        model.Entity<RehearsalFigure>().ToTable("rehearsal_figures")
            .SeenWith(May.ReadInsight)
            .Holds(DataClass.Operational, f => new
            {
                f.RehearsalId, f.Kind, f.Name, f.Count, f.Coins,
            })
            .HasKey(f => new { f.RehearsalId, f.Kind, f.Name });
    }
}
