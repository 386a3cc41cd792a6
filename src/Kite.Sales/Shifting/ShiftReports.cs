using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>Reads what came in during shifts.</summary>
internal static class ShiftReports
{
    extension(KiteDb db)
    {
        /// <summary>
        /// What came in during an open shift, by tender: of bills, onto cards, and fees of members.
        /// </summary>
        public async Task<IReadOnlyList<Taking>> TakingsOf(Guid shift, CancellationToken cancel)
        {
            var tenders = db.CheckoutTenders;
            var sales = await db.Checkouts.Where(c => c.ShiftId == shift)
                .SelectMany(
                    c => tenders.Where(t => t.CheckoutId == c.Id),
                    (_, t) => new { t.Kind, t.Coins })
                .GroupBy(t => t.Kind)
                .Select(g => new { g.Key, Count = g.LongCount(), Coins = g.Sum(t => t.Coins) })
                .ToListAsync(cancel);
            var values = await db.ShiftValues.Where(v => v.ShiftId == shift)
                .GroupBy(v => new { v.Kind, v.Tender })
                .Select(g => new { g.Key, Count = g.LongCount(), Coins = g.Sum(v => v.Coins) })
                .ToListAsync(cancel);
            return
            [
                .. sales.OrderBy(s => s.Key).Select(
                    s => new Taking(ShiftFigureKind.Sales, s.Key, s.Count, s.Coins)),
                .. values.OrderBy(v => v.Key.Kind).ThenBy(v => v.Key.Tender).Select(
                    v => new Taking(v.Key.Kind, v.Key.Tender, v.Count, v.Coins)),
                .. await RefundsOf(db, shift, cancel),
                .. await CashOf(db, shift, cancel),
            ];
        }

        /// <summary>How often something came in.</summary>
        public async Task<long> CountOfTakings(Guid shift, CancellationToken cancel) =>
            await db.Checkouts.LongCountAsync(c => c.ShiftId == shift, cancel)
            + await db.CheckoutRefunds.LongCountAsync(r => r.ShiftId == shift, cancel)
            + await db.ShiftValues.LongCountAsync(v => v.ShiftId == shift, cancel)
            + await db.CashMoves.LongCountAsync(m => m.ShiftId == shift, cancel);

        /// <summary>The shift with its report; null where there is none.</summary>
        public async Task<ShiftView?> ShiftAsync(Guid id, CancellationToken cancel)
        {
            var shift = await db.Shifts.AsNoTracking()
                .SingleOrDefaultAsync(s => s.Id == id, cancel);
            if (shift is null) return null;

            var money = Currency.Of(shift.Currency);
            var closing = await db.ShiftClosings.AsNoTracking()
                .SingleOrDefaultAsync(c => c.ShiftId == id, cancel);
            var takings = closing is null
                ? await db.TakingsOf(id, cancel)
                : await Kept(db, id, cancel);
            var counts = await db.ShiftCounts.AsNoTracking().Where(c => c.ShiftId == id)
                .OrderBy(c => c.Line).ToListAsync(cancel);
            var corrections = await db.ShiftCorrections.AsNoTracking()
                .Where(c => c.ShiftId == id).OrderBy(c => c.Line).ToListAsync(cancel);
            var bills = db.Checkouts.Where(c => c.ShiftId == id);
            var expected = closing?.ExpectedCoins
                ?? ShiftReckoning.Expected(shift.FloatCoins, takings);
            var counted = closing?.CountedCoins ?? counts.LastOrDefault()?.CashCoins;
            return new(
                shift.Id, shift.Number, shift.TillNumber, shift.StoreNumber, shift.Day,
                shift.OpenedAt, shift.OpenedBy, new(shift.FloatCoins, money),
                [
                    .. takings.Select(t => new ShiftFigureView(
                        t.Kind, t.Tender, t.Count, new(t.Coins, money))),
                ],
                new(expected, money))
            {
                ClosedAt = closing?.At,
                ClosedBy = closing?.By,
                Counted = counted is { } cash ? new Money(cash, money) : null,
                Difference = counted is { } found ? new Money(found - expected, money) : null,
                Note = closing?.Note,
                Bills = await bills.LongCountAsync(cancel),
                Total = new(await bills.SumAsync(c => c.TotalCoins, cancel), money),
                Taxes = await Taxes(db, bills, money, cancel),
                Refunds = await db.CheckoutRefunds.LongCountAsync(
                    r => r.ShiftId == id, cancel),
                GivenBack = new(
                    await db.CheckoutRefunds.Where(r => r.ShiftId == id)
                        .SumAsync(r => r.TotalCoins, cancel),
                    money),
                Counts = counts.ConvertAll(
                    c => new ShiftCountView(c.Line, c.At, c.By, new(c.CashCoins, money))),
                CashMoves = await MovesOf(db, id, money, cancel),
                Corrections = corrections.ConvertAll(c => new ShiftCorrectionView(
                    c.Line, c.At, c.By, new(c.Coins, money), c.Reason)),
            };
        }
    }

    // What goes back goes by the tenders of the bill.
    private static async Task<IEnumerable<Taking>> RefundsOf(
        KiteDb db, Guid shift, CancellationToken cancel)
    {
        var (tenders, shares) = (db.CheckoutTenders, db.CheckoutRefundShares);
        var back = await db.CheckoutRefunds.Where(r => r.ShiftId == shift)
            .SelectMany(
                r => shares.Where(s => s.RefundId == r.Id),
                (r, s) => new { r.Id, r.CheckoutId, s.Tender, s.Coins })
            .Join(
                tenders, s => new { s.CheckoutId, s.Tender },
                t => new { t.CheckoutId, Tender = t.Line },
                (s, t) => new { s.Id, t.Kind, s.Coins })
            .GroupBy(s => s.Kind)
            .Select(g => new
            {
                g.Key,
                Count = g.Select(s => s.Id).Distinct().LongCount(),
                Coins = g.Sum(s => s.Coins),
            })
            .ToListAsync(cancel);
        return back.OrderBy(b => b.Key).Select(
            b => new Taking(ShiftFigureKind.Refunds, b.Key, b.Count, -b.Coins));
    }

    private static async Task<IEnumerable<Taking>> CashOf(
        KiteDb db, Guid shift, CancellationToken cancel)
    {
        var moved = await db.CashMoves.Where(m => m.ShiftId == shift).GroupBy(m => m.Kind)
            .Select(g => new { g.Key, Count = g.LongCount(), Coins = g.Sum(m => m.Coins) })
            .ToListAsync(cancel);
        return moved.OrderBy(m => m.Key).Select(m => m.Key is CashMoveKind.PaidIn
            ? new Taking(ShiftFigureKind.PaidIn, TenderKind.Cash, m.Count, m.Coins)
            : new Taking(ShiftFigureKind.PaidOut, TenderKind.Cash, m.Count, -m.Coins));
    }

    private static async Task<IReadOnlyList<CashMoveView>> MovesOf(
        KiteDb db, Guid shift, Currency money, CancellationToken cancel)
    {
        var moves = await db.CashMoves.AsNoTracking().Where(m => m.ShiftId == shift)
            .OrderBy(m => m.Line).ToListAsync(cancel);
        return moves.ConvertAll(m => new CashMoveView(
            m.Line, m.At, m.By, m.Kind, new(m.Coins, money), m.Reason, m.SecondName));
    }

    private static async Task<IReadOnlyList<Taking>> Kept(
        KiteDb db, Guid shift, CancellationToken cancel)
    {
        var kept = await db.ShiftFigures.AsNoTracking().Where(f => f.ShiftId == shift)
            .ToListAsync(cancel);
        return
        [
            .. kept.OrderBy(f => f.Kind).ThenBy(f => f.Tender)
                .Select(f => new Taking(f.Kind, f.Tender, f.Count, f.Coins)),
        ];
    }

    private static async Task<IReadOnlyList<BillTaxView>> Taxes(
        KiteDb db, IQueryable<Checkout> bills, Currency money, CancellationToken cancel)
    {
        var taxes = db.CheckoutTaxes;
        var read = await bills
            .SelectMany(c => taxes.Where(t => t.CheckoutId == c.Id), (_, t) => t)
            .GroupBy(t => new { t.TaxRate, t.BasisPoints, t.IsIncluded })
            .Select(g => new
            {
                g.Key, Net = g.Sum(t => t.NetCoins), Tax = g.Sum(t => t.TaxCoins),
            })
            .ToListAsync(cancel);
        return
        [
            .. read.OrderBy(t => t.Key.TaxRate, StringComparer.Ordinal)
                .ThenBy(t => t.Key.BasisPoints)
                .Select(t => new BillTaxView(
                    t.Key.TaxRate, t.Key.BasisPoints, t.Key.IsIncluded, new(t.Net, money),
                    new(t.Tax, money))),
        ];
    }
}
