namespace Kite.Simulating;

/// <summary>
/// Time as the simulation would have it: it stands still until it is moved on, and may be wrong
/// by so much, as clocks are.
/// </summary>
internal sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private long ticks = start.UtcTicks, skew;

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    /// <summary>From now on the clock is off by so much.</summary>
    public void IsOffBy(TimeSpan by) => Interlocked.Exchange(ref skew, by.Ticks);

    public override DateTimeOffset GetUtcNow() => new(
        Interlocked.Read(ref ticks) + Interlocked.Read(ref skew), TimeSpan.Zero);
}
