using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>What was given back of a bill, read from what was written, and what still can be.
/// </summary>
internal sealed class ShowRefunds(KiteDb db)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/checkouts/{id:guid}/refunds",
                async (
                    Guid id, ShowRefunds show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, id, cancel)).ToHttp())
            .Needing(May.ReadPurchases)
            .WithSummary("What was given back of a bill, and what of it still can be");

    public async Task<Result<RefundsView>> Run(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPurchases)) return new NotAllowed(May.ReadPurchases);
        if (await OpenBill.Of(db, id, cancel) is not { } bill) return new NoSuchCheckout($"{id}");

        var refunds = await db.CheckoutRefunds.AsNoTracking().Where(r => r.CheckoutId == id)
            .OrderBy(r => r.Number).ToListAsync(cancel);
        return new RefundsView(
            id, bill.Checkout.Number,
            [
                .. bill.Lines.Select(l => new LeftLineView(
                    l.Line, l.Product, l.Name, l.QuantityThousandths, l.QuantityLeft,
                    bill.Money(l.TotalCoins), bill.Money(l.CoinsLeft))),
            ],
            await Views(bill, refunds, cancel));
    }

    public async Task<RefundView?> View(Asker asker, Guid id, CancellationToken cancel)
    {
        var refund = await db.CheckoutRefunds.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (refund is null) return null;

        var bill = await OpenBill.Of(db, refund.CheckoutId, cancel);
        return (await Views(bill!, [refund], cancel))[0];
    }

    private async Task<List<RefundView>> Views(
        OpenBill bill, List<CheckoutRefund> refunds, CancellationToken cancel)
    {
        var ids = refunds.ConvertAll(r => r.Id);
        var lines = (await db.CheckoutRefundLines.AsNoTracking()
            .Where(l => EF.Parameter(ids).Contains(l.RefundId))
            .OrderBy(l => l.Line).ToListAsync(cancel)).ToLookup(l => l.RefundId);
        var shares = (await db.CheckoutRefundShares.AsNoTracking()
            .Where(s => EF.Parameter(ids).Contains(s.RefundId)).ToListAsync(cancel))
            .ToLookup(s => s.RefundId);
        var moves = (await db.CheckoutMoves.AsNoTracking()
            .Where(m => EF.Parameter(ids).Contains(m.ReceiptId)).ToListAsync(cancel))
            .ToLookup(m => m.ReceiptId);
        return refunds.ConvertAll(r => View(
            bill, r, [.. lines[r.Id]], [.. shares[r.Id]], [.. moves[r.Id]]));
    }

    private static RefundView View(
        OpenBill bill, CheckoutRefund r, List<CheckoutRefundLine> lines,
        List<CheckoutRefundShare> shares, List<CheckoutMove> moves)
    {
        var sold = bill.Lines.ToDictionary(l => l.Line);
        var sum = new RefundSum(
            lines.ConvertAll(l => new RefundLineView(
                l.Line, sold[l.Line].Product, sold[l.Line].Name, l.QuantityThousandths,
                l.IsRestocked, bill.Money(l.TaxCoins), bill.Money(l.Coins))),
            [
                .. bill.Tenders
                    .Select(t => (Tender: t, Coins: shares.Where(s => s.Tender == t.Line)
                        .Sum(s => s.Coins)))
                    .Where(t => t.Coins > 0)
                    .Select(t => new RefundTenderView(
                        t.Tender.Line, t.Tender.Kind, bill.Money(t.Coins), t.Tender.CardNumber)
                    {
                        After = Onto(t.Tender) is { } onto && !IsOfPoints(t.Tender)
                            ? bill.Money(onto.After)
                            : null,
                        Points = IsOfPoints(t.Tender) ? Onto(t.Tender)?.Change ?? 0 : null,
                    }),
            ],
            bill.Money(r.TaxCoins), bill.Money(r.TotalCoins));
        return new(
            r.Id, r.Number, r.CheckoutId, bill.Checkout.Number, r.TillNumber, r.StoreNumber,
            r.Day, r.At, r.CustomerNumber, sum, r.Reason, r.AskerName)
        {
            Second = r.SecondName,
            Points = moves.Find(m => m.Tender == 0) is { } gone
                ? new(gone.CardNumber, gone.Change, gone.After, gone.TransactionId)
                : null,
        };

        CheckoutMove? Onto(CheckoutTender tender) => moves.Find(m => m.Tender == tender.Line);

        static bool IsOfPoints(CheckoutTender tender) => tender.Kind is TenderKind.Points;
    }
}
