using System.Security.Cryptography;
using Kite.Cards;
using Kite.Catalogue;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>A refund to be written: who asks for it, why, under which key.</summary>
internal sealed record RefundOrder(
    Asker Asker, string Reason, string Key, byte[] Hash, ReckonedRefund Refund)
{
    public Asker? Second { get; init; }
    public Guid Id { get; } = Guid.CreateVersion7();
}

/// <summary>
/// Writes a refund into the transaction that is open: the return with its lines, the stock, the
/// receipt, the trail. Where it refuses, the transaction is given up.
/// </summary>
internal sealed class RefundBook(CouponsOfBill coupons, Trail trail, TimeProvider clock)
{
    public async Task<Refusal?> Write(
        KiteDb db, RefundOrder order, Moved? moved, CancellationToken cancel)
    {
        db.For(order.Asker);
        var (refund, bill) = (order.Refund, order.Refund.Bill.Checkout);
        // The position first: of two refunds of a bill the second sees the first.
        var position = await Counter.Take(db, Counter.Purchases, 1, cancel);
        if (await IsUsed(db, order.Key, moved, cancel)) return new KeyWasUsedForAnother(order.Key);
        if (await db.CheckoutRefunds.CountAsync(r => r.CheckoutId == bill.Id, cancel)
            != refund.Bill.Refunds)
        {
            return new BillWasRefundedMeanwhile();
        }
        var open = await db.OpenShifts.AsNoTracking()
            .SingleOrDefaultAsync(o => o.TillNumber == refund.Till.Number, cancel);
        if (open is null) return new TillHasNoShift(refund.Till.Number);

        var at = moved?.Told.At ?? clock.GetUtcNow();
        var buyer = bill.CustomerNumber is { } customer
            ? await db.SurvivorFor(customer, cancel)
            : new(await WalkIns.Of(db, refund.Store.Number, at, cancel), 0);
        if (buyer is null) return new NoSuchCustomer($"{bill.CustomerNumber}");

        if (await KeepRefundLimit.Stops(db, order, cancel) is { } alone) return alone;

        var given = Receipt(
            order, open.ShiftId, await Counter.Take(db, Counter.Refunds, 1, cancel), at,
            moved?.Told.Day ?? refund.Store.BusinessDay.Of(at));
        var back = Return(given, refund, buyer, position);
        var lines = PurchaseLines.Of(back, [.. refund.Lines.Select(l => new LineFacts(
            l.Of.Product, l.Of.Name, refund.Bill.Money(-l.Coins), l.QuantityThousandths))]);
        await PurchaseBook.Write(db, [back], lines, cancel);
        var stock = await Restock(db, order, given, cancel);
        if (stock.Refusal is { } kept) return kept;

        await coupons.GiveBack(db, order, refund.Left, cancel);
        await Write(db, order, given, moved, cancel);
        var told = PurchaseBook.Told(back);
        (told["lines"], told["till"]) = (lines.Count, given.TillNumber);
        if (order.Second is { } second) told["second"] = second.Name;
        await trail.Note(db, "purchase", back.Id, told, cancel);
        return null;
    }

    private static async Task<bool> IsUsed(
        KiteDb db, string key, Moved? moved, CancellationToken cancel) =>
        await db.CheckoutRefundKeys.AnyAsync(k => k.Key == key, cancel)
        || await db.CheckoutKeys.AnyAsync(k => k.Key == key, cancel)
        || (moved is null && await db.Set<ValueKey>().AnyAsync(k => k.Key == key, cancel));

    private static CheckoutRefund Receipt(
        RefundOrder order, Guid shift, long number, DateTimeOffset at, DateOnly day) => new()
        {
            Id = order.Id,
            Number = number,
            CheckoutId = order.Refund.Bill.Checkout.Id,
            TillNumber = order.Refund.Till.Number,
            ShiftId = shift,
            StoreNumber = order.Refund.Store.Number,
            Day = day,
            At = at,
            CustomerNumber = order.Refund.Bill.Checkout.CustomerNumber,
            Currency = order.Refund.Bill.Checkout.Currency,
            TaxCoins = order.Refund.TaxCoins,
            TotalCoins = order.Refund.Coins,
            AskerId = order.Asker.Id,
            AskerName = order.Asker.Name,
            Reason = order.Reason,
            SecondId = order.Second?.Id,
            SecondName = order.Second?.Name,
        };

    private static Purchase Return(
        CheckoutRefund given, ReckonedRefund refund, Survivor buyer, long position) => new()
        {
            Id = given.Id,
            CustomerId = buyer.Customer.Id,
            CustomerNumber = buyer.Customer.Number,
            RecordedUnder = buyer.RecordedUnder,
            Position = position,
            StoreNumber = given.StoreNumber,
            Day = given.Day,
            At = given.At,
            NetCoins = -given.TotalCoins,
            Currency = given.Currency,
            Items = (int)refund.Lines.Sum(l => l.QuantityThousandths / 1_000),
            IsReturn = true,
            Source = "till",
            Reference = $"R{given.Number}/{RandomNumberGenerator.GetHexString(8, true)}",
        };

    private Task<Result<Done>> Restock(
        KiteDb db, RefundOrder order, CheckoutRefund given, CancellationToken cancel)
    {
        var goods = order.Refund.Lines.Where(l => l.IsRestocked && l.Of.Product is not null)
            .Select(l => new SoldGoods(l.Of.Product!, -l.QuantityThousandths));
        var sale = new StockSale(
            given.StoreNumber, given.Day, [.. goods], order.Asker.Name)
        {
            At = given.At, Reference = $"R{given.Number}", IsDone = true,
        };
        return db.SellStockAsync(order.Asker, sale, clock, cancel);
    }

    private static async Task Write(
        KiteDb db, RefundOrder order, CheckoutRefund given, Moved? moved,
        CancellationToken cancel)
    {
        var rows = new RefundRows(given.Id, order.Refund, moved);
        await BulkWriter.Write(db, [given], cancel);
        await BulkWriter.Write(db, rows.Lines, cancel);
        await BulkWriter.Write(db, rows.Shares, cancel);
        await BulkWriter.Write(db, rows.Moves, cancel);
        var key = new CheckoutRefundKey
        {
            Key = order.Key, RequestHash = order.Hash, RefundId = given.Id,
        };
        await BulkWriter.Write(db, [key], cancel);
    }
}
