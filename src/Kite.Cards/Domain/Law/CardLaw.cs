namespace Kite.Cards;

/// <summary>
/// What the law of a place asks of value on cards, as the business has set it down; what is not
/// named is not asked. It is data, and no place is known to the program by itself.
/// </summary>
internal sealed class CardLaw(IReadOnlyDictionary<LawRule, long> numbers, string? currency = null)
{
    public static readonly CardLaw None = new(new Dictionary<LawRule, long>());

    private static System.Globalization.CultureInfo Plain =>
        System.Globalization.CultureInfo.InvariantCulture;

    /// <summary>The version that it comes from; 0 for none.</summary>
    public int Version { get; init; }

    public long? this[LawRule rule] =>
        numbers.TryGetValue(rule, out var number) ? number : null;

    public bool Says(LawRule rule) => this[rule] > 0;

    /// <summary>The sum that a rule names, for purses of its own currency.</summary>
    public long? Sum(LawRule rule, string of) => currency == of ? this[rule] : null;

    /// <summary>As it is kept: <c>NamedMost:500000 RefundDays:7</c>.</summary>
    public string Written() => string.Join(
        ' ',
        numbers.OrderBy(n => n.Key).Select(
            n => string.Create(Plain, $"{n.Key}:{n.Value}")));

    public static CardLaw Read(string written, string currency, int version) => new(
        written.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Split(':'))
            .ToDictionary(
                w => Enum.Parse<LawRule>(w[0]),
                w => long.Parse(w[1], Plain)),
        currency)
    {
        Version = version,
    };
}

/// <summary>What the law asks of one purse: it matters whether its card is a customer's.</summary>
internal sealed record PurseLaw(CardLaw Law, bool IsNamed)
{
    public static readonly PurseLaw None = new(CardLaw.None, IsNamed: false);

    public LawRule Most => IsNamed ? LawRule.NamedMost : LawRule.BearerMost;

    public LawRule IdentityFrom =>
        IsNamed ? LawRule.NamedIdentityFrom : LawRule.BearerIdentityFrom;

    /// <summary>Whether what came in on that day may lapse by now.</summary>
    public bool LetsLapse(DateOnly given, DateOnly day) => IsNamed
        ? !Law.Says(LawRule.NamedNeverLapses)
        : Law[LawRule.BearerLeastMonths] is not { } months
            || MembershipTerm.LastOfMonths(given, (int)months) < day;
}

/// <summary>The laws as they follow each other, and whose purses are whose.</summary>
internal sealed class LawBook(
    IEnumerable<LawVersion> versions, IEnumerable<Card> cards,
    IEnumerable<CompanyAccount> accounts)
{
    // The later one holds; of two from one day the one made last.
    private readonly List<LawVersion> inOrder =
        [.. versions.OrderByDescending(v => v.FromDay).ThenByDescending(v => v.Number)];

    private readonly Dictionary<DateOnly, CardLaw> known = [];

    private readonly Dictionary<Guid, long> holders = cards
        .Where(c => c.CustomerNumber is not null && c.State is not CardState.Replaced)
        .GroupBy(c => c.PurseId).ToDictionary(g => g.Key, g => g.First().CustomerNumber!.Value);

    private readonly Dictionary<Guid, long> owners =
        accounts.ToDictionary(a => a.PurseId, a => a.CustomerNumber);

    public LawVersion? VersionOn(DateOnly day) => inOrder.Find(v => v.FromDay <= day);

    public CardLaw On(DateOnly day)
    {
        if (inOrder.Count == 0) return CardLaw.None;
        if (known.TryGetValue(day, out var law)) return law;
        return known[day] = VersionOn(day)?.Law ?? CardLaw.None;
    }

    public PurseLaw On(DateOnly day, Guid purse) => new(
        On(day), holders.ContainsKey(purse) || owners.ContainsKey(purse));

    /// <summary>The customer whose card opens this purse; null where it is anybody's.</summary>
    public long? HolderOf(Guid purse) =>
        holders.TryGetValue(purse, out var number) ? number : null;

    /// <summary>Whose company account this purse is; null where it is none's.</summary>
    public long? OwnerOf(Guid purse) =>
        owners.TryGetValue(purse, out var number) ? number : null;
}
