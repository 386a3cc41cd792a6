using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>The tables of points: the rules, and what was reckoned by them.</summary>
internal static class PointTables
{
    extension(KiteDb db)
    {
        public DbSet<PointRule> PointRules => db.Set<PointRule>();
        public DbSet<PointPurchase> PointPurchases => db.Set<PointPurchase>();
        public DbSet<PointStep> PointSteps => db.Set<PointStep>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<PointRule>().ToTable("point_rules")
            .Audited("point-rule", r => r.Id)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, r => new
            {
                r.Id, r.Number, r.Name, r.Kind, r.FirstDay, r.LastDay, r.IsOff, r.Currency,
                r.Points, r.EveryCoins, r.LeastCoins, r.Visits, r.Period, r.Percent, r.Days,
                r.GraceDays, r.Weekdays, r.CardKinds, r.Products, r.Categories, r.MadeBy,
                r.MadeAt,
            })
            .HasKey(r => new { r.Id, r.Number });

        var purchase = model.Entity<PointPurchase>().ToTable("point_purchases")
            .SpreadBy(p => p.PurseId)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, p => new
            {
                p.PurseId, p.TransactionId, p.OfId, p.Day, p.StoreNumber, p.Coins, p.Currency,
                p.CardKindId, p.Lines, p.Points, p.Lot, p.Until,
            });
        purchase.HasKey(p => new { p.PurseId, p.TransactionId });
        purchase.HasIndex(p => new { p.PurseId, p.Day });
        purchase.HasIndex(p => new { p.PurseId, p.OfId });

        model.Entity<PointStep>().ToTable("point_steps")
            .SpreadBy(s => s.PurseId)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, s => new
            {
                s.PurseId, s.TransactionId, s.Line, s.RuleId, s.RuleNumber, s.RuleName, s.Kind,
                s.Missed, s.OfCoins, s.EveryCoins, s.Times, s.RestCoins, s.OfPoints,
                s.PointsEach, s.Percent, s.VisitsBefore, s.CoinsBefore, s.Days, s.Points,
            })
            .HasKey(s => new { s.PurseId, s.TransactionId, s.Line });
    }
}
