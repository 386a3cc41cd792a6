using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>A card with its kind, as it is found at a till.</summary>
internal sealed record CardInHand(Card Card, CardKind Kind)
{
    public Money Money(long coins) => new(coins, Kind.Money);
}

/// <summary>What everyone who works with cards looks up first.</summary>
public sealed class CardDesk(KiteDb db)
{
    internal const int LongestReference = 60;
    internal const int LongestReason = 200;

    internal async Task<Result<CardInHand>> Find(long number, CancellationToken cancel)
    {
        var kinds = db.CardKinds;
        var found = await db.Cards.AsNoTracking().Where(c => c.Number == number)
            .Join(kinds.AsNoTracking(), c => c.KindId, k => k.Id, (c, k) => new { c, k })
            .SingleOrDefaultAsync(cancel);
        return found is null ? new NoSuchCard($"{number}") : new CardInHand(found.c, found.k);
    }

    /// <summary>The store that is named, or the first where none is.</summary>
    public async Task<Result<Store>> StoreOf(int? number, CancellationToken cancel)
    {
        var stores = await db.StoresAsync(cancel);
        var store = number is null
            ? stores.Count > 0 ? stores[0] : null
            : stores.FirstOrDefault(s => s.Number == number);
        return store is null
            ? new BadInput("storeNumber", new NoSuchStore($"{number}"))
            : store;
    }

    /// <summary>Why this is no amount for the card; null where it is.</summary>
    internal static Fault? FaultIn(Money? amount, CardKind kind) => amount switch
    {
        null => new("amount", new SumIsMissing()),
        { } a when a.Currency != kind.Money =>
            new("amount", new CardIsInAnotherCurrency(a.Currency.Code, kind.Currency)),
        { Coins: <= 0 } => new("amount", new AmountMustBeAboveNothing()),
        { Coins: > Purse.MostCoins } => new("amount", new OutOfRange(1, Purse.MostCoins)),
        _ => null,
    };

    public static Fault? FaultIn(string? reference) =>
        reference?.Length > LongestReference
            ? new("reference", new ReferenceIsTooLong(LongestReference))
            : null;

    public static Fault? FaultInReason(string? reason) =>
        reason?.Trim().Length is null or 0 or > LongestReason
            ? new("reason", new ReasonIsMissing(LongestReason))
            : null;
}
