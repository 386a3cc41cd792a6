using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>How records are kept right: what grows stale, and who looks after it (K9).</summary>
internal static class UpkeepTables
{
    extension(KiteDb db)
    {
        public DbSet<StaleRule> StaleRules => db.Set<StaleRule>();
    }

    public static void Map(ModelBuilder model)
    {
        var rule = model.Entity<StaleRule>().ToTable("stale_rules")
            .Audited("stale-rule", r => r.Id)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, r => new { r.Id, r.Field, r.Months, r.Version });
        rule.Property(r => r.Version).IsConcurrencyToken();
        rule.HasIndex(r => r.Field).IsUnique();
    }
}
