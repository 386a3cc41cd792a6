using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>The tables of memberships: their plans, who bought which term, what became of the
/// fee.</summary>
internal static class MembershipTables
{
    extension(KiteDb db)
    {
        public DbSet<MembershipPlan> MembershipPlans => db.Set<MembershipPlan>();
        public DbSet<Membership> Memberships => db.Set<Membership>();
        public DbSet<MembershipEnd> MembershipEnds => db.Set<MembershipEnd>();
        public DbSet<MembershipIncome> MembershipIncomes => db.Set<MembershipIncome>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<MembershipPlan>().ToTable("membership_plans")
            .Audited("membership-plan", p => p.Id)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, p => new
            {
                p.Id, p.Number, p.Name, p.Grade, p.FeeCoins, p.Currency, p.Unit, p.Term,
                p.RenewDays, p.GraceDays, p.GivesMemberPrices, p.IsSold, p.MadeBy, p.MadeAt,
            })
            .HasKey(p => new { p.Id, p.Number });

        var membership = model.Entity<Membership>().ToTable("memberships")
            .SpreadBy(m => m.Id)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, m => new
            {
                m.Id, m.Number, m.PlanId, m.PlanNumber, m.CustomerId, m.CustomerNumber,
                m.RecordedUnder, m.CardId, m.PurseId, m.FirstDay, m.LastDay, m.UntilDay,
                m.FeeCoins, m.Currency, m.Tender, m.Renews, m.StoreNumber, m.TransactionId,
                m.Day, m.At, m.AskerName, m.Reference,
            });
        membership.HasIndex(m => m.Number);
        membership.HasIndex(m => m.LastDay);
        // What every checkout asks: does the guest hold one that has not run out?
        membership.HasIndex(m => new { m.CustomerId, m.UntilDay });
        membership.HasIndex(m => m.PurseId);
        membership.HasIndex(m => m.Day);

        var end = model.Entity<MembershipEnd>().ToTable("membership_ends")
            .SpreadBy(e => e.MembershipId)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, e => new
            {
                e.MembershipId, e.LastDay, e.BackCoins, e.Tender, e.StoreNumber,
                e.TransactionId, e.Day, e.At, e.AskerName, e.Reason, e.Reference,
            });
        end.HasKey(e => e.MembershipId);
        end.HasIndex(e => e.Day);

        model.Entity<MembershipIncome>().ToTable("membership_incomes")
            .SpreadBy(i => i.MembershipId)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, i => new
            {
                i.MembershipId, i.ThroughDay, i.Coins, i.TransactionId, i.At,
            })
            .HasKey(i => new { i.MembershipId, i.ThroughDay });
    }
}
