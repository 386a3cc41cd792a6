using Kite.Cards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>The receipt of a bill, read from what was written: the same for ever.</summary>
internal sealed class ShowCheckout(KiteDb db, CouponsEarned earned)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/checkouts/{id:guid}",
                async (
                    Guid id, ShowCheckout show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, id, cancel)).ToHttp())
            .Needing(May.ReadPurchases)
            .WithSummary("The receipt of a bill that was paid at a till");

    public async Task<Result<CheckoutView>> Run(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPurchases)) return new NotAllowed(May.ReadPurchases);
        return await View(asker, id, cancel) is { } found
            ? Bare(found)
            : new NoSuchCheckout($"{id}");
    }

    // A code is money for whoever reads it: it is told with the sale and never by a receipt that
    // is looked up later.
    private static CheckoutView Bare(CheckoutView bill) =>
        bill with { Gifts = [.. bill.Gifts.Select(g => g with { Code = null })] };

    /// <summary>The receipt as it is told with the sale.</summary>
    public async Task<CheckoutView?> View(Asker asker, Guid id, CancellationToken cancel)
    {
        var bill = await db.Checkouts.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (bill is null) return null;

        var lines = await db.CheckoutLines.AsNoTracking()
            .Where(l => l.CheckoutId == id).OrderBy(l => l.Line).ToListAsync(cancel);
        var taxes = await db.CheckoutTaxes.AsNoTracking()
            .Where(t => t.CheckoutId == id).OrderBy(t => t.Line).ToListAsync(cancel);
        var tenders = await db.CheckoutTenders.AsNoTracking()
            .Where(t => t.CheckoutId == id).OrderBy(t => t.Line).ToListAsync(cancel);
        var discounts = (await db.CheckoutDiscounts.AsNoTracking()
            .Where(d => d.CheckoutId == id).OrderBy(d => d.StrategyId).ToListAsync(cancel))
            .ToLookup(d => d.Line);
        var coupons = (await db.CheckoutCoupons.AsNoTracking()
            .Where(c => c.CheckoutId == id).OrderBy(c => c.CouponId).ToListAsync(cancel))
            .ToLookup(c => c.Line);
        var moves = await db.CheckoutMoves.AsNoTracking()
            .Where(m => m.ReceiptId == id).ToDictionaryAsync(m => m.Tender, cancel);
        var guest = asker.May(May.ReadPersonal)
            ? await db.CheckoutGuests.AsNoTracking()
                .SingleOrDefaultAsync(g => g.CheckoutId == id, cancel)
            : null;
        var money = Currency.Of(bill.Currency);
        return new(
            bill.Id, bill.Number, bill.TillNumber, bill.StoreNumber, bill.Day, bill.At,
            bill.CustomerNumber, bill.IsMember, lines.ConvertAll(l => View(l, money) with
            {
                Discounts =
                [
                    .. discounts[l.Line].Select(d => new BillDiscountView(
                        d.StrategyId, d.VersionNumber, d.Name, new(d.Coins, money))),
                ],
                Coupons =
                [
                    .. coupons[l.Line].Select(c => new BillCouponView(
                        c.Number, c.Name, c.Ending, new(c.Coins, money))),
                ],
            }),
            taxes.ConvertAll(t => new BillTaxView(
                t.TaxRate, t.BasisPoints, t.IsIncluded, new(t.NetCoins, money),
                new(t.TaxCoins, money))),
            new(bill.TaxCoins, money), new(bill.TotalCoins, money),
            tenders.ConvertAll(t => View(t, moves.GetValueOrDefault(t.Line), money)),
            bill.AskerName)
        {
            Points = moves.GetValueOrDefault(0) is { } given
                ? new(given.CardNumber, given.Change, given.After, given.TransactionId)
                : null,
            Gifts = await Gifts(id, cancel),
            Guest = guest is null ? null : new(guest.PostalCode, guest.Phone, guest.Gender),
        };
    }

    private async Task<IReadOnlyList<BillGiftView>> Gifts(Guid id, CancellationToken cancel) =>
    [
        .. (await earned.Of(db, id, cancel)).Select(c => new BillGiftView(
            c.Number, c.Code, c.Code[^4..], c.Kind, c.FirstDay, c.LastDay)),
    ];

    private static BillLineView View(CheckoutLine l, Currency money) => new(
        l.Line, l.Product, l.Name, l.QuantityThousandths, new(l.UnitCoins, money), l.PriceKind,
        l.PriceList, InMoney(l.RegularCoins, money), new(l.AmountCoins, money), l.TaxRate,
        new(l.TaxCoins, money), new(l.TotalCoins, money));

    private static BillTenderView View(CheckoutTender t, CheckoutMove? moved, Currency money)
    {
        var told = new BillTenderView(
            t.Kind, new(t.Coins, money), InMoney(t.GivenCoins, money), t.CardNumber,
            t.TransactionId);
        if (moved is null) return told;
        return t.Kind is TenderKind.Points
            ? told with { Points = -moved.Change, PointsAfter = moved.After }
            : told with { After = new(moved.After, money) };
    }

    private static Money? InMoney(long? coins, Currency money) =>
        coins is { } some ? new Money(some, money) : null;
}
