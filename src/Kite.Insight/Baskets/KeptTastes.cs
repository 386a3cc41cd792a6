namespace Kite.Insight;

/// <summary>
/// Everyone's tastes, what the same customers bought, and whether suggestions made of it are
/// better than the most bought.
/// </summary>
internal sealed record Taste(
    Tastes Tastes, IReadOnlyList<string> Codes, BoughtBySame Same, TasteTrial? Trial, long Lines,
    DateTimeOffset At)
{
    private readonly Dictionary<string, int> numbers = Codes
        .Select((code, number) => (code, number))
        .ToDictionary(c => c.code, c => c.number, StringComparer.Ordinal);

    /// <summary>Whether taste is shown; else the most bought are.</summary>
    public bool IsBetter => Trial?.Verdict is TasteVerdict.Better;

    /// <summary>The number of a product in these tastes; -1 where nobody has bought it.</summary>
    public int Find(string code) => numbers.GetValueOrDefault(code, -1);
}

/// <summary>
/// The tastes that were last worked out. A few purchases do not change what goes with what: as
/// long as there are nearly as many lines they stand for an hour. What a customer has bought is
/// asked anew each time.
/// </summary>
internal sealed class KeptTastes(FigureSource source, TimeProvider clock) : IDisposable
{
    private const double NearlySame = 0.01;
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim turn = new(1);
    private Taste? kept;

    public async Task<Taste> Get(DateOnly today, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            await using var snapshot = await source.Open(cancel);
            var lines = await snapshot.Lines.Count(cancel);
            if (kept is { } known && clock.GetUtcNow() - known.At < Patience
                && Math.Abs(lines - known.Lines) <= NearlySame * known.Lines)
            {
                return known;
            }
            return kept = await Make(snapshot, lines, today, cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    // A receipt that is dated ahead would leave nobody time to have bought since.
    private async Task<Taste> Make(
        Snapshot snapshot, long lines, DateOnly today, CancellationToken cancel)
    {
        var codes = await snapshot.Products(cancel);
        var tastes = await snapshot.Tastes(
            Period.Of(DateOnly.MinValue, today).Value, store: null);
        return await Task.Run(
            () => new Taste(
                tastes, [.. Enumerable.Range(0, codes.Count).Select(i => codes[i])],
                BoughtBySame.Of(tastes, codes.Count), TasteTrial.Of(tastes, codes.Count), lines,
                clock.GetUtcNow()),
            cancel);
    }
}
