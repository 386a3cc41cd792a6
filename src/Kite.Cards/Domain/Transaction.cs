namespace Kite.Cards;

/// <summary>What happened to a purse.</summary>
public enum TransactionKind
{
    TopUp,
    Payment,
    Refund,
    CashOut,
    TransferOut,
    TransferIn,
    Adjustment,

    /// <summary>What was not used in time: of the gift, or of what was paid in.</summary>
    Lapse,

    /// <summary>Points for a purchase.</summary>
    Earning,

    /// <summary>Points taken back because a purchase was brought back.</summary>
    Clawback,

    /// <summary>Points spent for money off.</summary>
    Redemption,

    /// <summary>Spent points that came back.</summary>
    RedemptionRefund,

    /// <summary>Points that were not used in time.</summary>
    PointsLapse,

    /// <summary>A membership that was paid for.</summary>
    MembershipFee,

    /// <summary>Days of a membership that are over, as income.</summary>
    MembershipIncome,

    /// <summary>What of a fee went back because a membership ended before its time.</summary>
    MembershipRefund,

    /// <summary>What had lapsed and was given back, because the law wants it.</summary>
    Reactivation,
}

/// <summary>Which transactions are about what.</summary>
internal static class KindsOfTransactions
{
    extension(IQueryable<Transaction> all)
    {
        /// <summary>Those that move what is on a card; memberships have rows of their own.
        /// </summary>
        public IQueryable<Transaction> OnCards() => all.Where(
            t => t.Kind != TransactionKind.MembershipFee
                && t.Kind != TransactionKind.MembershipIncome
                && t.Kind != TransactionKind.MembershipRefund);
    }
}

/// <summary>
/// One movement of value on one purse, as it stands for ever: it is written once and never
/// changed. A mistake is put right by another.
/// </summary>
public sealed record Transaction
{
    public Guid PurseId { get; init; }
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The place in the order in which transactions became visible.</summary>
    public long Position { get; init; }
    public TransactionKind Kind { get; init; }

    /// <summary>The business day, fixed when posted by the store's cut-off and zone.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The server's stamp: later than that of every position before it.</summary>
    public DateTimeOffset At { get; init; }
    public int StoreNumber { get; init; }

    /// <summary>What the purse gained, or lost when below zero, in its two parts.</summary>
    public long PrincipalCoins { get; init; }
    public long BonusCoins { get; init; }
    public long PrincipalAfterCoins { get; init; }
    public long BonusAfterCoins { get; init; }
    public string Currency { get; init; } = "";

    /// <summary>What the purse gained in points; null where no points moved.</summary>
    public long? Points { get; init; }

    /// <summary>The points afterwards; below zero where they are owed.</summary>
    public long? PointsAfter { get; init; }

    /// <summary>The payment, the earning or the redemption that this gives back.</summary>
    public Guid? RefundsId { get; init; }

    /// <summary>The other half of a transfer, or the first transaction of the same bill.</summary>
    public Guid? RelatesToId { get; init; }
    public Guid? CardId { get; init; }

    /// <summary>The card's place on a company account, where it has one.</summary>
    public Guid? SeatId { get; init; }
    public Guid? AskerId { get; init; }
    public string AskerName { get; init; } = "";

    /// <summary>The second person, where one was needed.</summary>
    public string? Approver { get; init; }

    /// <summary>The receipt's number at the till.</summary>
    public string? Reference { get; init; }

    /// <summary>Why, in words, where someone has to say so.</summary>
    public string? Reason { get; init; }

    internal Share Change => new(PrincipalCoins, BonusCoins);

    internal Share After => new(PrincipalAfterCoins, BonusAfterCoins);
}

/// <summary>
/// One line of a transaction: so much on this account. The lines of a transaction add up to
/// nothing.
/// </summary>
public sealed record Entry
{
    public Guid PurseId { get; init; }
    public Guid TransactionId { get; init; }
    public int Line { get; init; }
    public Account Account { get; init; }
    public int? Lot { get; init; }

    /// <summary>By which whole the lot was divided (<see cref="Cards.Lot.Basis"/>).</summary>
    public int? Basis { get; init; }

    /// <summary>So many coins; points on an account of points.</summary>
    public long Coins { get; init; }

    /// <summary>What a guest's account holds after this line.</summary>
    public long? BalanceCoins { get; init; }

    /// <summary>1, 2, 3 … over all lines on this purse.</summary>
    public long? PurseLine { get; init; }
}
