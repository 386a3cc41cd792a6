namespace Kite.Insight;

/// <summary>
/// How many customers went one way. States: <c>A</c>, <c>B</c>, <c>C</c>, <c>D</c>, <c>none</c>
/// (known, but no purchase in that period), <c>new</c> (first purchase after the first period).
/// <c>Share</c> is the part of those who started there; with fewer than 30 it says little.
/// </summary>
/// <remarks>
/// <c>why</c>: How many went it for which reason; only reasons that anyone had.
/// <c>byVisits</c>: How their money changed through how often they came.
/// <c>byBills</c>: How their money changed through what a visit brought; both together are the
/// whole change.
/// </remarks>
public sealed record MoveView(
    string From, string To, int Customers, double Share, bool HasEnough,
    IReadOnlyDictionary<string, int> Why, Money ByVisits, Money ByBills);

/// <summary>The answer to "is the base moving toward B?", with its figures.</summary>
public sealed record TrendView(
    string Verdict, int IntoB, int FromAIntoB, int OutOfB, double ShareBefore, double ShareAfter);

/// <summary>The movement between two periods as it is answered.</summary>
public sealed record MovementView(
    DateOnly From, DateOnly To, DateOnly ThenFrom, DateOnly ThenTo, ThresholdsView Thresholds,
    int Customers, IReadOnlyList<MoveView> Moves, TrendView TowardB)
{
    internal static MovementView Of(AskMovement.Asked asked)
    {
        var (movement, first, second, ground) = asked;
        var trend = movement.Trend;
        return new(
            first.From, first.To, second.From, second.To,
            ThresholdsView.Of(movement.Thresholds, ground),
            movement.Customers,
            [
                .. movement.Moves().Where(m => m.Customers > 0)
                    .Select(m => View(m, movement.Why(m.From, m.To), ground)),
            ],
            new(
                Words.Kebab(trend.Verdict.ToString()), trend.IntoB, trend.FromA, trend.OutOfB,
                trend.ShareBefore, trend.ShareAfter));
    }

    private static MoveView View(Move move, Reasons reasons, AskFigures.Ground ground) => new(
        StateName.Write(move.From), StateName.Write(move.To), move.Customers, move.Share,
        move.HasEnough,
        Enum.GetValues<Cause>().Where(c => reasons[c] > 0).ToDictionary(
            CauseName.Write, c => reasons[c], StringComparer.Ordinal),
        ground.Money(reasons.ByVisits), ground.Money(reasons.ByBills));
}

/// <summary>How a state is written on the wire.</summary>
internal static class StateName
{
    public static string Write(State state) => state switch
    {
        State.None => "none",
        State.New => "new",
        _ => state.ToString(),
    };

    public static State? Read(string? written) =>
        Choice<State>.TryParse(written, null, out var state) ? state.Value : null;
}

/// <summary>How a reason for moving is written on the wire.</summary>
internal static class CauseName
{
    /// <summary>The reasons by which a list can be asked for.</summary>
    public static readonly IReadOnlyList<string> Asked =
        [.. Enum.GetValues<Cause>().Select(Write)];

    /// <summary>What was asked for: one reason, or any.</summary>
    internal sealed record Named(Cause? Cause);

    public static string Write(Cause cause) => Words.Kebab(cause.ToString());

    public static Result<Named> Read(string? written)
    {
        if (written is null) return new Named(null);

        foreach (var cause in Enum.GetValues<Cause>())
            if (Write(cause) == written) return new Named(cause);
        return new NoSuchReason(written, string.Join(", ", Asked));
    }
}

/// <summary>Nobody moves for a reason of this name.</summary>
internal sealed record NoSuchReason(string Written, string Known) : Refusal;
