namespace Kite.Importing;

/// <summary>How fast an import goes and how long it will still take, judged by what was seen of
/// it lately.</summary>
public sealed class Pace(TimeProvider clock)
{
    private static readonly TimeSpan Lately = TimeSpan.FromSeconds(12);
    private readonly Queue<Sight> sights = [];
    private Sight last;

    /// <summary>Known once it was seen to move.</summary>
    public double? RowsPerSecond => Moved is { } from
        ? (last.Rows - from.Rows) / (last.At - from.At).TotalSeconds
        : null;

    public TimeSpan? Left => Moved is { } from && last.Share > from.Share
        ? (last.At - from.At) * ((1 - last.Share) / (last.Share - from.Share))
        : null;

    private Sight? Moved =>
        sights.TryPeek(out var first) && last.At > first.At && last.Rows > first.Rows
            ? first
            : null;

    public void See(long rows, double share)
    {
        last = new(clock.GetUtcNow(), rows, share);
        sights.Enqueue(last);
        while (sights.Count > 2 && last.At - sights.Peek().At > Lately) sights.Dequeue();
    }

    private readonly record struct Sight(DateTimeOffset At, long Rows, double Share);
}
