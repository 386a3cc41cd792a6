namespace Kite.Insight;

/// <summary>
/// Waits until a question has settled: of several in a row only the last is asked.
/// </summary>
internal sealed class Pause
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(150);
    private int turn;

    /// <summary>False when another question came in the meantime; the first never waits.</summary>
    public async Task<bool> IsLast(CancellationToken cancel)
    {
        var mine = ++turn;
        if (mine > 1) await Task.Delay(Short, cancel);
        return mine == turn;
    }
}
