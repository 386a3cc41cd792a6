namespace Kite.Sales;

/// <summary>Which way cash goes that is neither sold nor given back.</summary>
public enum CashMoveKind
{
    PaidIn,
    PaidOut,
}

/// <summary>
/// Cash that was put into a drawer or taken out of it during a shift, with its reason: change
/// from the bank, a bill paid on the doorstep. It is only ever added.
/// </summary>
public sealed class CashMove
{
    public Guid ShiftId { get; init; }
    public int Line { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid? ById { get; init; }
    public string By { get; init; } = "";
    public CashMoveKind Kind { get; init; }

    /// <summary>How much, whichever way it went.</summary>
    public long Coins { get; init; }
    public string Reason { get; init; } = "";

    /// <summary>Who signed beside the first, where it was too much for one.</summary>
    public Guid? SecondId { get; init; }
    public string? SecondName { get; init; }

    /// <summary>The till's own name for it, with what was asked: it is done once.</summary>
    public string Key { get; init; } = "";
    public byte[] RequestHash { get; init; } = [];
}

/// <summary>
/// How much cash somebody puts in or takes out alone: at once, and during one shift; nothing
/// where there is no end. Each change is a version that stays.
/// </summary>
public sealed record CashLimit
{
    /// <summary>1, 2, 3 … in the order in which they were set.</summary>
    public int Number { get; init; }
    public long? MoveCoins { get; init; }
    public long? ShiftCoins { get; init; }
    public string Currency { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public string By { get; init; } = "";

    /// <summary>How much more could be moved alone, after so much during the shift.</summary>
    internal long LeftAfter(long coinsOfShift) => Math.Min(
        MoveCoins ?? long.MaxValue,
        ShiftCoins is { } shift ? Math.Max(0, shift - coinsOfShift) : long.MaxValue);
}

/// <summary>Say whether cash is put in or taken out.</summary>
public sealed record CashGoesNowhere : Refusal;

/// <summary>Cash that moves is an amount of more than nought, in the money of the books.</summary>
public sealed record MovedCashIsUnfit(string Currency) : Refusal;

/// <summary>No more is taken out than there is in the drawer.</summary>
public sealed record DrawerHoldsLess(Money Holds) : Refusal;

/// <summary>More cash is moved than somebody may alone.</summary>
public sealed record CashNeedsSecondPerson(Money Alone) : Refusal;
