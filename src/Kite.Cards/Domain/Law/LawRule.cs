namespace Kite.Cards;

/// <summary>What the law of a place may ask of value that guests paid in ahead.</summary>
public enum LawRule
{
    /// <summary>What a card that is a customer's may hold at most.</summary>
    NamedMost,

    /// <summary>What a card that is nobody's in particular may hold at most.</summary>
    BearerMost,

    /// <summary>What is on a customer's card never lapses.</summary>
    NamedNeverLapses,

    /// <summary>For how many months at least what is on anybody's card can be used.</summary>
    BearerLeastMonths,

    /// <summary>What has lapsed is given back to whoever asks for it.</summary>
    GivesLapsedBack,

    /// <summary>From this sum on nobody pays in with notes and coins.</summary>
    NoCashFrom,

    /// <summary>From this sum on the customer of a card must be known by name and document.
    /// </summary>
    NamedIdentityFrom,

    /// <summary>From this sum on whoever pays in on anybody's card must be known so.</summary>
    BearerIdentityFrom,

    /// <summary>Whoever hands a card back must be known by name and document.</summary>
    RefundNeedsIdentity,

    /// <summary>What is handed back in notes and coins at most.</summary>
    RefundCashMost,

    /// <summary>Above this sum what is handed back goes to a bank account.</summary>
    RefundBankAbove,

    /// <summary>For so many days after a top-up all of it may be asked back.</summary>
    RefundDays,

    /// <summary>What part of what guests have paid in lies apart.</summary>
    KeptApart,

    /// <summary>What part of last year's revenue it may reach.</summary>
    MostOfRevenue,

    /// <summary>Cards are multi-purpose vouchers: the tax is due at use.</summary>
    MultiPurpose,

    /// <summary>What the business says lies apart.</summary>
    LiesApart,

    /// <summary>What the business says it took in last year.</summary>
    LastYearsRevenue,
}

/// <summary>In what a rule is counted.</summary>
public enum LawUnit
{
    Money,
    Months,
    Days,

    /// <summary>Hundredths of a per cent.</summary>
    BasisPoints,

    /// <summary>1 where it holds.</summary>
    YesNo,
}

/// <summary>How each rule is counted, and how far.</summary>
internal static class LawRules
{
    public static readonly IReadOnlyList<LawRule> All = Enum.GetValues<LawRule>();

    extension(LawRule rule)
    {
        public LawUnit Unit => rule switch
        {
            LawRule.BearerLeastMonths => LawUnit.Months,
            LawRule.RefundDays => LawUnit.Days,
            LawRule.KeptApart or LawRule.MostOfRevenue => LawUnit.BasisPoints,
            LawRule.NamedNeverLapses or LawRule.GivesLapsedBack or LawRule.RefundNeedsIdentity
                or LawRule.MultiPurpose => LawUnit.YesNo,
            _ => LawUnit.Money,
        };

        public long Most => rule.Unit switch
        {
            LawUnit.Months => 1200,
            LawUnit.Days => 3660,
            LawUnit.BasisPoints => 100_000,
            LawUnit.YesNo => 1,
            _ => Purse.MostCoins,
        };

        /// <summary>What the business says of itself, which no pack can know.</summary>
        public bool IsOwn => rule is LawRule.LiesApart or LawRule.LastYearsRevenue;

        /// <summary>As the API calls it.</summary>
        public string Field =>
            System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{rule}");
    }
}
