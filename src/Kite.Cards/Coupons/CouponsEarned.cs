using System.Text.Json.Nodes;
using Kite.Catalogue;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// A purchase that was paid: what it came to after all that was taken off, where, when, whose.
/// </summary>
public sealed record PaidPurchase(
    Guid Id, Money Total, Store Store, DateOnly Day, DateTimeOffset At, long? Customer);

/// <summary>A coupon that a rule gave for a purchase, with its code for the receipt.</summary>
public sealed record CouponEarned(
    long Number, string Code, string Rule, string Kind, DateOnly FirstDay, DateOnly? LastDay,
    bool IsReplay);

/// <summary>
/// Gives the coupons that rules promise for a purchase, inside the transaction in which it is
/// written: for each rule one, and never another however often it is told of.
/// </summary>
public sealed class CouponsEarned
{
    private readonly CouponMint mint;
    private readonly Trail trail;
    private readonly TimeProvider clock;

    internal CouponsEarned(CouponMint mint, Trail trail, TimeProvider clock) =>
        (this.mint, this.trail, this.clock) = (mint, trail, clock);

    /// <summary>
    /// A spent budget, a kind that is over, or a customer who has had enough bring no coupon; a
    /// sale is never refused for that. It comes before coupons are used for the same purchase.
    /// </summary>
    public async Task<IReadOnlyList<CouponEarned>> Run(
        KiteDb books, Asker asker, PaidPurchase purchase, CancellationToken cancel)
    {
        var code = purchase.Total.Currency.Code;
        var rules = CouponRule.On(
            await books.CouponRules.AsNoTracking().ToListAsync(cancel), purchase.Day);
        var fit = rules.Where(r => r.Currency == code && r.LeastCoins <= purchase.Total.Coins)
            .ToList();
        if (fit.Count == 0) return [];

        var found = purchase.Customer is { } number and > 0
            ? await books.HeldSurvivorFor(number, cancel)
            : null;
        var holder = found is null
            ? null
            : new CouponHolder(found.Customer.Id, found.Customer.Number, found.RecordedUnder);
        var given = new List<CouponEarned>();
        foreach (var rule in fit)
        {
            if (await One(books, asker, rule, purchase, holder, cancel) is { } one)
                given.Add(one);
        }
        return given;
    }

    /// <summary>The coupons that a purchase earned, but for those that were taken back.</summary>
    public async Task<IReadOnlyList<CouponEarned>> Of(
        KiteDb books, Guid purchase, CancellationToken cancel)
    {
        var coupons = await Standing(books, purchase).OrderBy(e => e.Coupon.Number)
            .ToListAsync(cancel);
        if (coupons.Count == 0) return [];

        var kinds = await books.CouponKindsOf(coupons.ConvertAll(e => e.Coupon), cancel);
        return
        [
            .. coupons.Select(e => Told(
                e.Coupon, e.Rule, kinds[(e.Coupon.KindId, e.Coupon.KindNumber)],
                mint.Open(e.Coupon), isReplay: true)),
        ];
    }

    /// <summary>
    /// So much of a purchase is left, inside the transaction in which the rest comes back: what
    /// its rule would not have given for that is taken back; what was used meanwhile stays.
    /// </summary>
    public async Task TakeBack(
        KiteDb books, Asker asker, Guid purchase, Money left, string reason,
        CancellationToken cancel)
    {
        var lost = (await Standing(books, purchase).ToListAsync(cancel))
            .FindAll(e => left.Coins == 0 || left.Coins < e.Rule.LeastCoins);
        foreach (var one in lost.OrderBy(e => e.Coupon.Id).Select(e => e.Coupon))
        {
            var told = new JsonObject { ["number"] = one.Number, ["withdrawn"] = reason };
            await trail.Note(books.For(asker), "coupon", one.Id, told, cancel);
            var at = clock.GetUtcNow();
            await books.Coupons
                .Where(c => c.Id == one.Id && c.WithdrawnAt == null && c.UsesTaken == 0)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(c => c.WithdrawnAt, at)
                        .SetProperty(c => c.WithdrawnBy, asker.Name)
                        .SetProperty(c => c.WithdrawnFor, reason),
                    cancel);
        }
    }

    private sealed record EarnedCoupon
    {
        public required Coupon Coupon { get; init; }
        public required CouponRule Rule { get; init; }
    }

    private static IQueryable<EarnedCoupon> Standing(KiteDb books, Guid purchase)
    {
        var (coupons, rules) = (books.Coupons.AsNoTracking(), books.CouponRules.AsNoTracking());
        return books.CouponEarnings.Where(e => e.PurchaseId == purchase)
            .Join(coupons, e => e.CouponId, c => c.Id, (e, c) => new { e, c })
            .Where(both => both.c.WithdrawnAt == null)
            .Join(
                rules, both => new { Id = both.e.RuleId, Number = both.e.RuleNumber },
                r => new { r.Id, r.Number },
                (both, r) => new EarnedCoupon { Coupon = both.c, Rule = r });
    }

    private async Task<CouponEarned?> One(
        KiteDb books, Asker asker, CouponRule rule, PaidPurchase purchase, CouponHolder? holder,
        CancellationToken cancel)
    {
        if (await Before(books, rule, purchase, cancel) is { } first) return first;
        var kind = await books.NewestCouponKind(rule.KindId, cancel);
        if (kind is null || (holder is null && (kind.IsNamed || rule.MostEach > 0))) return null;
        if (rule.MostEach > 0 && await books.Coupons.CountAsync(
            c => c.CustomerId == holder!.Id && c.RuleId == rule.Id, cancel) >= rule.MostEach)
        {
            return null;
        }
        var taken = await CouponMint.Take(books, kind, 1, purchase.Day, cancel);
        if (taken.Refusal is not null) return null;

        var code = mint.Draw(1, cancel)[0];
        var issue = new CouponIssue(
            CouponOrigin.Rule, purchase.Store.Number, purchase.Day, purchase.At)
        {
            By = asker.Name, Rule = rule, Purchase = purchase.Id,
        };
        var coupon = CouponMint.Make(code, kind, issue, holder, taken.Value.Number);
        await BulkWriter.Write(books, [coupon], cancel);
        var earning = new CouponEarning
        {
            PurchaseId = purchase.Id,
            RuleId = rule.Id,
            RuleNumber = rule.Number,
            CouponId = coupon.Id,
        };
        await BulkWriter.Write(books, [earning], cancel);
        return Told(coupon, rule, kind, code.Code, isReplay: false);
    }

    private async Task<CouponEarned?> Before(
        KiteDb books, CouponRule rule, PaidPurchase purchase, CancellationToken cancel)
    {
        var coupons = books.Coupons;
        var first = await books.CouponEarnings
            .Where(e => e.PurchaseId == purchase.Id && e.RuleId == rule.Id)
            .Join(coupons, e => e.CouponId, c => c.Id, (_, c) => c)
            .AsNoTracking().SingleOrDefaultAsync(cancel);
        if (first is null) return null;

        var kind = (await books.CouponKindsOf([first], cancel))[
            (first.KindId, first.KindNumber)];
        return Told(first, rule, kind, mint.Open(first), isReplay: true);
    }

    private static CouponEarned Told(
        Coupon coupon, CouponRule rule, CouponKind kind, string code, bool isReplay) => new(
            coupon.Number, CouponCode.Shown(code), rule.Name, kind.Name, coupon.FirstDay,
            coupon.LastDay, isReplay);
}
