namespace Kite.Insight;

/// <summary>
/// How many customers went one way. States: <c>A</c>, <c>B</c>, <c>C</c>, <c>D</c>, <c>none</c>
/// (known, but no purchase in that period), <c>new</c> (first purchase after the first period).
/// <c>Share</c> is the part of those who started there; with fewer than 30 it says little.
/// </summary>
public sealed record MoveView(string From, string To, int Customers, double Share, bool HasEnough);

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
                .. movement.Moves().Where(m => m.Customers > 0).Select(m => new MoveView(
                    StateName.Write(m.From), StateName.Write(m.To), m.Customers, m.Share,
                    m.HasEnough)),
            ],
            new(
                Words.Kebab(trend.Verdict.ToString()), trend.IntoB, trend.FromA, trend.OutOfB,
                trend.ShareBefore, trend.ShareAfter));
    }
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
