namespace Kite.Cards;

/// <summary>How a membership stands.</summary>
public enum MembershipState
{
    /// <summary>Its first day has not come.</summary>
    Upcoming,
    Running,

    /// <summary>Its last day is over, but it still holds for some days.</summary>
    InGrace,
    Over,

    /// <summary>It ended before its time, and what was not used of the fee went back.</summary>
    Cancelled,
}

/// <summary>
/// A term of membership that was bought: it is written once and stays. A renewal is another; that
/// it ended before its time is another row.
/// </summary>
public sealed class Membership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The short number that people read.</summary>
    public long Number { get; init; }
    public Guid PlanId { get; init; }
    public int PlanNumber { get; init; }

    /// <summary>The member; none where it belongs to whoever carries the card.</summary>
    public Guid? CustomerId { get; set; }
    public long? CustomerNumber { get; set; }

    /// <summary>The number of the record that it was sold to, where that was merged into this
    /// one; else 0.</summary>
    public long RecordedUnder { get; set; }
    public Guid CardId { get; init; }
    public Guid PurseId { get; init; }
    public DateOnly FirstDay { get; init; }
    public DateOnly LastDay { get; init; }

    /// <summary>The last day on which it holds, its grace included.</summary>
    public DateOnly UntilDay { get; init; }
    public long FeeCoins { get; init; }
    public string Currency { get; init; } = "";
    public Tender Tender { get; init; }

    /// <summary>The membership that it goes on from, or comes after.</summary>
    public long? Renews { get; init; }
    public int StoreNumber { get; init; }
    public Guid TransactionId { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset At { get; init; }
    public string AskerName { get; init; } = "";
    public string? Reference { get; init; }

    internal Money Money(long coins) => new(coins, Kite.Currency.Of(Currency));

    internal long EarnedBy(DateOnly day) =>
        MembershipTerm.Earned(FeeCoins, FirstDay, LastDay, day);

    internal MembershipState StateOn(DateOnly day, bool isCancelled) => this switch
    {
        _ when isCancelled => MembershipState.Cancelled,
        _ when day < FirstDay => MembershipState.Upcoming,
        _ when day <= LastDay => MembershipState.Running,
        _ when day <= UntilDay => MembershipState.InGrace,
        _ => MembershipState.Over,
    };
}

/// <summary>That a membership ended before its time: only ever added.</summary>
public sealed class MembershipEnd
{
    public Guid MembershipId { get; init; }

    /// <summary>The last day that counted; before the first where none did.</summary>
    public DateOnly LastDay { get; init; }
    public long BackCoins { get; init; }
    public Tender Tender { get; init; }
    public int StoreNumber { get; init; }
    public Guid TransactionId { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset At { get; init; }
    public string AskerName { get; init; } = "";
    public string Reason { get; init; } = "";
    public string? Reference { get; init; }
}

/// <summary>What of a fee became income once this day was over: only ever added.</summary>
public sealed class MembershipIncome
{
    public Guid MembershipId { get; init; }
    public DateOnly ThroughDay { get; init; }
    public long Coins { get; init; }
    public Guid TransactionId { get; init; }
    public DateTimeOffset At { get; init; }
}
