namespace Kite.Insight;

/// <summary>Of which store, and by which lines, what has been since something is asked.</summary>
public abstract record SinceQuestion
{
    public int? Store { get; init; }
    public long? Often { get; init; }
    public long? Much { get; init; }
    public string? Rule { get; init; }

    /// <summary>A set of lines, by its id.</summary>
    public string? Set { get; init; }

    internal MapQuestion Lines => new()
    {
        Store = Store, Often = Often, Much = Much, Rule = Rule, Set = Set,
    };
}

/// <summary>
/// Reads how everyone moved from the days before something began to those since: as many before as
/// since, by the lines that are asked for.
/// </summary>
internal sealed class AskSince(AskFigures ask)
{
    public Task<Result<AskFigures.Ground>> Begin(
        Asker asker, MapQuestion question, CancellationToken cancel) =>
        ask.Begin(asker, question, cancel);

    public async Task<Result<Movement>> Run(
        MapQuestion question, Period since, AskFigures.Ground ground, CancellationToken cancel)
    {
        await using var snapshot = await ask.Open(cancel);
        var first = await snapshot.Figures(since.Before(), ground.Store, cancel);
        var second = await snapshot.Figures(since, ground.Store, cancel);
        var known = await snapshot.Lifetimes(since.To, ground.Store, cancel);
        var lines = await ask.Lines(question, first, since.To, cancel);
        if (lines.Refusal is { } bent) return bent;

        return Movement.Of(first, second, known, lines.Value);
    }
}
