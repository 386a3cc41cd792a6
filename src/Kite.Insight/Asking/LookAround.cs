using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>A store, a segment: something that figures can be kept to.</summary>
public sealed record Narrowing(string Key, string Name);

/// <summary>What there is to choose from before figures are asked.</summary>
public sealed record Surroundings(
    DateOnly Today, Currency Currency, IReadOnlyList<ThresholdSetWhole> Sets,
    IReadOnlyList<Narrowing> Stores, IReadOnlyList<Narrowing> Segments)
{
    /// <summary>The sets of lines by which can be asked, the standard one first.</summary>
    public IReadOnlyList<ThresholdSetView> SetsInUse =>
        [.. Sets.Select(s => s.Set).Where(s => !s.IsRetired && s.Currency == Currency.Code)];

    /// <summary>Whether the business has settled on lines of its own.</summary>
    public bool HasOwnLines => SetsInUse is [{ IsStandard: true }, ..];

    /// <summary>
    /// The name of a store or a segment; null when all are meant or none is known.
    /// </summary>
    public static string? NameOf(IReadOnlyList<Narrowing> all, string? key) =>
        all.FirstOrDefault(n => n.Key == key)?.Name;
}

/// <summary>The days nearest to an empty period on which someone came; none when never.</summary>
public sealed record Nearest(DateOnly? From, DateOnly? To, bool HasNoPurchases);

/// <summary>
/// Looks around before asking: today, the stores, the segments, where visits are.
/// </summary>
internal sealed class LookAround(
    KiteDb db, AskFigures ask, KeptMembers kept, TimeProvider clock)
{
    public async Task<Result<Surroundings>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);

        var business = await db.BusinessAsync(cancel);
        var stores = await db.StoresAsync(cancel);
        var segments = await db.Segments.AsNoTracking()
            .OrderByDescending(s => s.Id)
            .ToListAsync(cancel);
        var today = business.Today(clock);
        return new Surroundings(
            today,
            business.Currency,
            [.. (await db.AllLines(cancel)).Select(l => ThresholdSetWhole.Of(l, today))],
            [.. stores.Select(s => new Narrowing($"{s.Number}", s.Name))],
            [
                .. (await kept.Seen(asker, segments, cancel))
                    .Select(s => new Narrowing($"{s.Id}", s.Name)),
            ]);
    }

    /// <summary>Where visits are when the period asked for has none.</summary>
    public async Task<Result<Nearest>> Run(
        Asker asker, FigureQuestion question, CancellationToken cancel)
    {
        var begun = await ask.Begin(asker, question, cancel);
        if (begun.Refusal is { } no) return no;

        var (ground, period) = (begun.Value, begun.Value.Period);
        await using var snapshot = await ask.Open(cancel);
        var earlier = ground.Narrow(
            await snapshot.Habits(period.From.AddDays(-1), ground.Store, cancel));
        if (earlier.Reach is { } then)
        {
            return new Nearest(
                then.Last.AddDays(1 - period.Days), then.Last, HasNoPurchases: false);
        }
        var ever = ground.Narrow(await snapshot.Habits(ground.Today, ground.Store, cancel));
        if (ever.Reach is { } some)
        {
            return new Nearest(
                some.First, some.First.AddDays(period.Days - 1), HasNoPurchases: false);
        }
        var alone = question is { Store: null, Segment: null };
        return new Nearest(From: null, To: null, HasNoPurchases: alone);
    }
}
