using System.Globalization;
using Kite.Cards;

namespace Kite.Sales;

/// <summary>
/// Points that can pay at the till: whose card they lie on, how many are spent at a time, and
/// what so many are worth.
/// </summary>
public sealed record PointsInHand(CardView Card, long Step, Money Worth)
{
    /// <summary>As many as pay this at most; none where one step is worth more.</summary>
    public long MostFor(Money due) => due.Currency == Worth.Currency
        ? Math.Min(Card.Points / Step, due.Coins / Worth.Coins) * Step
        : 0;

    public Money WorthOf(long points) => Worth with { Coins = points / Step * Worth.Coins };

    /// <summary>How many were typed; as many as pay what is due where nothing was.</summary>
    public Result<long> Read(string? typed, Money due)
    {
        var most = MostFor(due);
        if (string.IsNullOrWhiteSpace(typed))
            return most > 0 ? most : new TooFewPoints(Card.Points, Step);
        if (!long.TryParse(
            typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var points)
            || points is <= 0 or > 1_000_000_000_000)
        {
            return new PointsAreNoMultiple(Step);
        }
        if (points % Step != 0) return new PointsAreNoMultiple(Step);
        if (points > Card.Points) return new TooFewPoints(Card.Points, points);
        return points <= most ? points : new MoreThanIsDue(due);
    }
}
