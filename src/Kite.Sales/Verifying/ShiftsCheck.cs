using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>
/// A closed shift's figures are those of its bills and of what was paid in; what was expected is
/// the float and its cash; and each shift is either open at its till or closed, never both.
/// </summary>
internal sealed class ShiftsCheck(KiteDb db) : ICheck
{
    public async Task<Finding> Run(CancellationToken cancel)
    {
        var (figures, closings, open) = (db.ShiftFigures, db.ShiftClosings, db.OpenShifts);
        var (bills, tenders, values) = (db.Checkouts, db.CheckoutTenders, db.ShiftValues);
        var count = await db.Shifts.LongCountAsync(cancel);
        var adrift = await db.Shifts.LongCountAsync(
            s => open.Any(o => o.ShiftId == s.Id && o.TillNumber == s.TillNumber)
                == closings.Any(c => c.ShiftId == s.Id),
            cancel);
        var off = await db.Shifts.LongCountAsync(
            s => closings.Any(c => c.ShiftId == s.Id && c.ExpectedCoins
                != s.FloatCoins + figures
                    .Where(f => f.ShiftId == s.Id && f.Tender == TenderKind.Cash)
                    .Sum(f => f.Coins)),
            cancel);
        off += await closings.LongCountAsync(
            c => figures.Where(f => f.ShiftId == c.ShiftId && f.Kind == ShiftFigureKind.Sales)
                    .Sum(f => f.Coins)
                != bills.Where(b => b.ShiftId == c.ShiftId).Sum(b => b.TotalCoins),
            cancel);
        off += await figures.LongCountAsync(
            f => f.Kind == ShiftFigureKind.Sales && f.Coins != tenders
                .Where(t => t.Kind == f.Tender
                    && bills.Any(b => b.Id == t.CheckoutId && b.ShiftId == f.ShiftId))
                .Sum(t => t.Coins),
            cancel);
        off += await figures.LongCountAsync(
            f => (f.Kind == ShiftFigureKind.TopUps || f.Kind == ShiftFigureKind.Memberships)
                && f.Coins != values
                    .Where(v => v.ShiftId == f.ShiftId && v.Kind == f.Kind
                        && v.Tender == f.Tender)
                    .Sum(v => v.Coins),
            cancel);
        var moves = db.CashMoves;
        off += await closings.LongCountAsync(
            c => figures
                    .Where(f => f.ShiftId == c.ShiftId
                        && (f.Kind == ShiftFigureKind.PaidIn || f.Kind == ShiftFigureKind.PaidOut))
                    .Sum(f => f.Coins)
                != moves.Where(m => m.ShiftId == c.ShiftId)
                    .Sum(m => m.Kind == CashMoveKind.PaidIn ? m.Coins : -m.Coins),
            cancel);
        var refunds = db.CheckoutRefunds;
        off += await closings.LongCountAsync(
            c => figures
                    .Where(f => f.ShiftId == c.ShiftId && f.Kind == ShiftFigureKind.Refunds)
                    .Sum(f => f.Coins)
                != -refunds.Where(r => r.ShiftId == c.ShiftId).Sum(r => r.TotalCoins),
            cancel);
        return new(
            "shifts", adrift == 0 && off == 0,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["shifts"] = count.ToString("N0", CultureInfo.CurrentCulture),
                ["off"] = off.ToString("N0", CultureInfo.CurrentCulture),
                ["adrift"] = adrift.ToString("N0", CultureInfo.CurrentCulture),
            });
    }
}
