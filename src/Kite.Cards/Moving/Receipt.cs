namespace Kite.Cards;

/// <summary>
/// What happened to the money on a card: what was there before, what moved, what is there after.
/// It is read from what is posted, so it says the same for ever.
/// </summary>
public sealed record Receipt(
    Guid Id, long CardNumber, TransactionKind Kind, DateOnly Day, DateTimeOffset At,
    int StoreNumber, Money Before, Money Amount, Money After, Money Principal, Money Bonus,
    Money PrincipalAfter, Money BonusAfter)
{
    public string? Reference { get; init; }
    public string? Reason { get; init; }

    /// <summary>The payment that was given back.</summary>
    public Guid? Refunds { get; init; }

    /// <summary>Who did it.</summary>
    public string Who { get; init; } = "";

    /// <summary>The second person, where one was needed.</summary>
    public string? Approver { get; init; }

    internal static Receipt Of(Transaction t, long card)
    {
        var money = Currency.Of(t.Currency);
        return new(
            t.Id, card, t.Kind, t.Day, t.At, t.StoreNumber,
            new((t.After - t.Change).Coins, money), new(t.Change.Coins, money),
            new(t.After.Coins, money), new(t.PrincipalCoins, money), new(t.BonusCoins, money),
            new(t.PrincipalAfterCoins, money), new(t.BonusAfterCoins, money))
        {
            Reference = t.Reference,
            Reason = t.Reason,
            Refunds = t.RefundsId,
            Who = t.AskerName,
            Approver = t.Approver,
        };
    }
}

/// <summary>A receipt, and whether it was told before.</summary>
public sealed record Told(Receipt Receipt, bool IsReplay);
