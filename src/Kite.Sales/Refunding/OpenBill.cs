using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>A bill as it was paid, with what was given back of it so far.</summary>
internal sealed record OpenBill(
    Checkout Checkout, IReadOnlyList<OpenLine> Lines, IReadOnlyList<CheckoutTender> Tenders,
    IReadOnlyList<CheckoutMove> Moves, int Refunds)
{
    public Money Money(long coins) => new(coins, Currency.Of(Checkout.Currency));

    /// <summary>By each tender what of it was given back: coins, and points where it is of points.
    /// </summary>
    public IReadOnlyDictionary<int, (long Coins, long Points)> TendersBack { get; init; } =
        new Dictionary<int, (long Coins, long Points)>();

    /// <summary>
    /// The points that go back with so many coins of a tender more: as many as all that went back
    /// then is worth of it.
    /// </summary>
    public long? PointsBack(CheckoutTender tender, long coins)
    {
        if (tender.Kind is not TenderKind.Points) return null;

        var spent = -Moves.Single(m => m.Tender == tender.Line).Change;
        var before = TendersBack.GetValueOrDefault(tender.Line);
        return (long)((Int128)spent * (before.Coins + coins) / tender.Coins) - before.Points;
    }

    /// <summary>The earning that the bill's points hang on.</summary>
    public CheckoutMove? Earning => Moves.FirstOrDefault(m => m.Tender == 0);

    public static async Task<OpenBill?> Of(KiteDb db, Guid id, CancellationToken cancel)
    {
        var bill = await db.Checkouts.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (bill is null) return null;

        // Counted first: who writes counts again, so what is read from here on cannot be older.
        var refunds = db.CheckoutRefunds.Where(r => r.CheckoutId == id);
        var count = await refunds.CountAsync(cancel);
        var lines = await db.CheckoutLines.AsNoTracking()
            .Where(l => l.CheckoutId == id).OrderBy(l => l.Line).ToListAsync(cancel);
        var tenders = await db.CheckoutTenders.AsNoTracking()
            .Where(t => t.CheckoutId == id).OrderBy(t => t.Line).ToListAsync(cancel);
        var shares = (await db.CheckoutShares.AsNoTracking()
            .Where(s => s.CheckoutId == id).ToListAsync(cancel))
            .ToDictionary(s => (s.Line, s.Tender), s => s.Coins);
        var moves = await db.CheckoutMoves.AsNoTracking()
            .Where(m => m.ReceiptId == id).ToListAsync(cancel);
        var back = (await db.CheckoutRefundLines.AsNoTracking()
            .Where(l => refunds.Any(r => r.Id == l.RefundId)).ToListAsync(cancel))
            .ToLookup(l => l.Line);
        var sharesBack = (await db.CheckoutRefundShares.AsNoTracking()
            .Where(s => refunds.Any(r => r.Id == s.RefundId)).ToListAsync(cancel))
            .ToLookup(s => (s.Line, s.Tender), s => s.Coins);
        return new(
            bill,
            lines.ConvertAll(l => new OpenLine(
                l.Line, l.Product, l.Name, l.QuantityThousandths, l.TotalCoins, l.TaxCoins)
            {
                QuantityLeft = l.QuantityThousandths
                    - back[l.Line].Sum(b => b.QuantityThousandths),
                CoinsLeft = l.TotalCoins - back[l.Line].Sum(b => b.Coins),
                TaxLeft = l.TaxCoins - back[l.Line].Sum(b => b.TaxCoins),
                SharesLeft =
                [
                    .. tenders.Select(t => shares.GetValueOrDefault((l.Line, t.Line))
                        - sharesBack[(l.Line, t.Line)].Sum()),
                ],
            }),
            tenders, moves, count)
        {
            TendersBack = await BackOf(db, refunds, sharesBack, cancel),
        };
    }

    private static async Task<Dictionary<int, (long Coins, long Points)>> BackOf(
        KiteDb db, IQueryable<CheckoutRefund> refunds,
        ILookup<(int Line, int Tender), long> shares, CancellationToken cancel)
    {
        var points = (await db.CheckoutMoves.AsNoTracking()
            .Where(m => m.Tender > 0 && refunds.Any(r => r.Id == m.ReceiptId))
            .ToListAsync(cancel)).ToLookup(m => m.Tender, m => m.Change);
        return shares.GroupBy(s => s.Key.Tender).ToDictionary(
            tender => tender.Key,
            tender => (tender.Sum(s => s.Sum()), points[tender.Key].Sum()));
    }
}
