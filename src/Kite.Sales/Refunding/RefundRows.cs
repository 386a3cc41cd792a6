using Kite.Cards;

namespace Kite.Sales;

/// <summary>The rows that a refund is kept in.</summary>
internal sealed class RefundRows(Guid id, ReckonedRefund refund, Moved? moved)
{
    public IReadOnlyList<CheckoutRefundLine> Lines =>
    [
        .. refund.Lines.Select(l => new CheckoutRefundLine
        {
            RefundId = id,
            Line = l.Of.Line,
            QuantityThousandths = l.QuantityThousandths,
            IsRestocked = l.IsRestocked,
            TaxCoins = l.TaxCoins,
            Coins = l.Coins,
        }),
    ];

    /// <summary>How much of each line goes back by each tender; what is nothing is left out.
    /// </summary>
    public IReadOnlyList<CheckoutRefundShare> Shares =>
    [
        .. refund.Lines.SelectMany(l => l.Shares.Select((coins, tender) =>
            new CheckoutRefundShare
            {
                RefundId = id,
                Line = l.Of.Line,
                Tender = refund.Bill.Tenders[tender].Line,
                Coins = coins,
            }))
            .Where(s => s.Coins > 0),
    ];

    /// <summary>What moved on cards: each payment that goes back, and the points that go.
    /// </summary>
    public IReadOnlyList<CheckoutMove> Moves
    {
        get
        {
            var all = moved?.All ?? [];
            var payments = refund.Bill.Tenders.Where(t => t.TransactionId is not null)
                .ToDictionary(t => t.TransactionId!.Value);
            return
            [
                .. all.Where(t => t.Kind is TransactionKind.Refund
                        or TransactionKind.RedemptionRefund)
                    .Select(back => (Tender: payments[back.RefundsId!.Value], back))
                    .Select(b => CheckoutMove.Of(
                        id, b.Tender.Line, b.Tender.CardNumber!.Value, b.back)),
                .. all.Where(t => t.Kind is TransactionKind.Clawback).Select(
                    t => CheckoutMove.Of(id, 0, refund.Bill.Earning!.CardNumber, t)),
            ];
        }
    }
}
