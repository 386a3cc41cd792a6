using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>The tables of coupons: what they say, who has which, what they were used for.
/// </summary>
internal static class CouponTables
{
    extension(KiteDb db)
    {
        public DbSet<CouponKind> CouponKinds => db.Set<CouponKind>();
        public DbSet<CouponRule> CouponRules => db.Set<CouponRule>();
        public DbSet<CouponCampaign> CouponCampaigns => db.Set<CouponCampaign>();
        public DbSet<CouponDraw> CouponDraws => db.Set<CouponDraw>();
        public DbSet<CampaignKey> CampaignKeys => db.Set<CampaignKey>();
        public DbSet<Coupon> Coupons => db.Set<Coupon>();
        public DbSet<CouponUse> CouponUses => db.Set<CouponUse>();
        public DbSet<CouponReturn> CouponReturns => db.Set<CouponReturn>();
        public DbSet<CouponKey> CouponKeys => db.Set<CouponKey>();
        public DbSet<CouponEarning> CouponEarnings => db.Set<CouponEarning>();
        public DbSet<CouponGuess> CouponGuesses => db.Set<CouponGuess>();
    }

    public static void Map(ModelBuilder model)
    {
        MapTerms(model);
        MapCoupons(model);
        MapUses(model);
        MapKeys(model);
    }

    private static void MapTerms(ModelBuilder model)
    {
        model.Entity<CouponKind>().ToTable("coupon_kinds")
            .Audited("coupon-kind", k => k.Id)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, k => new
            {
                k.Id, k.Number, k.Name, k.Effect, k.Currency, k.OffCoins, k.BasisPoints,
                k.MostCoins, k.LeastCoins, k.FirstDay, k.LastDay, k.Days, k.Uses, k.UsesEach,
                k.IsNamed, k.Budget, k.Stacks, k.Stores, k.IsIssued, k.MadeBy, k.MadeAt,
            })
            .HasKey(k => new { k.Id, k.Number });

        model.Entity<CouponRule>().ToTable("coupon_rules")
            .Audited("coupon-rule", r => r.Id)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, r => new
            {
                r.Id, r.Number, r.Name, r.FirstDay, r.LastDay, r.IsOff, r.Currency, r.LeastCoins,
                r.KindId, r.MostEach, r.MadeBy, r.MadeAt,
            })
            .HasKey(r => new { r.Id, r.Number });

        model.Entity<CouponCampaign>().ToTable("coupon_campaigns")
            .Audited("coupon-campaign", c => c.Id)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, c => new
            {
                c.Id, c.Name, c.KindId, c.KindNumber, c.Coupons, c.FirstNumber, c.StoreNumber,
                c.SegmentId, c.SegmentName, c.SegmentNeeds, c.HoldOutPercent, c.LeftOut,
                c.Objecting, c.MadeBy, c.MadeAt,
            })
            .HasIndex(c => c.Name).IsUnique();

        var draw = model.Entity<CouponDraw>().ToTable("coupon_draws")
            .SpreadBy(d => d.CustomerId)
            .SeenWith(May.IssueCoupons)
            .Holds(DataClass.Operational, d => new
            {
                d.CustomerId, d.CampaignId, d.CustomerNumber, d.Place,
            });
        draw.HasKey(d => new { d.CustomerId, d.CampaignId });
        draw.HasIndex(d => new { d.CampaignId, d.Place, d.CustomerNumber });
    }

    // The key is the token of the code: to find a code again takes no index of its own.
    private static void MapCoupons(ModelBuilder model)
    {
        var coupon = model.Entity<Coupon>()
            .ToTable("coupons", table => table.HasCheckConstraint(
                "never_used_too_often", "uses_left >= 0 AND uses_taken >= 0"))
            .SpreadBy(c => c.Id)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, c => new
            {
                c.Id, c.Number, c.KindId, c.KindNumber, c.Origin, c.CampaignId, c.RuleId,
                c.RuleNumber, c.PurchaseId, c.CustomerId, c.CustomerNumber, c.RecordedUnder,
                c.FirstDay, c.LastDay, c.UsesLeft, c.UsesTaken, c.Ending, c.Master, c.StoreNumber,
                c.IssuedAt, c.IssuedBy, c.Reason, c.WithdrawnAt, c.WithdrawnBy, c.WithdrawnFor,
            })
            .Holds(DataClass.Sensitive, c => new { c.Code })
            .Keeps(Kept.SealedForKite, c => new { c.Code });
        coupon.Property(c => c.Id).ValueGeneratedNever();
        coupon.HasIndex(c => c.Number);
        coupon.HasIndex(c => c.IssuedAt);
        coupon.HasIndex(c => new { c.CustomerId, c.Number });
        coupon.HasIndex(c => new { c.CampaignId, c.Number });
        coupon.HasIndex(c => new { c.KindId, c.Number });
    }

    private static void MapUses(ModelBuilder model)
    {
        var use = model.Entity<CouponUse>().ToTable("coupon_uses")
            .SpreadBy(u => u.CouponId)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, u => new
            {
                u.CouponId, u.Number, u.KindId, u.CustomerId, u.CustomerNumber, u.RecordedUnder,
                u.HolderNumber, u.StoreNumber, u.Day, u.At, u.Coins, u.BillCoins, u.Currency,
                u.PurchaseId, u.Reference, u.AskerName,
            });
        use.HasKey(u => new { u.CouponId, u.Number });
        use.HasIndex(u => new { u.CustomerId, u.KindId });
        use.HasIndex(u => u.PurchaseId).HasFilter("purchase_id IS NOT NULL");

        model.Entity<CouponReturn>().ToTable("coupon_returns")
            .SpreadBy(r => r.CouponId)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, r => new
            {
                r.CouponId, r.Number, r.At, r.Reason, r.AskerName,
            })
            .HasKey(r => new { r.CouponId, r.Number });

        model.Entity<CouponEarning>().ToTable("coupon_earnings")
            .SpreadBy(e => e.PurchaseId)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, e => new
            {
                e.PurchaseId, e.RuleId, e.RuleNumber, e.CouponId,
            })
            .HasKey(e => new { e.PurchaseId, e.RuleId });
    }

    private static void MapKeys(ModelBuilder model)
    {
        model.Entity<CouponKey>().ToTable("coupon_keys")
            .SpreadBy(k => k.Key)
            .Holds(DataClass.Operational, k => new
            {
                k.Key, k.RequestHash, k.CouponId, k.UseNumber,
            })
            .Keeps(Kept.Fingerprint, k => new { k.RequestHash })
            .HasKey(k => k.Key);

        model.Entity<CampaignKey>().ToTable("campaign_keys")
            .SpreadBy(k => k.Key)
            .Holds(DataClass.Operational, k => new { k.Key, k.RequestHash, k.CampaignId })
            .Keeps(Kept.Fingerprint, k => new { k.RequestHash })
            .HasKey(k => k.Key);

        model.Entity<CouponGuess>().ToTable("coupon_guesses")
            .Holds(DataClass.Operational, g => new { g.AskerId, g.Wrong, g.Since })
            .HasKey(g => g.AskerId);
    }
}
