using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>Whether a customer comes as they use to.</summary>
public enum RhythmState
{
    /// <summary>Too few have come twice for anything to be learned.</summary>
    NotKnown,
    InRhythm,
    Overdue,
    Lost,
}

/// <summary>A time when they were lost by the rule, and came again.</summary>
public sealed record WinBackView(DateOnly Last, DateOnly Back, int SilentDays);

/// <summary>
/// One customer's rhythm as it was learned: their usual pause, when they are expected, how likely
/// a pause as long is and that they stay away, and every time they were won back.
/// </summary>
public sealed record RhythmView(
    long Number, RhythmState State, int Visits, int SilentDays, double? UsualPause,
    DateOnly? Expected, double? AsLong, double? StaysAway, IReadOnlyList<WinBackView> WonBack);

/// <summary>Shows one customer's rhythm (A4).</summary>
internal sealed class ShowRhythm(AskFigures ask, KiteDb db)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/customers/{number:long}/rhythm",
                async (
                    long number, ShowRhythm show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, number, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("A customer's own rhythm: when expected, how late, when won back");

    public async Task<Result<RhythmView>> Run(
        Asker asker, long number, CancellationToken cancel)
    {
        var begun = await ask.Begin(asker, new FigureQuestion(), cancel);
        if (begun.Refusal is { } no) return no;
        var on = begun.Value.Today;
        await using var snapshot = await ask.Open(cancel);
        var habits = await snapshot.Habits(on, store: null, cancel);
        if (habits.Find(number) is not { } habit)
            return new RhythmView(number, RhythmState.NotKnown, 0, 0, null, null, null, null, []);

        var silent = habit.SilentDays(on);
        if ((await db.NotScored(cancel)).Contains(number)
            || await LateList.Learned(snapshot, habits, on, store: null) is not { } rhythms)
        {
            return new RhythmView(
                number, RhythmState.NotKnown, habit.Visits, silent, null, null, null, null, []);
        }
        var usual = rhythms.UsualPause(habit);
        return new RhythmView(
            number,
            rhythms.IsLost(habit, silent) ? RhythmState.Lost
                : rhythms.IsLate(habit, silent) ? RhythmState.Overdue
                : RhythmState.InRhythm,
            habit.Visits,
            silent,
            usual,
            LateLists.After(habit.Last, usual),
            rhythms.Longer(habit, silent),
            rhythms.StaysAway(habit, silent),
            await WonBack(snapshot, number, on, rhythms, cancel));
    }

    private static async Task<IReadOnlyList<WinBackView>> WonBack(
        Snapshot snapshot, long number, DateOnly on, Rhythms rhythms, CancellationToken cancel)
    {
        var days = await snapshot.DaysOf(number, on, cancel);
        return
        [
            .. WinBacks.Of(number, days, rhythms)
                .Select(back => new WinBackView(back.Last, back.Back, back.SilentDays)),
        ];
    }
}
