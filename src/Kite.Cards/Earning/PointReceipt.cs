namespace Kite.Cards;

/// <summary>
/// One step by which points were reckoned, with its arithmetic; where the rule gave nothing,
/// <c>missed</c> says why.
/// </summary>
public sealed record PointStepView(
    Guid Rule, int Version, string Name, PointRuleKind Kind, Missed? Missed, long Points)
{
    /// <summary>What counted of the bill.</summary>
    public Money? Of { get; init; }

    /// <summary>For every so much, or at least so much.</summary>
    public Money? Every { get; init; }
    public long? Times { get; init; }

    /// <summary>What was too little for one more time: it is rounded off.</summary>
    public Money? Rest { get; init; }
    public long? OfPoints { get; init; }
    public long? PointsEach { get; init; }
    public int? Percent { get; init; }
    public int? VisitsBefore { get; init; }
    public Money? PaidBefore { get; init; }
    public int? Days { get; init; }

    internal static PointStepView From(PointStep s, Currency money)
    {
        return new(s.RuleId, s.RuleNumber, s.RuleName, s.Kind, s.Missed, s.Points)
        {
            Of = In(s.OfCoins),
            Every = In(s.EveryCoins),
            Times = s.Times,
            Rest = In(s.RestCoins),
            OfPoints = s.OfPoints,
            PointsEach = s.PointsEach,
            Percent = s.Percent,
            VisitsBefore = s.VisitsBefore,
            PaidBefore = In(s.CoinsBefore),
            Days = s.Days,
        };

        Money? In(long? coins) => coins is { } c ? new(c, money) : null;
    }
}

/// <summary>
/// What happened to the points on a card and, step by step, why. It is read from what is posted,
/// so it says the same for ever.
/// </summary>
public sealed record PointReceipt(
    Guid Id, long CardNumber, TransactionKind Kind, DateOnly Day, DateTimeOffset At,
    int StoreNumber, long Before, long Points, long After)
{
    /// <summary>The purchase; below zero what came back of it; the money off for points.</summary>
    public Money? Amount { get; init; }

    /// <summary>The last day of the points.</summary>
    public DateOnly? Until { get; init; }
    public string? Reference { get; init; }
    public string? Reason { get; init; }

    /// <summary>What this takes back.</summary>
    public Guid? Refunds { get; init; }
    public string Who { get; init; } = "";
    public IReadOnlyList<PointStepView> Steps { get; init; } = [];

    internal static PointReceipt Of(
        Transaction t, long card, PointPurchase? purchase, IEnumerable<PointStep> steps)
    {
        var money = Currency.Of(t.Currency);
        var told = steps.OrderBy(s => s.Line).Select(s => PointStepView.From(s, money)).ToList();
        var (points, after) = (t.Points ?? 0, t.PointsAfter ?? 0);
        return new(
            t.Id, card, t.Kind, t.Day, t.At, t.StoreNumber, after - points, points, after)
        {
            Amount = purchase is not null
                ? new(purchase.Coins, money)
                : told.Find(s => s.Kind is PointRuleKind.Worth)?.Of,
            Until = purchase?.Until,
            Reference = t.Reference,
            Reason = t.Reason,
            Refunds = t.RefundsId,
            Who = t.AskerName,
            Steps = told,
        };
    }
}

/// <summary>A receipt of points, and whether it was told before.</summary>
public sealed record ToldPoints(PointReceipt Receipt, bool IsReplay);
