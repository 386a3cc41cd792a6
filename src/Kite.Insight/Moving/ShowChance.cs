using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>
/// Holds a movement against what chance alone would do, so that only real movers are called
/// movers (A2; rules/analysis 4).
/// </summary>
internal sealed class ShowChance(
    AskMovement askMovement, AskFigures ask, KeptLikely likely, KeptChance kept,
    IStringLocalizer<Texts> words)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/movement/chance",
                async (
                    [AsParameters] MovementQuestion question, ShowChance show, Asker asker,
                    CancellationToken cancel) =>
                    (await show.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("A movement held against what chance alone would do");

    public async Task<Result<ChanceView>> Run(
        Asker asker, MovementQuestion question, CancellationToken cancel)
    {
        var moved = await askMovement.Run(asker, question, cancel);
        if (moved.Refusal is { } no) return no;

        var (movement, first, second, ground) = moved.Value;
        // Who is in a segment is found out today, when it is known how they went on.
        if (ground.Members is not null) return Without(moved.Value, "segment");
        if (Over(second, ground.Today) is not { } over) return Without(moved.Value, "not-begun");

        var cut = await UpTo(asker, question, moved.Value, over, cancel);
        if (cut.Refusal is { } bent) return bent;
        var (before, after) = await Comings(first, over, ground.Store, cancel);
        var judgement = await likely.Judge(before, ground.Store);
        // Too little for a model yet: one that has seen the second period, too, and says so.
        if (StableModel.Missing(judgement) is not null)
            judgement = await likely.Judge(after, ground.Store);
        if (StableModel.Missing(judgement) is { } missing)
        {
            return ChanceView.Nothing(
                moved.Value, Words.Kebab($"{missing.Doubt}"),
                DoubtWords.Why(words, missing, judgement));
        }
        var held = await kept.Of(
            new(before, after, judgement, movement.Thresholds, first, over),
            cut.Value.Movement);
        return held is null
            ? Without(moved.Value, "unsure")
            : ChanceView.Of(moved.Value with { Second = over }, judgement, held);
    }

    // What has come in today may not be counted against what is to be expected up to yesterday.
    private async Task<Result<AskMovement.Asked>> UpTo(
        Asker asker, MovementQuestion question, AskMovement.Asked asked, Period over,
        CancellationToken cancel)
    {
        if (over == asked.Second) return asked;

        var lines = asked.Movement.Thresholds;
        return await askMovement.Run(
            asker,
            question with
            {
                From = asked.First.From,
                To = asked.First.To,
                ThenFrom = over.From,
                ThenTo = over.To,
                Set = lines.Used?.Set.ToString(),
                Rule = null,
                Often = lines.Used is null ? lines.Often : null,
                Much = lines.Used is null ? lines.Much : null,
            },
            cancel,
            on: asked.Second.To);
    }

    private ChanceView Without(AskMovement.Asked asked, string doubt) =>
        ChanceView.Nothing(asked, doubt, words["chance.doubt." + doubt]);

    // What is still to come of a period cannot be held against anything.
    private static Period? Over(Period second, DateOnly today) =>
        second.To < today ? second
        : second.From < today ? Period.Of(second.From, today.AddDays(-1)).Value
        : null;

    private async Task<(Comings Before, Comings After)> Comings(
        Period first, Period second, int? store, CancellationToken cancel)
    {
        await using var snapshot = await ask.Open(cancel);
        return (
            await snapshot.Comings(first.To, store, cancel),
            await snapshot.Comings(second.To, store, cancel));
    }
}
