namespace Kite.Insight;

/// <summary>
/// The last few movements held against chance: drawing lots for everyone takes a while, and
/// whoever comes back to the same movement shall not wait again. What they stand on is compared
/// as the very same figures, so an answer is never of other purchases than it says.
/// </summary>
internal sealed class KeptChance(TimeProvider clock)
{
    private const int Most = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly List<Kept> all = [];

    /// <summary>What an answer stands on.</summary>
    internal sealed record Basis(
        Comings Before, Comings After, Judgement Judgement, Thresholds Lines, Period First,
        Period Second)
    {
        /// <summary>How everyone had come when the models were judged.</summary>
        public Comings Learned => Judgement.End == Before.End ? Before : After;
    }

    private sealed record Kept(
        Basis Basis, DateTimeOffset At, Lazy<Task<StableMovement?>> Movement);

    /// <summary>Nothing where the models bend too little to say how sure they are.</summary>
    public Task<StableMovement?> Of(Basis basis, Movement movement)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            all.RemoveAll(k => now - k.At > Patience
                || k.Movement is { IsValueCreated: true, Value.IsFaulted: true });
            var known = all.Find(k => k.Basis == basis);
            if (known is null)
            {
                known = new(basis, now, new(() => Task.Run(() => Draw(basis, movement))));
                if (all.Count >= Most) all.RemoveAt(0);
                all.Add(known);
            }
            return known.Movement.Value;
        }
    }

    private static StableMovement? Draw(Basis basis, Movement movement) =>
        StableModel.Of(basis.Judgement, basis.Learned) is { } model
            ? StableMovement.Of(
                movement, AllGoing.Of(movement, basis.Before, basis.After, basis.Second), model)
            : null;
}
