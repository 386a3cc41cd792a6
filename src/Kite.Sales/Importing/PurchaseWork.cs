using Kite.Customers;
using Kite.Importing;

namespace Kite.Sales;

/// <summary>One file of purchases on its way into the books.</summary>
internal sealed class PurchaseWork(
    ImportOrder order, string source, StoreFinder stores, BuyerFinder buyers, Tally met,
    Tally repeats, MasterKeys masters, TimeProvider clock, PurchaseReader reader,
    LineReader? lines)
    : ImportWork
{
    private readonly Receipts? receipts = lines is null ? null : new(lines);
    private bool isSettled;

    public override bool GoesOn => lines?.GoesOn == true;

    public override UnderstoodRow? Understand(RowReading reading) => reader.Read(reading);

    public override async Task<BatchPlan> Plan(
        KiteDb db, IReadOnlyList<UnderstoodRow> rows, bool forReal, CancellationToken cancel)
    {
        List<PurchaseRow> all = [.. rows.Cast<PurchaseRow>()];
        await stores.Find(db, all, forReal, cancel);
        var sound = receipts?.Join(all) ?? all.FindAll(r => r.Reading.Faults.Count == 0);
        var plan = new PurchasePlan();
        plan.Bring(await buyers.Find(db, sound, forReal, cancel));
        var open = sound.FindAll(MayBeKnown);
        var known = await KnownPurchases.Among(db, source, open, cancel);
        var bought = receipts is null
            ? null
            : await KnownPurchases.LinesOf(db, source, open, cancel);
        var here = new Dictionary<PurchaseName, Figures>();
        foreach (var row in sound)
        {
            var name = PurchaseName.Of(row);
            var mine = Figures.Of(row);
            var purchase = known.GetValueOrDefault(name);
            var before = purchase is null
                ? FirstOf(here, name, mine, row, forReal)
                : Figures.Of(purchase);
            if (before is null) plan.Bring(row);
            else if (Misfit(row, purchase, bought) is { } no)
                row.Refuse(PurchaseFields.Receipt, no);
            else if (before == mine) plan.Pass(row);
            else row.Refuse(PurchaseFields.Receipt, new PurchaseIsKnown(source, row.Reference));
        }
        return plan;
    }

    // In a file of lines, a receipt that is met a second time is not the same row again.
    private Refusal? Misfit(
        PurchaseRow row, Purchase? known, ILookup<Guid, PurchaseLine>? bought)
    {
        if (bought is null) return null;
        if (known is null || (known.ImportId == order.Import && row.Receipt is not null))
            return row.Receipt is { } receipt ? new ReceiptIsScattered(receipt) : null;
        if (row.Lines.Count == 0 || Figures.Of(known) != Figures.Of(row)) return null;

        var mine = row.Lines.Select((line, i) => line.Of(known, i + 1));
        return PurchaseLines.Same(bought[known.Id], mine)
            ? null
            : new PurchaseHasOtherLines(source, row.Reference);
    }

    public override async Task<BatchPlaces> Take(
        KiteDb db, BatchPlan plan, CancellationToken cancel)
    {
        var batch = (PurchasePlan)plan;
        await AddBuyers(db, batch.NewBuyers, cancel);
        if (batch.Purchases.Count == 0) return BatchPlaces.None;

        var first = await Counter.Take(db, Counter.Purchases, batch.Purchases.Count, cancel);
        var settled = !isSettled && await Settle(db, cancel);
        await buyers.Settle(db, batch.Purchases, cancel);
        // Neighbours in the index are written together.
        var rows = batch.Purchases.OrderBy(r => r.Buyer.Number).ToList();
        var purchases = rows.Select((row, i) => Make(row, first + i)).ToList();
        var things = rows.Zip(purchases).SelectMany(
            p => p.First.Lines.Select((line, i) => line.Of(p.Second, i + 1)));
        await PurchaseBook.Write(db, purchases, [.. things], cancel);
        return new(first, first + purchases.Count - 1, settled);
    }

    protected override void Close()
    {
        met.Dispose();
        repeats.Dispose();
    }

    // Nobody else sells to a customer whom this import made, and a row without a receipt number
    // is counted: only the others need a look into the books.
    private static bool MayBeKnown(PurchaseRow row) =>
        !row.Buyer.IsNew && (row.Receipt is not null || !row.Buyer.IsFresh);

    // The same receipt twice in one file. A dry run writes nothing that could be looked up.
    private Figures? FirstOf(
        Dictionary<PurchaseName, Figures> here, PurchaseName name, Figures mine,
        PurchaseRow row, bool forReal)
    {
        if (row.Receipt is null) return null;
        if (!forReal)
        {
            var kept = met.First(
                Tally.KeyOf(row.Key + "\u001F" + row.Receipt), Tally.KeyOf(mine.ToString()));
            return kept.IsNew ? null : kept.Value == Tally.KeyOf(mine.ToString())
                ? mine
                : mine with { Coins = mine.Coins + 1 };
        }
        if (here.TryAdd(name, mine)) return null;
        return here[name];
    }

    private async Task AddBuyers(
        KiteDb db, IReadOnlyList<PurchaseRow> firsts, CancellationToken cancel)
    {
        if (firsts.Count == 0) return;

        var at = clock.GetUtcNow();
        var number = await Counter.Take(db, Counter.Customers, firsts.Count, cancel);
        var customers = new List<Customer>(firsts.Count);
        var keys = new List<CustomerKey>(firsts.Count);
        foreach (var row in firsts)
        {
            row.Buyer.Number = number++;
            customers.Add(new()
            {
                Id = row.Buyer.Id,
                Number = row.Buyer.Number,
                Name = row.Name ?? "",
                Phone = row.Phone,
                Email = row.Email,
                Source = source,
                ImportId = order.Import,
                CreatedAt = at,
                ChangedAt = at,
            });
            keys.Add(new()
            {
                Source = source,
                Key = row.Key!,
                CustomerId = row.Buyer.Id,
                CustomerNumber = row.Buyer.Number,
            });
        }
        await CustomerBook.Add(db, masters, customers, keys, cancel);
    }

    private async Task<bool> Settle(KiteDb db, CancellationToken cancel)
    {
        isSettled = true;
        var currency = order.Reader.Currency;
        if (await PurchaseBook.Settle(db, currency, cancel)) return true;

        var business = await db.BusinessAsync(cancel);
        return business.CurrencyCode == currency.Code
            ? false
            : throw new InvalidOperationException(
                $"The books were settled in {business.CurrencyCode} meanwhile.");
    }

    private Purchase Make(PurchaseRow row, long position) => new()
    {
        CustomerId = row.Buyer.Id,
        CustomerNumber = row.Buyer.Number,
        RecordedUnder = row.Buyer.RecordedUnder,
        Position = position,
        StoreNumber = row.Seller.Number,
        Day = row.Day,
        At = row.At?.ToUniversalTime(),
        NetCoins = row.Net.Coins,
        Currency = row.Net.Currency.Code,
        Items = row.Items,
        IsReturn = row.Net.Coins < 0,
        Source = source,
        Reference = row.Reference,
        ImportId = order.Import,
    };

    private sealed record Figures(DateOnly Day, long Coins, string Currency, int Store)
    {
        public static Figures Of(PurchaseRow row) =>
            new(row.Day, row.Net.Coins, row.Net.Currency.Code, row.Seller.Number);

        public static Figures Of(Purchase p) => new(p.Day, p.NetCoins, p.Currency, p.StoreNumber);
    }
}
