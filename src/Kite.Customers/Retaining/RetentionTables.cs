using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What is proposed to be removed, and what was decided (K9).</summary>
internal static class RetentionTables
{
    extension(KiteDb db)
    {
        public DbSet<RetentionRule> RetentionRules => db.Set<RetentionRule>();
        public DbSet<Removal> Removals => db.Set<Removal>();
        public DbSet<RetentionScan> RetentionScans => db.Set<RetentionScan>();
    }

    public static void Map(ModelBuilder model)
    {
        var rule = model.Entity<RetentionRule>().ToTable("retention_rules")
            .Audited("retention-rule", r => r.Id)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, r => new
            {
                r.Id, r.Name, r.Months, r.Fields, r.ButTag, r.WrittenBy, r.IsRetired, r.Version,
            });
        rule.Property(r => r.Version).IsConcurrencyToken();
        rule.Ignore(r => r.Removed);

        var removal = model.Entity<Removal>().ToTable("removals")
            .SpreadBy(r => r.CustomerId)
            .Audited("removal", r => r.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, r => new
            {
                r.CustomerId, r.RuleId, r.Id, r.Since, r.FoundAt, r.State, r.DecidedAt,
                r.DecidedBy, r.KeptUntil,
            })
            .Holds(DataClass.Personal, r => new { r.Reason });
        removal.HasKey(r => new { r.CustomerId, r.RuleId });
        removal.Property(r => r.State).IsConcurrencyToken();
        removal.HasIndex(r => r.Id);
        removal.HasIndex(r => new { r.State, r.Since, r.Id });

        model.Entity<RetentionScan>().ToTable("retention_scans")
            .Holds(DataClass.Operational, s => new { s.Id, s.Night, s.EndedAt })
            .Property(s => s.Id).ValueGeneratedNever();
    }
}
