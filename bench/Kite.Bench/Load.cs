using System.Collections.Concurrent;
using System.Diagnostics;

namespace Kite.Bench;

/// <summary>How much was done, and how long each took.</summary>
internal sealed record Loaded(double ASecond, IReadOnlyList<TimeSpan> Took)
{
    public TimeSpan Middle => At(0.5);
    public TimeSpan Late => At(0.99);

    private TimeSpan At(double share) => Took[(int)(Took.Count * share)];
}

/// <summary>Asks for something again and again for a while.</summary>
internal static class Load
{
    /// <summary>So many askers who do not pause.</summary>
    public static async Task<Loaded> Full(int askers, int seconds, Func<Task> ask)
    {
        var took = new ConcurrentBag<TimeSpan>();
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, askers).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(begun).TotalSeconds < seconds)
            {
                var since = Stopwatch.GetTimestamp();
                await ask();
                took.Add(Stopwatch.GetElapsedTime(since));
            }
        })));
        return Sum(took, begun);
    }

    /// <summary>
    /// So many a second, whether or not those before are answered: who is kept waiting counts
    /// from the moment at which they came.
    /// </summary>
    public static async Task<Loaded> Paced(double aSecond, int seconds, Func<Task> ask)
    {
        var took = new ConcurrentBag<TimeSpan>();
        var (begun, asked) = (Stopwatch.GetTimestamp(), new List<Task>());
        for (var i = 0; i < aSecond * seconds; i++)
        {
            var due = TimeSpan.FromSeconds(i / aSecond);
            while (Stopwatch.GetElapsedTime(begun) is var now && now < due)
                await Task.Delay(due - now > TimeSpan.FromMilliseconds(1) ? 1 : 0);
            asked.Add(Task.Run(async () =>
            {
                await ask();
                took.Add(Stopwatch.GetElapsedTime(begun) - due);
            }));
        }
        await Task.WhenAll(asked);
        return Sum(took, begun);
    }

    private static Loaded Sum(ConcurrentBag<TimeSpan> took, long begun) => new(
        took.Count / Stopwatch.GetElapsedTime(begun).TotalSeconds, [.. took.Order()]);
}
