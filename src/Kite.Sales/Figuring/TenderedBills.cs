using Kite.Cards;

namespace Kite.Sales;

/// <summary>What a bill was paid by one kind of tender, less what went back by it.</summary>
internal sealed class TenderedBill
{
    public Guid CheckoutId { get; init; }
    public TenderKind Kind { get; init; }
    public long? CustomerNumber { get; init; }
    public long Coins { get; init; }
}

/// <summary>Bills divided by their tenders.</summary>
internal static class TenderedBills
{
    extension(KiteDb db)
    {
        /// <summary>
        /// The bills of these days, divided by their tenders. What went back of a bill, on
        /// whatever day, is taken off the tender by which it went; of what went back whole nothing
        /// is left, so it is none.
        /// </summary>
        public IQueryable<TenderedBill> BillsByTender(IQueryable<Checkout> bills)
        {
            var (tenders, refunds, shares) =
                (db.CheckoutTenders, db.CheckoutRefunds, db.CheckoutRefundShares);
            return bills
                .Join(tenders, c => c.Id, t => t.CheckoutId, (c, t) => new
                {
                    c.Id, c.CustomerNumber, t.Kind, t.Line, t.Coins,
                    Back = refunds.Where(r => r.CheckoutId == c.Id)
                        .Join(shares, r => r.Id, s => s.RefundId, (r, s) => s)
                        .Where(s => s.Tender == t.Line)
                        .Sum(s => (long?)s.Coins) ?? 0,
                })
                .GroupBy(t => new { t.Id, t.Kind, t.CustomerNumber })
                .Select(g => new TenderedBill
                {
                    CheckoutId = g.Key.Id,
                    Kind = g.Key.Kind,
                    CustomerNumber = g.Key.CustomerNumber,
                    Coins = g.Sum(t => t.Coins - t.Back),
                })
                .Where(b => b.Coins > 0);
        }

        /// <summary>The bills of these days in this currency, of one store where one is named.
        /// </summary>
        public IQueryable<Checkout> BillsOf(FigureSpan span)
        {
            var (from, to, currency) = (span.From, span.To, span.Business.CurrencyCode);
            var bills = db.Checkouts.Where(
                c => c.Day >= from && c.Day <= to && c.Currency == currency);
            return span.Store is { } store ? bills.Where(c => c.StoreNumber == store) : bills;
        }
    }
}
