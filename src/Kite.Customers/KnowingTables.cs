using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What is worth knowing of a customer beyond the record (K4).</summary>
internal static class KnowingTables
{
    extension(KiteDb db)
    {
        public DbSet<ListWord> ListWords => db.Set<ListWord>();
        public DbSet<Referral> Referrals => db.Set<Referral>();
        public DbSet<CustomerAnswer> CustomerAnswers => db.Set<CustomerAnswer>();
        public DbSet<Thank> Thanks => db.Set<Thank>();
        public DbSet<Loss> Losses => db.Set<Loss>();
    }

    public static void Map(ModelBuilder model)
    {
        MapWords(model);
        MapReferrals(model);
        MapThanks(model);
    }

    private static void MapWords(ModelBuilder model)
    {
        var word = model.Entity<ListWord>().ToTable("choice_lists")
            .Audited("choice-list", w => w.Id)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, w => new
            {
                w.Id, w.List, w.Name, w.Place, w.IsRetired, w.Version,
            });
        word.Property(w => w.Version).IsConcurrencyToken();
        word.HasIndex(w => new { w.List, w.Name }).IsUnique();

        var answer = model.Entity<CustomerAnswer>().ToTable("customer_answers")
            .SpreadBy(a => a.CustomerId)
            .Audited("customer-answer", a => a.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, a => new
            {
                a.CustomerId, a.Asked, a.WordId, a.Evidence, a.Source, a.NotedAt, a.NotedBy,
                a.VerifiedAt, a.VerifiedBy,
            })
            .Holds(DataClass.Personal, a => new { a.Text });
        answer.HasKey(a => new { a.CustomerId, a.Asked });
    }

    private static void MapReferrals(ModelBuilder model)
    {
        var referral = model.Entity<Referral>().ToTable("referrals")
            .SpreadBy(r => r.CustomerId)
            .Audited("customer-referral", r => r.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, r => new
            {
                r.CustomerId, r.ReferrerId, r.Shared, r.Source, r.NotedBy, r.NotedAt,
            })
            .Holds(DataClass.Personal, r => new { r.Note });
        // One referrer for each customer, whoever writes at the same time.
        referral.HasKey(r => r.CustomerId);
        referral.HasIndex(r => new { r.ReferrerId, r.CustomerId });
    }

    private static void MapThanks(ModelBuilder model)
    {
        var thank = model.Entity<Thank>().ToTable("thanks")
            .SpreadBy(t => t.CustomerId)
            .Audited("customer-thank", t => t.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, t => new
            {
                t.CustomerId, t.Id, t.Day, t.WordId, t.NotedBy, t.NotedAt,
            })
            .Holds(DataClass.Personal, t => new { t.Note });
        thank.HasKey(t => new { t.CustomerId, t.Id });

        var loss = model.Entity<Loss>().ToTable("losses")
            .SpreadBy(l => l.CustomerId)
            .Audited("customer-loss", l => l.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, l => new
            {
                l.CustomerId, l.Id, l.Kind, l.WordId, l.Evidence, l.Day, l.NotedBy, l.NotedAt,
                l.WonBackOn, l.WonBackBy,
            })
            .Holds(DataClass.Personal, l => new { l.Note });
        loss.HasKey(l => new { l.CustomerId, l.Id });
    }
}
