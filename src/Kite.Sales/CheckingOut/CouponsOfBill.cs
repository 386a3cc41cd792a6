using Kite.Cards;

namespace Kite.Sales;

/// <summary>
/// What a bill does with coupons, inside the transaction that is open: those that it earns come
/// first, then those that were shown for it are used.
/// </summary>
internal sealed class CouponsOfBill(CouponTill till, CouponsEarned earned)
{
    /// <summary>Refuses where a coupon takes off another amount than was worked out.</summary>
    public async Task<Refusal?> Write(
        KiteDb db, BillOrder order, Checkout checkout, CancellationToken cancel)
    {
        var bill = order.Bill;
        await earned.Run(
            db, order.Asker,
            new(
                checkout.Id, bill.Bill.Total, bill.Store, checkout.Day, checkout.At,
                bill.Customer),
            cancel);
        if (order.Facts.Coupons is null or []) return null;

        var priced = bill.Cart.Priced;
        var before = bill.Bill.Total with { Coins = priced.BeforeCoupons };
        var used = await till.Use(
            db, order.Asker, order.Facts.Coupons,
            new(before, bill.Store, checkout.Day, bill.Customer), new(Purchase: checkout.Id),
            cancel);
        if (used.Refusal is { } no) return AtField(no);
        var worth = used.Value.Coupons.ToDictionary(c => c.CouponId, c => c.Off.Coins);
        return priced.Coupons.All(c => worth.GetValueOrDefault(c.Id) == c.Coins)
            ? null
            : new QuoteIsForAnother();
    }

    /// <summary>
    /// All of the bill came back: what was used for it can be used again. What it earned and is no
    /// longer worth is taken back, unless it was used meanwhile.
    /// </summary>
    public async Task GiveBack(
        KiteDb db, RefundOrder order, Money left, CancellationToken cancel)
    {
        var bill = order.Refund.Bill.Checkout.Id;
        await earned.TakeBack(db, order.Asker, bill, left, order.Reason, cancel);
        if (order.Refund.IsLast)
            await till.GiveBack(db, order.Asker, bill, order.Reason, cancel);
    }

    /// <summary>What is wrong with a code is said at the field; who has to wait is told so.
    /// </summary>
    public static Refusal AtField(Refusal no) =>
        no is NotAllowed or TooManyWrongCodes or BadInput ? no : new BadInput("coupons", no);
}
