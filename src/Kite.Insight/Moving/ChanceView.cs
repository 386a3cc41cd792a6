namespace Kite.Insight;

/// <summary>
/// How many there were, beside how many a stable population would have brought.
/// </summary>
/// <remarks>
/// <c>low</c>, <c>high</c>: All such intervals of one answer hold together in 95 of 100 cases.
/// <c>verdict</c>: <c>more</c> or <c>fewer</c> than chance explains, else <c>chance</c>.
/// </remarks>
public sealed record HeldView(
    int Customers, double Expected, double Low, double High, string Verdict)
{
    internal static HeldView Of(HeldAgainst held) => new(
        held.Actual, Math.Round(held.Expected, 1), Math.Round(held.Low, 1),
        Math.Round(held.High, 1), Words.Kebab(held.Beyond.ToString()));
}

/// <summary>One way between two periods, held against chance.</summary>
public sealed record ChanceWay(string From, string To, HeldView Customers);

/// <summary>How many ended in a state, held against chance.</summary>
public sealed record ChanceEnd(string State, HeldView Customers);

/// <summary>
/// A movement held against a stable population: everyone goes on as the models of what is likely
/// had learned up to the end of the first period, and nothing changes.
/// </summary>
/// <remarks>
/// <c>doubt</c>: Why there is no expectation: <c>none</c> where there is one.
/// <c>why</c>: The same in a sentence.
/// <c>model</c>: The model of visits that foretold best.
/// <c>learnedUpTo</c>: The last day that the models have seen: the end of the first period or,
/// where that was too little for a model, of the second.
/// <c>missPercent</c>: By how much the models missed in all in their trial; every interval is as
/// much wider.
/// <c>compared</c>: How many counts are compared at once.
/// <c>moved</c>: All who were known in the first period and ended in another state.
/// </remarks>
public sealed record ChanceView(
    DateOnly From, DateOnly To, DateOnly ThenFrom, DateOnly ThenTo, ThresholdsView Thresholds,
    string Doubt, string? Why, string? Model, DateOnly? LearnedUpTo, double? MissPercent,
    int Compared,
    HeldView? Moved, IReadOnlyList<ChanceWay> Ways, IReadOnlyList<ChanceEnd> Ends)
{
    internal static ChanceView Of(
        AskMovement.Asked asked, Judgement judgement, StableMovement held) =>
        Nothing(asked, "none", why: null) with
        {
            Model = judgement.Best!.Model,
            LearnedUpTo = judgement.End,
            MissPercent = Math.Round(100 * held.Bias, 1),
            Compared = held.Compared,
            Moved = HeldView.Of(held.Moved()),
            Ways =
            [
                .. held.Ways().Select(w => new ChanceWay(
                    StateName.Write(w.From), StateName.Write(w.To), HeldView.Of(w.Customers))),
            ],
            Ends =
            [
                .. FlowData.Ends.Select(end => new ChanceEnd(
                    end, HeldView.Of(held.Into(StateName.Read(end)!.Value)))),
            ],
        };

    internal static ChanceView Nothing(AskMovement.Asked asked, string doubt, string? why) => new(
        asked.First.From, asked.First.To, asked.Second.From, asked.Second.To,
        ThresholdsView.Of(asked.Movement.Thresholds, asked.Ground), doubt, why, Model: null,
        LearnedUpTo: null, MissPercent: null, Compared: 0, Moved: null, [], []);
}
