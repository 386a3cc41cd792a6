namespace Kite.Insight;

/// <summary>
/// The last few judgements and scores. Models are not fitted anew for every single purchase: as
/// long as the customers and their visits are nearly the same, a judgement stands for an hour.
/// Scores are always of the purchases as they are.
/// </summary>
internal sealed class KeptLikely(TimeProvider clock) : IDisposable
{
    private const int MostJudgements = 6;
    private const int MostScores = 2;
    private const double NearlySame = 0.01;
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(10);

    // Each takes every core; many at once would only wait for each other.
    private readonly SemaphoreSlim turns = new(1);

    private readonly Lock gate = new();
    private readonly List<Kept> judgements = [];
    private readonly List<Scored> scores = [];

    private sealed record Kept(
        DateOnly First, DateOnly End, int? Store, int Customers, long Visits, DateTimeOffset At,
        Lazy<Task<Judgement>> Judgement);

    private sealed record Scored(
        Comings Comings, Judgement Judgement, Horizon Horizon, DateTimeOffset At,
        Lazy<Task<Likelihoods>> All);

    public Task<Judgement> Judge(Comings comings, int? store)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            judgements.RemoveAll(k => now - k.At > Patience
                || k.Judgement is { IsValueCreated: true, Value.IsFaulted: true });
            var known = judgements.Find(k => k.First == comings.First && k.End == comings.End
                && k.Store == store && IsNear(k.Customers, comings.Count)
                && IsNear(k.Visits, comings.Revisits));
            if (known is null)
            {
                known = new(
                    comings.First, comings.End, store, comings.Count, comings.Revisits, now,
                    new(() => InTurn(() => Judging.Of(comings))));
                if (judgements.Count >= MostJudgements) judgements.RemoveAt(0);
                judgements.Add(known);
            }
            return known.Judgement.Value;
        }
    }

    /// <summary>The scores of everyone by the best model; there must be one.</summary>
    public Task<Likelihoods> Score(Comings comings, Judgement judgement, Horizon horizon)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            scores.RemoveAll(s => now - s.At > Freshness
                || s.All is { IsValueCreated: true, Value.IsFaulted: true });
            var known = scores.Find(s => ReferenceEquals(s.Comings, comings)
                && ReferenceEquals(s.Judgement, judgement) && s.Horizon == horizon);
            if (known is null)
            {
                known = new(
                    comings, judgement, horizon, now,
                    new(() => InTurn(() => new Likelihoods(comings, judgement, horizon))));
                if (scores.Count >= MostScores) scores.RemoveAt(0);
                scores.Add(known);
            }
            return known.All.Value;
        }
    }

    public void Dispose() => turns.Dispose();

    private async Task<T> InTurn<T>(Func<T> work)
    {
        await turns.WaitAsync();
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            turns.Release();
        }
    }

    private static bool IsNear(long then, long now) =>
        Math.Abs(now - then) <= NearlySame * then;
}

/// <summary>What is likely of everyone, and of all together.</summary>
internal sealed class Likelihoods
{
    private readonly Lazy<Future> future;

    public Likelihoods(Comings comings, Judgement judgement, Horizon horizon)
    {
        var best = judgement.Best!;
        (Comings, Model, Horizon) = (comings, VisitModel.Of(best.Model, best.Fit.At), horizon);
        var scores = Scores.Of(comings, Moment.End, Model, judgement.Spend, horizon);
        All = scores.All();
        HasMoney = judgement.Spend is not null;
        future = new(() => Kite.Insight.Future.Of(
            comings, best.Fit, HasMoney ? judgement.Of(GammaGamma.Key).Fit : null, horizon,
            scores));
    }

    public Comings Comings { get; }
    public VisitModel Model { get; }
    public Horizon Horizon { get; }
    public Score?[] All { get; }
    public bool HasMoney { get; }

    public Task<Future> Future() => Task.Run(() => future.Value);
}
