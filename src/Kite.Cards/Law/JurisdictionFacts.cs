namespace Kite.Cards;

/// <summary>A number of the law: so many coins, months, days, hundredths of a per cent, or 1.
/// </summary>
public sealed record LawNumber(LawRule? Rule = null, long? Value = null);

/// <summary>
/// The law of the place as the business sets it down: the pack that it began with, from which day
/// on, each number, and why. A rule that is not named is not asked.
/// </summary>
public sealed record JurisdictionFacts
{
    public string? Pack { get; init; }
    public DateOnly? FromDay { get; init; }

    /// <summary>In which the sums are; needed where there are any.</summary>
    public string? Currency { get; init; }
    public IReadOnlyList<LawNumber?>? Rules { get; init; }
    public string? Reason { get; init; }

    internal IEnumerable<Fault> Faults(Currency currency, DateOnly today)
    {
        if (LawPack.Find(Pack) is null) yield return new("pack", new NoSuchLawPack($"{Pack}"));
        if (FromDay is not { } from || from < today)
            yield return new("fromDay", new LawBeginsTooEarly(today));
        if (Reason?.Trim().Length is null or 0 or > LawVersion.LongestReason)
            yield return new("reason", new ReasonIsMissing(LawVersion.LongestReason));
        var numbers = Rules ?? [];
        if (numbers.Any(n => n?.Rule is not { } rule || !Enum.IsDefined(rule))
            || numbers.DistinctBy(n => n!.Rule).Count() < numbers.Count)
        {
            yield return new("rules", new LawRuleIsAmiss());
            yield break;
        }
        if (numbers.Any(n => n!.Rule!.Value.Unit is LawUnit.Money && n.Value is not null)
            && Currency != currency.Code)
        {
            yield return new(
                "currency", new LawIsInAnotherCurrency(Currency ?? "", currency.Code));
        }
        foreach (var number in numbers)
        {
            var (rule, most) = (number!.Rule!.Value, number.Rule.Value.Most);
            if (number.Value < 0 || number.Value > most)
                yield return new(rule.Field, new OutOfRange(0, most));
        }
    }

    internal CardLaw Law() => new((Rules ?? [])
        .Where(n => n!.Value is not null)
        .ToDictionary(n => n!.Rule!.Value, n => n!.Value!.Value));
}

/// <summary>
/// A number as it is shown: what holds, what the pack says, and where that was read. None of it
/// is verified by who made this program.
/// </summary>
public sealed record LawNumberView(
    LawRule Rule, LawUnit Unit, long? Value, long? InPack, string? Source);

/// <summary>The law as it is set down in one version; none where nothing was.</summary>
public sealed record JurisdictionView(
    int Version, string Pack, string PackName, string Currency, DateOnly? FromDay,
    IReadOnlyList<LawNumberView> Rules, string Reason, string MadeBy, DateTimeOffset? MadeAt)
{
    internal CardLaw AsLaw => new(
        Rules.Where(r => r.Value is not null).ToDictionary(r => r.Rule, r => r.Value!.Value),
        Currency)
    {
        Version = Version,
    };

    internal static JurisdictionView Of(LawVersion? version, string currency)
    {
        var pack = LawPack.Find(version?.Pack ?? LawPack.None) ?? LawPack.All[0];
        var law = version?.Law ?? CardLaw.None;
        var money = version?.Currency ?? currency;
        return new(
            version?.Number ?? 0, pack.Pack, LawPack.Say(pack.Name), money, version?.FromDay,
            [
                .. LawRules.All.Select(rule => new LawNumberView(
                    rule, rule.Unit, law[rule], pack.ValueOf(rule, money),
                    pack[rule] is { } read ? LawPack.Say(read.Source) : null)),
            ],
            version?.Reason ?? "", version?.MadeBy ?? "", version?.MadeAt);
    }

    internal static JurisdictionView Of(LawPack pack, string currency) => new(
        0, pack.Pack, LawPack.Say(pack.Name), currency, null,
        [
            .. LawRules.All.Select(rule => new LawNumberView(
                rule, rule.Unit, pack.ValueOf(rule, currency), pack.ValueOf(rule, currency),
                pack[rule] is { } read ? LawPack.Say(read.Source) : null)),
        ],
        "", "", null);
}
