using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What is offered for complete records, and to whom it was promised (K5).</summary>
internal static class IncentiveTables
{
    extension(KiteDb db)
    {
        public DbSet<Incentive> Incentives => db.Set<Incentive>();
        public DbSet<IncentiveGrant> IncentiveGrants => db.Set<IncentiveGrant>();
    }

    public static void Map(ModelBuilder model)
    {
        var incentive = model.Entity<Incentive>().ToTable("incentives")
            .Audited("incentive", i => i.Id)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, i => new
            {
                i.Id, i.Name, i.Kind, i.Offer, i.Points, i.Fields, i.FirstDay, i.LastDay,
                i.Version,
            });
        incentive.Property(i => i.Version).IsConcurrencyToken();
        incentive.Ignore(i => i.Asked);

        var grant = model.Entity<IncentiveGrant>().ToTable("incentive_grants")
            .SpreadBy(g => g.CustomerId)
            .Audited("incentive-grant", g => g.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, g => new
            {
                g.CustomerId, g.IncentiveId, g.Id, g.Kind, g.Offer, g.Points, g.State,
                g.GrantedAt, g.GrantedBy, g.DecidedAt, g.DecidedBy,
            })
            .Holds(DataClass.Personal, g => new { g.Reason });
        // One promise for each customer and offer, whoever writes at the same time.
        grant.HasKey(g => new { g.CustomerId, g.IncentiveId });
        grant.Property(g => g.State).IsConcurrencyToken();
        grant.HasIndex(g => g.Id);
        grant.HasIndex(g => new { g.State, g.GrantedAt, g.Id });
    }
}
