using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>
/// The lines and the shares of every refund add up to it; its return says the same amount; and no
/// line and no tender of a bill gave back more than it took.
/// </summary>
internal sealed class RefundsCheck(KiteDb db) : ICheck
{
    public async Task<Finding> Run(CancellationToken cancel)
    {
        var (lines, shares) = (db.CheckoutRefundLines, db.CheckoutRefundShares);
        var (refunds, purchases) = (db.CheckoutRefunds, db.Purchases);
        var count = await refunds.LongCountAsync(cancel);
        var off = await refunds.LongCountAsync(
            r => lines.Where(l => l.RefundId == r.Id).Sum(l => l.Coins) != r.TotalCoins
                || lines.Where(l => l.RefundId == r.Id).Sum(l => l.TaxCoins) != r.TaxCoins
                || shares.Where(s => s.RefundId == r.Id).Sum(s => s.Coins) != r.TotalCoins,
            cancel);
        var astray = await refunds.LongCountAsync(
            r => !purchases.Any(
                p => p.Id == r.Id && p.IsReturn && p.NetCoins == -r.TotalCoins),
            cancel);
        var back = shares.Join(refunds, s => s.RefundId, r => r.Id, (s, r) => new
        {
            r.CheckoutId, s.Line, s.Tender, s.Coins,
        });
        var above = await db.CheckoutShares.LongCountAsync(
            s => back.Where(b => b.CheckoutId == s.CheckoutId && b.Line == s.Line
                && b.Tender == s.Tender).Sum(b => b.Coins) > s.Coins,
            cancel);
        var goods = lines.Join(refunds, l => l.RefundId, r => r.Id, (l, r) => new
        {
            r.CheckoutId, l.Line, l.QuantityThousandths, l.Coins,
        });
        above += await db.CheckoutLines.LongCountAsync(
            l => goods.Where(g => g.CheckoutId == l.CheckoutId && g.Line == l.Line)
                    .Sum(g => g.QuantityThousandths) > l.QuantityThousandths
                || goods.Where(g => g.CheckoutId == l.CheckoutId && g.Line == l.Line)
                    .Sum(g => g.Coins) > l.TotalCoins,
            cancel);
        return new(
            "refunds", off == 0 && astray == 0 && above == 0,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["refunds"] = count.ToString("N0", CultureInfo.CurrentCulture),
                ["off"] = off.ToString("N0", CultureInfo.CurrentCulture),
                ["astray"] = astray.ToString("N0", CultureInfo.CurrentCulture),
                ["above"] = above.ToString("N0", CultureInfo.CurrentCulture),
            });
    }
}
