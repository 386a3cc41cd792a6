namespace Kite.Cards;

/// <summary>In what the term of a membership is counted.</summary>
public enum TermUnit
{
    Months,
    Days,
}

/// <summary>
/// One version of a plan of membership: what it costs, how long it lasts, what it gives. It is
/// written once and never changed: who bought by it keeps to it.
/// </summary>
public sealed record MembershipPlan
{
    internal const int LongestName = 60;
    internal const int LongestGrade = 40;
    internal const int MostMonths = 120;
    internal const int MostDays = 3660;
    internal const int MostRenewDays = 366;
    internal const int MostGraceDays = 366;

    /// <summary>The plan, whatever its version.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>1, 2, 3 … in the order in which the versions were made.</summary>
    public int Number { get; init; } = 1;
    public string Name { get; init; } = "";

    /// <summary>What members of it are called, such as Gold; strategies can ask for it.</summary>
    public string Grade { get; init; } = "";
    public long FeeCoins { get; init; }
    public string Currency { get; init; } = "";
    public TermUnit Unit { get; init; }

    /// <summary>So many months or days.</summary>
    public int Term { get; init; }

    /// <summary>How many days before its end it can be renewed; null where only afterwards.
    /// </summary>
    public int? RenewDays { get; init; }

    /// <summary>How many days after its end it still holds, and is renewed without a gap.
    /// </summary>
    public int GraceDays { get; init; }
    public bool GivesMemberPrices { get; init; }

    /// <summary>Whether new members are taken in by it.</summary>
    public bool IsSold { get; init; } = true;
    public string MadeBy { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }

    internal Currency Money => Kite.Currency.Of(Currency);

    /// <summary>The last day of a term that begins on this day.</summary>
    internal DateOnly LastDay(DateOnly first) => Unit is TermUnit.Days
        ? first.AddDays(Term - 1)
        : MembershipTerm.LastOfMonths(first, Term);
}
