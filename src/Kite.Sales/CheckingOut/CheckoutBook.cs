using System.Security.Cryptography;
using Kite.Cards;
using Kite.Catalogue;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>A bill to be written: who asks for it, under which key.</summary>
internal sealed record BillOrder(
    Asker Asker, CheckoutFacts Facts, string Key, byte[] Hash, Reckoned Bill)
{
    public Guid Id { get; } = Guid.CreateVersion7();
}

/// <summary>
/// Writes a bill into the transaction that is open: the purchase with its lines, the stock, the
/// receipt with its tenders, the trail. Where it refuses, the transaction is given up.
/// </summary>
internal sealed class CheckoutBook(CouponsOfBill coupons, Trail trail, TimeProvider clock)
{
    public async Task<Refusal?> Write(
        KiteDb db, BillOrder order, Moved? moved, CancellationToken cancel)
    {
        db.For(order.Asker);
        var bill = order.Bill;
        // The position first: who merges customers waits for it, or this waits for them.
        var position = await Counter.Take(db, Counter.Purchases, 1, cancel);
        if (HasOtherWorth(order, moved)) return new QuoteIsForAnother();
        if (await db.CheckoutKeys.AnyAsync(k => k.Key == order.Key, cancel)
            || await db.CheckoutRefundKeys.AnyAsync(k => k.Key == order.Key, cancel)
            || (moved is null
                && await db.Set<ValueKey>().AnyAsync(k => k.Key == order.Key, cancel)))
        {
            return new KeyWasUsedForAnother(order.Key);
        }

        var open = await db.OpenShifts.AsNoTracking()
            .SingleOrDefaultAsync(o => o.TillNumber == bill.Till.Number, cancel);
        if (open is null) return new TillHasNoShift(bill.Till.Number);
        var buyer = bill.Customer is { } customer
            ? await db.SurvivorFor(customer, cancel)
            : new(await WalkIns.Of(db, bill.Store.Number, bill.At, cancel), 0);
        if (buyer is null)
            return new BadInput("customer", new NoSuchCustomer($"{bill.Customer}"));
        if (await Settle(db, bill.Bill.Total.Currency, cancel) is { } other) return other;

        var checkout = Receipt(
            order, open.ShiftId, await Counter.Take(db, Counter.Checkouts, 1, cancel),
            moved?.Told);
        var purchase = Purchase(checkout, bill, buyer, position);
        var lines = PurchaseLines.Of(purchase, [.. bill.Lines.Select(l => new LineFacts(
            l.Product, l.Name, l.Total, l.QuantityThousandths))]);
        await PurchaseBook.Write(db, [purchase], lines, cancel);
        var stock = await TakeStock(db, order, checkout, cancel);
        if (stock.Refusal is { } kept) return kept;
        var note = new StrategyNote(
            buyer.Customer.Id, $"{checkout.Id:N}", checkout.StoreNumber, checkout.Day,
            bill.Cart.Strategies, bill.Cart.Priced)
        {
            RecordedUnder = buyer.RecordedUnder,
        };
        if (await db.NoteAsync(note, cancel) is { } ended) return ended;
        // Late, because coupons wait for the trail: whoever has that waits for nothing above.
        if (await coupons.Write(db, order, checkout, cancel) is { } worthless) return worthless;

        await Write(db, order, checkout, moved, cancel);
        var told = PurchaseBook.Told(purchase);
        (told["lines"], told["till"]) = (lines.Count, checkout.TillNumber);
        await trail.Note(db, "purchase", purchase.Id, told, cancel);
        return null;
    }

    // The day may have turned since the points were looked at, and with it what they are worth.
    private static bool HasOtherWorth(BillOrder order, Moved? moved) => moved is not null
        && order.Bill.Tenders.Any(t => t.Points is not null)
        && order.Bill.Day != moved.Told.Day;

    // Looked at again under the position: the first purchases of all settle the currency.
    private static async Task<Refusal?> Settle(
        KiteDb db, Currency currency, CancellationToken cancel)
    {
        var books = await db.BusinessAsync(cancel);
        if (!books.CurrencyIsSettled)
        {
            if (await PurchaseBook.Settle(db, currency, cancel)) return null;
            books = await db.BusinessAsync(cancel);
        }
        return books.CurrencyCode == currency.Code
            ? null
            : new BadInput(
                "lines", new BooksAreInAnotherCurrency(currency.Code, books.CurrencyCode));
    }

    private Checkout Receipt(BillOrder order, Guid shift, long number, Transaction? told)
    {
        var bill = order.Bill;
        var at = told?.At ?? clock.GetUtcNow();
        return new()
        {
            Id = order.Id,
            Number = number,
            TillNumber = bill.Till.Number,
            ShiftId = shift,
            StoreNumber = bill.Store.Number,
            Day = told?.Day ?? bill.Store.BusinessDay.Of(at),
            At = at,
            CustomerNumber = bill.Customer,
            IsMember = bill.IsMember,
            Currency = bill.Bill.Total.Currency.Code,
            LinesCoins = bill.Bill.Lines.Sum(l => l.Total.Coins),
            TaxCoins = bill.Bill.Tax.Coins,
            TotalCoins = bill.Bill.Total.Coins,
            TenderedCoins = bill.Tendered.Coins,
            AskerId = order.Asker.Id,
            AskerName = order.Asker.Name,
            StockReason = Word(order.Facts.StockReason),
        };
    }

    // Other programs name their purchases as they like: some letters of chance keep them apart.
    private static Purchase Purchase(
        Checkout checkout, Reckoned bill, Survivor buyer, long position) => new()
        {
            Id = checkout.Id,
            CustomerId = buyer.Customer.Id,
            CustomerNumber = buyer.Customer.Number,
            RecordedUnder = buyer.RecordedUnder,
            Position = position,
            StoreNumber = checkout.StoreNumber,
            Day = checkout.Day,
            At = checkout.At,
            NetCoins = checkout.TotalCoins,
            Currency = checkout.Currency,
            Items = (int)bill.Items.Sum(i => Math.Max(1, i.QuantityThousandths / 1_000)),
            Source = "till",
            Reference = $"{checkout.Number}/{RandomNumberGenerator.GetHexString(8, true)}",
        };

    private Task<Result<Done>> TakeStock(
        KiteDb db, BillOrder order, Checkout checkout, CancellationToken cancel)
    {
        var goods = order.Bill.Items.Where(i => i.Product is not null)
            .Select(i => new SoldGoods(i.Product!.Code, i.QuantityThousandths));
        var sale = new StockSale(
            checkout.StoreNumber, checkout.Day, [.. goods], order.Asker.Name)
        {
            At = checkout.At, Reference = $"{checkout.Number}", Reason = checkout.StockReason,
        };
        return db.SellStockAsync(order.Asker, sale, clock, cancel);
    }

    private static async Task Write(
        KiteDb db, BillOrder order, Checkout checkout, Moved? moved,
        CancellationToken cancel)
    {
        var rows = new CheckoutRows(checkout.Id, order.Bill, moved);
        await BulkWriter.Write(db, [checkout], cancel);
        await BulkWriter.Write(db, rows.Lines, cancel);
        await BulkWriter.Write(db, rows.Taxes, cancel);
        await BulkWriter.Write(db, rows.Tenders, cancel);
        await BulkWriter.Write(db, rows.Shares, cancel);
        await BulkWriter.Write(db, rows.Discounts, cancel);
        await BulkWriter.Write(db, rows.Coupons, cancel);
        await BulkWriter.Write(db, rows.Moves, cancel);
        var key = new CheckoutKey
        {
            Key = order.Key, RequestHash = order.Hash, CheckoutId = checkout.Id,
        };
        await BulkWriter.Write(db, [key], cancel);
        var region = (await db.BusinessAsync(cancel)).Region;
        if (rows.Guest(order.Facts.Guest, region) is { } guest)
            await BulkWriter.Write(db, [guest], cancel);
    }

    private static string? Word(string? word) =>
        string.IsNullOrWhiteSpace(word) ? null : word.Trim();
}
