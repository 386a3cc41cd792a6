namespace Kite.Cards;

/// <summary>What is said of a plan of membership, or of its next version.</summary>
public sealed record MembershipPlanFacts
{
    public string? Name { get; init; }

    /// <summary>What members of it are called, such as Gold.</summary>
    public string? Grade { get; init; }
    public Money? Fee { get; init; }
    public TermUnit Unit { get; init; }

    /// <summary>So many months or days.</summary>
    public int? Term { get; init; }

    /// <summary>How many days before its end it can be renewed; nothing where only afterwards.
    /// </summary>
    public int? RenewDays { get; init; }
    public int GraceDays { get; init; }
    public bool GivesMemberPrices { get; init; } = true;
    public bool IsSold { get; init; } = true;

    internal IEnumerable<Fault> Faults(Currency currency)
    {
        if (Name?.Trim().Length is null or 0 or > MembershipPlan.LongestName)
            yield return new("name", new NameIsMissing(MembershipPlan.LongestName));
        if (Grade?.Trim().Length > MembershipPlan.LongestGrade)
            yield return new("grade", new GradeIsTooLong(MembershipPlan.LongestGrade));
        if (FaultIn(Fee, currency) is { } unfit) yield return new("fee", unfit);
        var most = Unit is TermUnit.Months ? MembershipPlan.MostMonths : MembershipPlan.MostDays;
        if (Term is not { } term || term < 1 || term > most)
            yield return new("term", new OutOfRange(1, most));
        if (RenewDays is < 0 or > MembershipPlan.MostRenewDays)
            yield return new("renewDays", new OutOfRange(0, MembershipPlan.MostRenewDays));
        if (GraceDays is < 0 or > MembershipPlan.MostGraceDays)
            yield return new("graceDays", new OutOfRange(0, MembershipPlan.MostGraceDays));
    }

    /// <summary>The next version of the plan, or its first.</summary>
    internal MembershipPlan Version(MembershipPlan? before, Currency currency) => new()
    {
        Id = before?.Id ?? Guid.CreateVersion7(),
        Number = (before?.Number ?? 0) + 1,
        Name = Name!.Trim(),
        Grade = Grade?.Trim() ?? "",
        FeeCoins = Fee!.Value.Coins,
        Currency = currency.Code,
        Unit = Unit,
        Term = Term!.Value,
        RenewDays = RenewDays,
        GraceDays = GraceDays,
        GivesMemberPrices = GivesMemberPrices,
        IsSold = IsSold,
    };

    private static Refusal? FaultIn(Money? sent, Currency currency) => sent switch
    {
        null => new SumIsMissing(),
        { } money when money.Currency != currency =>
            new PlanIsInAnotherCurrency(money.Currency.Code, currency.Code),
        { Coins: < 1 or > Purse.MostCoins } => new OutOfRange(1, Purse.MostCoins),
        _ => null,
    };
}

/// <summary>A version of a plan of membership as it is shown.</summary>
public sealed record MembershipPlanView(Guid Id, int Version, string Name, string? Grade, Money Fee)
{
    public TermUnit Unit { get; init; }
    public int Term { get; init; }
    public int? RenewDays { get; init; }
    public int GraceDays { get; init; }
    public bool GivesMemberPrices { get; init; }
    public bool IsSold { get; init; }

    /// <summary>How many members hold it today, by whatever version.</summary>
    public long Members { get; init; }
    public string MadeBy { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }

    internal static MembershipPlanView Of(MembershipPlan p, long members) => new(
        p.Id, p.Number, p.Name, p.Grade.Length == 0 ? null : p.Grade, new(p.FeeCoins, p.Money))
    {
        Unit = p.Unit,
        Term = p.Term,
        RenewDays = p.RenewDays,
        GraceDays = p.GraceDays,
        GivesMemberPrices = p.GivesMemberPrices,
        IsSold = p.IsSold,
        Members = members,
        MadeBy = p.MadeBy,
        MadeAt = p.MadeAt,
    };
}
