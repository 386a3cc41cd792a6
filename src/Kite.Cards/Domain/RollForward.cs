namespace Kite.Cards;

/// <summary>What a business owes to those who hold its cards: paid in, given on top, and points.
/// </summary>
internal readonly record struct Owed(long Principal, long Bonus, long Points)
{
    public static Owed operator +(Owed one, Owed other) => new(
        one.Principal + other.Principal, one.Bonus + other.Bonus, one.Points + other.Points);

    public static Owed operator -(Owed one, Owed other) => new(
        one.Principal - other.Principal, one.Bonus - other.Bonus, one.Points - other.Points);
}

/// <summary>How a sum of movements lies to the days that are asked about.</summary>
internal enum SpanPart
{
    /// <summary>No movement: what is on all cards now.</summary>
    Now,
    Before,
    Within,
    After,
}

/// <summary>What one kind of movement came to before, within or after the days.</summary>
internal sealed record MovedSum(
    string Currency, TransactionKind? Kind, SpanPart Part, long Count, Owed Sum);

/// <summary>
/// What was owed when the days began, what moved, and so what was owed when they ended. From what
/// is owed now it is reckoned back; where that is not given, from all movements before.
/// </summary>
internal sealed record RollForward(Owed Opening, IReadOnlyList<MovedSum> Moves)
{
    public Owed Closing => Moves.Aggregate(Opening, (sum, m) => sum + m.Sum);

    public static RollForward Of(IReadOnlyCollection<MovedSum> sums)
    {
        var moves = sums.Where(s => s.Part is SpanPart.Within).OrderBy(s => s.Kind).ToList();
        var opening = Sum(SpanPart.Before);
        if (sums.Any(s => s.Part is SpanPart.Now))
        {
            opening = moves.Aggregate(
                Sum(SpanPart.Now) - Sum(SpanPart.After), (sum, m) => sum - m.Sum);
        }
        return new(opening, moves);

        Owed Sum(SpanPart part) => sums.Where(s => s.Part == part)
            .Aggregate(default(Owed), (sum, s) => sum + s.Sum);
    }
}
