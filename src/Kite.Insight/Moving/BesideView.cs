namespace Kite.Insight;

/// <summary>
/// One way in two movements. <c>share</c> and <c>otherShare</c> are of those who started there;
/// <c>isTold</c>: chance alone would seldom make them differ as much.
/// </summary>
public sealed record BesideWayView(
    string From, string To, int Customers, int Of, double Share, int OtherCustomers, int OtherOf,
    double OtherShare, double Difference, double Low, double High, bool IsTold)
{
    internal static BesideWayView Told(BesideWay way) => new(
        StateName.Write(way.From), StateName.Write(way.To), way.Shares.Some, way.Shares.Of,
        way.Shares.Share, way.Shares.Others, way.Shares.OfOthers, way.Shares.OtherShare,
        way.Shares.Difference, way.Low, way.High, way.IsTold);
}

/// <summary>
/// A movement beside the one between the same months a year before, by the same lines. What both
/// have in common may be the season; what differs may have many reasons.
/// </summary>
/// <remarks>
/// <c>doubt</c>: Why there is nothing to compare; <c>none</c> where there is.
/// <c>leftOut</c>: How many rows hold fewer than thirty customers on one side.
/// </remarks>
public sealed record SeasonView(
    DateOnly From, DateOnly To, DateOnly ThenFrom, DateOnly ThenTo,
    DateOnly YearBeforeFrom, DateOnly YearBeforeTo, DateOnly YearBeforeThenFrom,
    DateOnly YearBeforeThenTo, ThresholdsView Thresholds, string Doubt, string? Why, int LeftOut,
    IReadOnlyList<BesideWayView> Ways);

/// <summary>
/// How those who may have a strategy moved, beside those whom chance has left out of it; from as
/// many days before its first bill as since.
/// </summary>
/// <remarks>
/// <c>doubt</c>: Why nothing can be told of what it did; <c>none</c> where it can.
/// <c>used</c>: How many customers have had it. Who they are was their own choice, so they are
/// compared with nobody.
/// <c>customers</c>, <c>others</c>: How many came before it began and may have it, or do without.
/// </remarks>
public sealed record StrategyMovementView(
    Guid Strategy, string Name, DateOnly? From, DateOnly? To, DateOnly? ThenFrom,
    DateOnly? ThenTo, ThresholdsView? Thresholds, string Doubt, string? Why, int HoldOutPercent,
    long Used, int Customers, int Others, int LeftOut, IReadOnlyList<BesideWayView> Ways)
    : ISinceView
{
    int ISinceView.Objecting => 0;
    int ISinceView.OthersObjecting => 0;
}

/// <summary>
/// How those moved whom chance gave a coupon of a campaign, beside those whom it left out; from as
/// many days before the issue as since, until the coupons run out.
/// </summary>
/// <remarks>
/// <c>doubt</c>: Why nothing can be told of what it did, or not for good: <c>uneven</c> (those who
/// have objected since are missing on one side much more than on the other) and <c>not-over</c>
/// come with figures; <c>none</c> where there is no doubt.
/// <c>used</c>: How many coupons have been used. Who uses one is their own choice, so users are
/// compared with nobody.
/// <c>customers</c>, <c>others</c>: How many were drawn to get one, and to be left out, without
/// those who have objected since: <c>objecting</c> and <c>othersObjecting</c>.
/// <c>leftOut</c>: How many rows hold fewer than thirty customers on one side.
/// <c>until</c>: The last day on which its coupons can be used; where they last for ever, the
/// ninetieth.
/// </remarks>
public sealed record CampaignMovementView(
    Guid Campaign, string Name, string Doubt, string? Why, int HoldOutPercent, long Used,
    int Customers, int Others, int LeftOut, IReadOnlyList<BesideWayView> Ways) : ISinceView
{
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public DateOnly? ThenFrom { get; init; }
    public DateOnly? ThenTo { get; init; }
    public DateOnly Until { get; init; }
    public ThresholdsView? Thresholds { get; init; }
    public int Objecting { get; init; }
    public int OthersObjecting { get; init; }
}

/// <summary>What is told alike of what a strategy did and of what a campaign did.</summary>
internal interface ISinceView
{
    string Name { get; }
    string Doubt { get; }
    string? Why { get; }
    int HoldOutPercent { get; }
    long Used { get; }
    int Customers { get; }
    int Others { get; }
    int Objecting { get; }
    int OthersObjecting { get; }
    int LeftOut { get; }
    IReadOnlyList<BesideWayView> Ways { get; }
    DateOnly? From { get; }
    DateOnly? To { get; }
    DateOnly? ThenFrom { get; }
    DateOnly? ThenTo { get; }
}
