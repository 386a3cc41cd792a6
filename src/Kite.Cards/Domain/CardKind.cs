namespace Kite.Cards;

/// <summary>Whoever pays in at least so much is given so much on top.</summary>
public sealed record Tier(long FromCoins, long BonusCoins);

/// <summary>To whom cards of a kind are issued.</summary>
public enum CardHolders
{
    /// <summary>To a customer, or to whoever carries it.</summary>
    Anyone,

    /// <summary>Only to customers.</summary>
    Named,

    /// <summary>Only to whoever carries it.</summary>
    Bearers,
}

/// <summary>
/// A sort of card as the business designs it: what is given for what is paid in, in which order
/// it is spent, whether a PIN is asked for, how long the gift lasts.
/// </summary>
public sealed class CardKind
{
    internal const int LongestName = 60;
    internal const int MostTiers = 12;
    internal const int MostDays = 3660;
    internal const int MostMonths = 120;
    internal const int UsuallyApart = 10;
    internal const int MostApart = 1440;
    internal const int LongestFront = 60;
    internal const int LongestBack = 400;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; set; } = "";
    public string Currency { get; init; } = "";

    /// <summary>The steps, as <c>1000000:200000 500000:80000</c>: from so much, so much.</summary>
    public string Tiers { get; set; } = "";
    public SpendOrder SpendOrder { get; set; }
    public long LeastTopUpCoins { get; set; } = 1;
    public long MostTopUpCoins { get; set; } = Purse.MostCoins;

    /// <summary>What a card may hold at most.</summary>
    public long MostBalanceCoins { get; set; } = Purse.MostCoins;
    public bool NeedsPin { get; set; }

    /// <summary>For how many days the gift lasts; null for ever.</summary>
    public int? BonusDays { get; set; }
    public int GraceDays { get; set; }

    /// <summary>For how many months all of a top-up can be used; null for ever.</summary>
    public int? ValueMonths { get; set; }

    public CardHolders Holders { get; set; }

    /// <summary>What who shows such a card has taken off each line, in hundredths of a per cent;
    /// 0 for nothing.</summary>
    public int DiscountBasisPoints { get; set; }

    /// <summary>For how many months after its issue a card gives that; null for ever.</summary>
    public int? TermMonths { get; set; }

    /// <summary>What its cards carry, and whether it must be read to pay with one.</summary>
    public CardCarries Carries { get; set; }
    public bool NeedsSeal { get; set; }

    /// <summary>What happens to one that does not fit the books.</summary>
    public WhenSuspect WhenSuspect { get; set; }

    /// <summary>For so many minutes the same seal cannot be in another store; 0 for no such rule.
    /// </summary>
    public int ApartMinutes { get; set; } = UsuallyApart;

    /// <summary>How its cards are printed: the colour as <c>#1A2B3C</c>, or the usual one where
    /// there is none, and what stands on both sides.</summary>
    public string Colour { get; set; } = "";
    public string FrontText { get; set; } = "";
    public string BackText { get; set; } = "";

    /// <summary>Whether new cards of it may be issued.</summary>
    public bool IsIssued { get; set; } = true;
    public DateTimeOffset CreatedAt { get; init; }
    public long Version { get; set; } = 1;

    internal Currency Money => Kite.Currency.Of(Currency);

    internal IReadOnlyList<Tier> Steps =>
    [
        .. Tiers.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(step => step.Split(':'))
            .Select(step => new Tier(Number(step[0]), Number(step[1]))),
    ];

    /// <summary>What is given on top of this: by the highest step that it reaches.</summary>
    internal long BonusFor(long paid) => Steps
        .Where(step => step.FromCoins <= paid)
        .OrderByDescending(step => step.FromCoins)
        .Select(step => step.BonusCoins)
        .FirstOrDefault();

    /// <summary>The rules that a lot of this day keeps.</summary>
    internal LotTerms TermsOn(DateOnly day) =>
        new(SpendOrder, BonusDays is { } days ? day.AddDays(days) : null, GraceDays)
        {
            ValueUntil = ValueMonths is { } months
                ? MembershipTerm.LastOfMonths(day, months)
                : null,
            IssuedOn = day,
        };

    /// <summary>Until when a card that is issued on this day gives what it gives.</summary>
    internal DateOnly? LastDay(DateOnly issued) =>
        TermMonths is { } months ? MembershipTerm.LastOfMonths(issued, months) : null;

    internal static string Written(IEnumerable<Tier> steps) => string.Join(
        ' ',
        steps.OrderBy(s => s.FromCoins)
            .Select(s => Digits(s.FromCoins) + ":" + Digits(s.BonusCoins)));

    private static string Digits(long number) =>
        number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static long Number(string digits) =>
        long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
