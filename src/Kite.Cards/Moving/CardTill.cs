using Kite.Catalogue;

namespace Kite.Cards;

/// <summary>A card as far as a till needs to know it.</summary>
public sealed record CardShown(
    long Number, string Kind, Currency Currency, bool NeedsPin, long? CustomerNumber);

/// <summary>What is paid from a card at a till.</summary>
public sealed record CardPayment(Asker Asker, Store Store, long Card, Money Amount)
{
    public required string Key { get; init; }

    /// <summary>What was asked for, in one form however it was sent.</summary>
    public required string Asked { get; init; }
    public string? Pin { get; init; }

    /// <summary>What else is written in the same commit; where it refuses, nothing is paid.
    /// </summary>
    public required Func<KiteDb, Transaction, Task<Refusal?>> Alongside { get; init; }
}

/// <summary>What tills ask of the cards: whose one is, and to be paid from it.</summary>
public sealed class CardTill(CardDesk desk, PinGate pins, TheBooks books)
{
    /// <summary>The card of this number; refused where nothing is taken from it.</summary>
    public async Task<Result<CardShown>> Find(long number, CancellationToken cancel)
    {
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;

        var (card, kind) = (found.Value.Card, found.Value.Kind);
        if (card.Stops(CardUse.Spend) is { } stopped) return stopped;
        return new CardShown(
            card.Number, kind.Name, kind.Money, kind.NeedsPin, card.CustomerNumber);
    }

    /// <summary>
    /// The payment in the books, or the first one under this key; then nothing went along.
    /// </summary>
    public async Task<Result<Transaction>> Pay(CardPayment payment, CancellationToken cancel)
    {
        if (!payment.Asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var found = await desk.Find(payment.Card, cancel);
        if (found.Refusal is { } none) return none;
        var card = found.Value.Card;
        if (card.Stops(CardUse.Spend) is { } stopped) return stopped;
        if (CardDesk.FaultIn(payment.Amount, found.Value.Kind) is { } unfit)
            return new BadInput([unfit]);
        if (await pins.Check(found.Value, payment.Pin, cancel) is { } barred) return barred;

        var posted = await books.Post(
            new(new Payment(card.PurseId, payment.Amount.Coins), payment.Asker, payment.Store)
            {
                Key = payment.Key,
                Asked = payment.Asked,
                Uses = [new(card.Id, card.PurseId, CardUse.Spend)],
                Alongside = payment.Alongside,
            });
        return posted.Refusal is { } no ? no : posted.Value.Transaction;
    }
}
