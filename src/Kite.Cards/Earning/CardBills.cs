using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// What one bill does with a card: points spent for money off, a payment from what is on it, and
/// points for the purchase.
/// </summary>
public sealed record CardBill
{
    /// <summary>Points spent; the money off is what the redemption's receipt says.</summary>
    public long? Points { get; init; }

    /// <summary>Paid from what is on the card.</summary>
    public Money? Paid { get; init; }

    /// <summary>What the guest pays for the purchase in all, for which points are given.
    /// </summary>
    public Money? Bought { get; init; }
    public IReadOnlyList<PurchaseLineFacts?>? Lines { get; init; }
    public int? StoreNumber { get; init; }
    public string? Reference { get; init; }
    public string? Pin { get; init; }
}

/// <summary>What came of a bill; told again where it was asked for again.</summary>
public sealed record CardBillTold(
    PointReceipt? Redemption, Receipt? Payment, PointReceipt? Earning, bool IsReplay);

/// <summary>
/// Settles a bill with a card for those who sell: all of it in one commit of the books, or
/// nothing.
/// </summary>
public sealed class CardBills
{
    private readonly KiteDb db;
    private readonly CardDesk desk;
    private readonly PointDesk points;
    private readonly ValueDesk values;
    private readonly PinGate pins;

    internal CardBills(
        KiteDb db, CardDesk desk, PointDesk points, ValueDesk values, PinGate pins) =>
        (this.db, this.desk, this.points, this.values, this.pins) =
        (db, desk, points, values, pins);

    public async Task<Result<CardBillTold>> Run(
        Asker asker, long number, CardBill bill, string? key, CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;
        var store = await desk.StoreOf(bill.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;
        var card = found.Value;
        if (Faults(bill, card.Kind, key) is { Count: > 0 } faults) return new BadInput(faults);
        if (card.Card.Stops(CardUse.Spend) is { } stopped) return stopped;

        var deeds = await Deeds(bill, card, store.Value, cancel);
        if (deeds.Refusal is { } unfit) return unfit;
        // Only what takes something from the card asks for its PIN.
        if ((bill.Points is not null || bill.Paid is not null)
            && await pins.Check(card, bill.Pin, cancel) is { } barred)
            return barred;

        var posted = await values.InBooks(
            new(asker, card, store.Value, key)
            {
                Asked = ValueDesk.Asked(
                    "bill", number, bill.Points, bill.Paid, bill.Bought,
                    PointDesk.Asked(bill.Lines), bill.StoreNumber, bill.Reference),
                Reference = bill.Reference,
            },
            CardUse.Spend,
            new Together(deeds.Value));
        return posted.Refusal is { } no ? no : await Told(posted.Value, number, cancel);
    }

    private async Task<Result<List<Deed>>> Deeds(
        CardBill bill, CardInHand card, Store store, CancellationToken cancel)
    {
        var deeds = new List<Deed>();
        if (bill.Points is { } spent)
        {
            deeds.Add(new Redeem(card.Card.PurseId, spent, card.Kind.Id)
            {
                Rules = await points.Rules(cancel),
            });
        }
        if (bill.Paid is { } paid) deeds.Add(new Payment(card.Card.PurseId, paid.Coins));
        if (bill.Bought is not { } money) return deeds;

        var bought = await points.Read(money, bill.Lines, card.Kind, comesBack: false, cancel);
        if (bought.Refusal is { } unfit) return unfit;
        deeds.Add(await points.Earning(card, store, bought.Value, cancel));
        return deeds;
    }

    private static List<Fault> Faults(CardBill bill, CardKind kind, string? key)
    {
        var faults = new[]
        {
            ValueRoutes.FaultIn(key), CardDesk.FaultIn(bill.Reference),
            bill.Points is <= 0 or > Purse.MostPoints
                ? new Fault("points", new OutOfRange(1, Purse.MostPoints))
                : null,
            bill.Paid is not null && CardDesk.FaultIn(bill.Paid, kind) is { } paid
                ? paid with { Field = "paid" }
                : null,
            bill is { Points: null, Paid: null, Bought: null }
                ? new Fault("paid", new SumIsMissing())
                : null,
        };
        return [.. faults.OfType<Fault>()];
    }

    // The first transaction is the one that the key knows; the others name it.
    private async Task<CardBillTold> Told(Posted posted, long number, CancellationToken cancel)
    {
        var first = posted.Transaction;
        var all = await db.Transactions.AsNoTracking()
            .Where(t => t.PurseId == first.PurseId
                && (t.Id == first.Id || t.RelatesToId == first.Id))
            .OrderBy(t => t.Position).ToListAsync(cancel);
        var receipts = await points.Receipts(
            all.FindAll(t => t.Points is not null), number, cancel);
        var payment = all.Find(t => t.Kind is TransactionKind.Payment);
        return new(
            receipts.FirstOrDefault(r => r.Kind is TransactionKind.Redemption),
            payment is null ? null : Receipt.Of(payment, number),
            receipts.FirstOrDefault(r => r.Kind is TransactionKind.Earning),
            posted.IsReplay);
    }
}
