namespace Kite.Insight;

/// <summary>
/// Reads the two periods of a movement. Left out, the second is the last six months and the
/// first as many whole months before it, or as many days where it has none.
/// </summary>
internal sealed class AskMovement(AskFigures ask)
{
    /// <summary>A movement and the periods it lies between.</summary>
    internal sealed record Asked(
        Movement Movement, Period First, Period Second, AskFigures.Ground Ground);

    /// <summary>
    /// The movement by the lines of the question; a set lies as on the last day of the second
    /// period, or on the day that is said.
    /// </summary>
    public async Task<Result<Asked>> Run(
        Asker asker, MovementQuestion question, CancellationToken cancel, DateOnly? on = null)
    {
        var later = await ask.Begin(
            asker, question with { From = question.ThenFrom, To = question.ThenTo }, cancel);
        if (later.Refusal is { } no) return Renamed(no);
        if ((Reach.Refused("from", question.From) ?? Reach.Refused("to", question.To)) is { } far)
            return far;

        var ground = later.Value;
        var first = FirstOf(question, ground.Period);
        if (first.Refusal is { } crooked)
            return new BadInput(question.To is null ? "from" : "to", crooked);
        if (first.Value.To >= ground.Period.From)
        {
            return new BadInput(
                "thenFrom", new PeriodsOverlap(first.Value.To, ground.Period.From));
        }
        await using var snapshot = await ask.Open(cancel);
        var before = ground.Narrow(await snapshot.Figures(first.Value, ground.Store, cancel));
        var after = ground.Narrow(await snapshot.Figures(ground.Period, ground.Store, cancel));
        var known = ground.Narrow(
            await snapshot.Lifetimes(ground.Period.To, ground.Store, cancel));
        var lines = await ask.Lines(question, before, on ?? ground.Period.To, cancel);
        if (lines.Refusal is { } bent) return bent;

        var movement = Movement.Of(before, after, known, lines.Value);
        return new Asked(movement, first.Value, ground.Period, ground);
    }

    private static Result<Period> FirstOf(MovementQuestion question, Period second)
    {
        if (question is { From: null, To: null }) return Spans.Before(second);

        var to = question.To ?? second.From.AddDays(-1);
        return Period.Of(question.From ?? to.AddDays(1 - second.Days), to);
    }

    // What the map calls "from" and "to" is the movement's "thenFrom" and "thenTo".
    private static Refusal Renamed(Refusal no) =>
        no is BadInput bad
            ? new BadInput([.. bad.Faults.Select(Then)])
            : no;

    private static Fault Then(Fault fault) => fault.Field switch
    {
        "from" => fault with { Field = "thenFrom" },
        "to" => fault with { Field = "thenTo" },
        _ => fault,
    };
}
