using Kite.Catalogue;
using Kite.Customers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>What is said of a purchase that another program made.</summary>
public sealed record PurchaseFacts(
    long? CustomerNumber,
    Money? Net,
    DateOnly? Day = null,
    DateTimeOffset? At = null,
    int? StoreNumber = null,
    int Items = 1,
    bool IsReturn = false,
    string? Source = null,
    string? Reference = null,
    IReadOnlyList<LineFacts?>? Lines = null);

/// <summary>Writes one purchase into the books; the same one twice is written once.</summary>
public sealed class RecordPurchase(KiteDb db, Trail trail, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/purchases",
                async (
                    PurchaseFacts facts, RecordPurchase record, Asker asker,
                    CancellationToken cancel) =>
                    (await record.Run(asker, facts, cancel))
                        .ToCreated(p => $"/purchases?customer={p.CustomerNumber}"))
            .Needing(May.WritePurchases)
            .Idempotent()
            .WithSummary("Records a purchase");

    public async Task<Result<PurchaseView>> Run(
        Asker asker, PurchaseFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.WritePurchases)) return new NotAllowed(May.WritePurchases);

        var business = await db.For(asker).BusinessAsync(cancel);
        if (Faults(facts, business) is { } bad) return bad;
        var store = await StoreOf(facts, cancel);
        if (store.Refusal is { } no) return no;

        await using var whole = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        // The position first: who merges customers waits for it, or this waits for them.
        var position = await Counter.Take(db, Counter.Purchases, 1, cancel);
        var buyer = facts.CustomerNumber is { } number
            ? await db.SurvivorFor(number, cancel)
            : new(await WalkIns.Of(db, store.Value.Number, clock.GetUtcNow(), cancel), 0);
        if (buyer is null) return new NoSuchCustomer($"{facts.CustomerNumber}");

        var purchase = Make(facts, buyer, store.Value, position);
        var lines = PurchaseLines.Of(purchase, facts.Lines);
        if (await Known(purchase, lines, cancel) is { } known) return known;

        if (await Settle(facts.Net!.Value.Currency, cancel) is { } other) return other;

        await PurchaseBook.Write(db, [purchase], lines, cancel);
        var stock = await TakeStock(asker, purchase, lines, cancel);
        if (stock.Refusal is { } kept) return kept;

        var told = PurchaseBook.Told(purchase);
        if (lines.Count > 0) told["lines"] = lines.Count;
        await trail.Note(db, "purchase", purchase.Id, told, cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return await View(purchase, cancel);
    }

    // Looked at again under the position: of two first purchases at once one settles the
    // currency, and an import that is undone may unsettle it.
    private async Task<Refusal?> Settle(Currency currency, CancellationToken cancel)
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
                "net", new BooksAreInAnotherCurrency(currency.Code, books.CurrencyCode));
    }

    // The same purchase sent again is answered as it stands; without lines, they are not asked.
    private async Task<Result<PurchaseView>?> Known(
        Purchase purchase, List<PurchaseLine> lines, CancellationToken cancel)
    {
        var known = await db.Purchases.AsNoTracking().SingleOrDefaultAsync(
            p => p.CustomerId == purchase.CustomerId
                && p.Source == purchase.Source
                && p.Reference == purchase.Reference
                && p.RecordedUnder == purchase.RecordedUnder,
            cancel);
        if (known is null) return null;
        if (!Same(known, purchase))
            return new PurchaseIsKnown(purchase.Source, purchase.Reference);
        if (lines.Count == 0) return await View(known, cancel);

        var there = await db.PurchaseLines.AsNoTracking()
            .Where(l => l.CustomerId == known.CustomerId && l.PurchaseId == known.Id)
            .ToListAsync(cancel);
        return PurchaseLines.Same(there, lines)
            ? await View(known, cancel)
            : new PurchaseHasOtherLines(purchase.Source, purchase.Reference);
    }

    // It has happened, so it is never refused for want of stock; imports of the past do not come
    // this way.
    private Task<Result<Done>> TakeStock(
        Asker asker, Purchase purchase, List<PurchaseLine> lines, CancellationToken cancel)
    {
        var goods = lines.Where(l => l.Product is not null).Select(l => new SoldGoods(
            l.Product!,
            purchase.IsReturn || l.NetCoins < 0 ? -l.QuantityThousandths : l.QuantityThousandths));
        var sale = new StockSale(purchase.StoreNumber, purchase.Day, [.. goods], asker.Name)
        {
            At = purchase.At, Reference = purchase.Reference, IsDone = true,
        };
        return db.SellStockAsync(asker, sale, clock, cancel);
    }

    private async Task<PurchaseView> View(Purchase purchase, CancellationToken cancel)
    {
        var mine = db.Purchases.Where(
            p => p.CustomerId == purchase.CustomerId && p.Id == purchase.Id);
        return PurchaseView.Of(purchase, (await db.LinesOf(mine, cancel))[purchase.Id]);
    }

    private static BadInput? Faults(PurchaseFacts facts, Business business)
    {
        var faults = new List<Fault>();
        if (facts.Net is not { } net) faults.Add(new("net", new AmountIsMissing()));
        else if (business.CurrencyIsSettled && net.Currency.Code != business.CurrencyCode)
        {
            faults.Add(new("net", new BooksAreInAnotherCurrency(
                net.Currency.Code, business.CurrencyCode)));
        }
        if (facts.Net?.Coins is < -Purchase.MostCoins or > Purchase.MostCoins)
            faults.Add(new("net", new OutOfRange(-Purchase.MostCoins, Purchase.MostCoins)));
        if (facts.Day is null && facts.At is null) faults.Add(new("day", new DayIsMissing()));
        if (facts.Day is { } day && day.Year is < 1900 or > 2200)
            faults.Add(new("day", new DayIsOutOfReach(facts.Day.Value)));
        if (facts.At is { Year: < 1900 or > 2200 } at)
            faults.Add(new("at", new DayIsOutOfReach(DateOnly.FromDateTime(at.DateTime))));
        if (facts.Source?.Length is 0 or > 40) faults.Add(new("source", new ReferenceIsUnfit(40)));
        if (facts.Reference?.Length is 0 or > 100)
            faults.Add(new("reference", new ReferenceIsUnfit(100)));
        if (facts.Items is < 0 or > 1_000_000)
            faults.Add(new("items", new OutOfRange(0, 1_000_000)));
        if (facts.Net is { } whole && PurchaseLines.FaultIn(facts.Lines, whole) is { } line)
            faults.Add(line);
        return faults.Count == 0 ? null : new BadInput(faults);
    }

    private async Task<Result<Store>> StoreOf(PurchaseFacts facts, CancellationToken cancel)
    {
        var stores = await db.StoresAsync(cancel);
        var store = facts.StoreNumber is { } number
            ? stores.FirstOrDefault(s => s.Number == number)
            : stores.Count > 0 ? stores[0] : null;
        return store is null
            ? new BadInput("storeNumber", new NoSuchStore($"{facts.StoreNumber}"))
            : store;
    }

    private static Purchase Make(
        PurchaseFacts facts, Survivor buyer, Store store, long position)
    {
        var id = Guid.CreateVersion7();
        var net = facts.Net!.Value;
        return new()
        {
            Id = id,
            CustomerId = buyer.Customer.Id,
            CustomerNumber = buyer.Customer.Number,
            RecordedUnder = buyer.RecordedUnder,
            Position = position,
            StoreNumber = store.Number,
            Day = facts.Day ?? store.BusinessDay.Of(facts.At!.Value),
            At = facts.At?.ToUniversalTime(),
            NetCoins = net.Coins,
            Currency = net.Currency.Code,
            Items = facts.Items,
            IsReturn = facts.IsReturn || net.Coins < 0,
            Source = facts.Source ?? "api",
            Reference = facts.Reference ?? id.ToString("N"),
        };
    }

    private static bool Same(Purchase a, Purchase b) =>
        (a.Day, a.NetCoins, a.Currency, a.StoreNumber)
        == (b.Day, b.NetCoins, b.Currency, b.StoreNumber);
}
