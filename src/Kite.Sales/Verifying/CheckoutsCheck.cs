using System.Globalization;
using Kite.Cards;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>
/// The lines, the tenders and the shares of every bill add up to it; its purchase says the same
/// amount; what was paid from a card stands in the books of stored value.
/// </summary>
internal sealed class CheckoutsCheck(KiteDb db) : ICheck
{
    public async Task<Finding> Run(CancellationToken cancel)
    {
        var (lines, tenders, shares) = (db.CheckoutLines, db.CheckoutTenders, db.CheckoutShares);
        var (purchases, keys) = (db.Purchases, db.CheckoutKeys);
        var transactions = db.Set<Transaction>();
        var count = await db.Checkouts.LongCountAsync(cancel);
        var off = await db.Checkouts.LongCountAsync(
            c => lines.Where(l => l.CheckoutId == c.Id).Sum(l => l.TotalCoins) != c.TotalCoins
                || tenders.Where(t => t.CheckoutId == c.Id).Sum(t => t.Coins) != c.TotalCoins
                || shares.Where(s => s.CheckoutId == c.Id).Sum(s => s.Coins) != c.TotalCoins,
            cancel);
        var (discounts, coupons) = (db.CheckoutDiscounts, db.CheckoutCoupons);
        off += await lines
            .Select(l => new
            {
                l.TaxCoins, l.TotalCoins,
                Net = l.AmountCoins
                    - discounts.Where(d => d.CheckoutId == l.CheckoutId && d.Line == l.Line)
                        .Sum(d => d.Coins)
                    - coupons.Where(c => c.CheckoutId == l.CheckoutId && c.Line == l.Line)
                        .Sum(c => c.Coins),
            })
            .LongCountAsync(
                l => l.Net != l.TotalCoins && l.Net + l.TaxCoins != l.TotalCoins, cancel);
        off += await lines.LongCountAsync(
            l => shares.Where(s => s.CheckoutId == l.CheckoutId && s.Line == l.Line)
                .Sum(s => s.Coins) != l.TotalCoins,
            cancel);
        off += await tenders.LongCountAsync(
            t => shares.Where(s => s.CheckoutId == t.CheckoutId && s.Tender == t.Line)
                .Sum(s => s.Coins) != t.Coins,
            cancel);
        var astray = await db.Checkouts.LongCountAsync(
            c => !purchases.Any(p => p.Id == c.Id && p.NetCoins == c.TotalCoins)
                || !keys.Any(k => k.CheckoutId == c.Id),
            cancel);
        var unpaid = await tenders.LongCountAsync(
            t => t.Kind == TenderKind.StoredValue && !transactions.Any(
                p => p.Id == t.TransactionId && p.Kind == TransactionKind.Payment
                    && -p.PrincipalCoins - p.BonusCoins == t.Coins),
            cancel);
        var moves = db.CheckoutMoves;
        unpaid += await tenders.LongCountAsync(
            t => t.Kind == TenderKind.Points && !moves.Any(
                m => m.ReceiptId == t.CheckoutId && m.Tender == t.Line && m.Change < 0
                    && transactions.Any(p => p.PurseId == m.PurseId
                        && p.Id == t.TransactionId && p.Points == m.Change)),
            cancel);
        unpaid += await Unused(cancel);
        return new(
            "checkouts", off == 0 && astray == 0 && unpaid == 0,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["checkouts"] = count.ToString("N0", CultureInfo.CurrentCulture),
                ["off"] = off.ToString("N0", CultureInfo.CurrentCulture),
                ["astray"] = astray.ToString("N0", CultureInfo.CurrentCulture),
                ["unpaid"] = unpaid.ToString("N0", CultureInfo.CurrentCulture),
            });
    }

    // What coupons took off a bill is what their uses say, and the other way round.
    private async Task<long> Unused(CancellationToken cancel)
    {
        var (bills, coupons, uses) = (db.Checkouts, db.CheckoutCoupons, db.Set<CouponUse>());
        return await uses.LongCountAsync(
                u => bills.Any(b => b.Id == u.PurchaseId) && u.Coins != coupons
                    .Where(c => c.CheckoutId == u.PurchaseId && c.CouponId == u.CouponId)
                    .Sum(c => c.Coins),
                cancel)
            + await coupons.LongCountAsync(
                c => !uses.Any(u => u.CouponId == c.CouponId && u.PurchaseId == c.CheckoutId),
                cancel);
    }
}
