using Kite.Cards;

namespace Kite.Tests;

/// <summary>A guest's points on paper: rules, purchases, returns and what is spent.</summary>
internal sealed class PaperPoints(params PointRule[] rules)
{
    public static readonly DateOnly Long = new(2020, 1, 1);
    public static readonly Guid Gold = Guid.Parse("00000000-0000-7000-8000-000000000001");
    public static readonly Guid Plain = Guid.Parse("00000000-0000-7000-8000-000000000002");

    private readonly Dictionary<string, Posting> done = new(StringComparer.Ordinal);

    public PaperPurse Purse { get; } = new();

    // Keys of one millisecond rise by chance; on paper the rules stand as they were written.
    public List<PointRule> Rules { get; } =
    [
        .. rules.Select(r => r with
        {
            Id = new(Array.FindIndex(rules, one => one.Id == r.Id) + 1, 0, 0, new byte[8]),
        }),
    ];

    public Guid Card { get; set; } = Gold;

    public long Balance => Purse.Mine.Purse.PointsBalance;

    private PointRules Book => new(Rules);

    /// <summary>A version of a rule that has held for long.</summary>
    public static PointRule Rule(PointRuleKind kind, string name = "house") =>
        new() { Kind = kind, Name = name, FirstDay = Long, Currency = "CNY" };

    public static PointRule Amount(long points, long every) =>
        Rule(PointRuleKind.Amount) with { Points = points, EveryCoins = every };

    public static PointRule Lasting(int days, int grace = 0) =>
        Rule(PointRuleKind.Lasting) with { Days = days, GraceDays = grace };

    public static PointRule Worth(long points, long coins) =>
        Rule(PointRuleKind.Worth) with { Points = points, EveryCoins = coins };

    public Refusal? Buy(
        long coins, string name = "", int store = 1, params BoughtLine[] lines) => Do(
        new Earn(Purse.Id, store, Card, new(coins, lines)) { Rules = Book, Day = Purse.Day },
        name);

    public Refusal? Return(string name, long? coins = null, params BoughtLine[] lines) => Do(
        new TakePointsBack(
            Purse.Id, done[name].Id, coins is { } back ? new(back, lines) : null)
        {
            Rules = Book, Steps = done[name].Steps, StoreNumber = 1,
        });

    public Refusal? Spend(long points, string name = "") =>
        Do(new Redeem(Purse.Id, points, Card) { Rules = Book }, name);

    public Refusal? Unspend(string name, long? points = null) =>
        Do(new ReturnPoints(Purse.Id, done[name].Id, points));

    public IReadOnlyList<PointStep> Steps => Purse.Last[^1].Steps;

    private Refusal? Do(Deed deed, string name = "")
    {
        if (Purse.Do(deed) is { } no) return no;
        if (name.Length > 0) done[name] = Purse.Last[^1];
        return null;
    }
}
