namespace Kite.Insight;

/// <summary>Turns a question into models and scores, and knows who is not to be scored.</summary>
internal sealed class AskLikely(KiteDb db, AskFigures ask, KeptLikely kept)
{
    private const int MostWeeks = 260;
    private const int LongestSilence = 60;

    /// <summary>What every answer about what is likely stands on.</summary>
    internal sealed record Ground(
        AskFigures.Ground Figures, Comings Comings, Judgement Judgement, TimeUnit Unit,
        Horizon Horizon, IReadOnlySet<long> LeftOut)
    {
        /// <summary>How many of these customers are left out at their wish.</summary>
        public int CountLeftOut => LeftOut.Count(number => Comings.Find(number) >= 0);
    }

    public async Task<Result<Ground>> Run(
        Asker asker, LikelyQuestion question, Guid? segment, CancellationToken cancel)
    {
        if (question.Weeks is < 1 or > MostWeeks)
            return new BadInput("weeks", new OutOfRange(1, MostWeeks));
        if (question.Discount is < 0 or > 100)
            return new BadInput("discount", new OutOfRange(0, 100));
        var unit = TimeUnit.Read(question.Unit);
        if (unit.Refusal is { } strange) return strange;
        var begun = await ask.Begin(
            asker, new() { To = question.To, Store = question.Store, Segment = segment }, cancel);
        if (begun.Refusal is { } no) return no;

        var figures = begun.Value;
        var last = figures.Today.AddDays(-1);
        if (question.To > last)
            return new BadInput("to", new LikelyDayIsNotOver(question.To.Value, last));

        var comings = await Comings(question.To, figures.Store, last, cancel);
        var judgement = await kept.Judge(comings, figures.Store);
        var horizon = new Horizon(
            question.Weeks ?? Horizon.Usual.Weeks,
            question.Discount / 100.0 ?? Horizon.Usual.Discount);
        return new Ground(
            figures, comings, judgement, unit.Value, horizon, await db.NotScored(cancel));
    }

    /// <summary>What is likely of everyone, where any model may be used.</summary>
    public async Task<Result<Likelihoods>> Score(Ground ground) =>
        ground.Judgement.Best is null
            ? new NothingIsLikely()
            : await kept.Score(ground.Comings, ground.Judgement, ground.Horizon);

    // Books that ended long ago are seen from their end: years after it nobody is likely to come.
    private static async Task<DateOnly> LastSeen(
        Snapshot snapshot, int? store, DateOnly last, CancellationToken cancel)
    {
        var days = await snapshot.Days(store, cancel);
        var came = days.LastOrDefault(d => d.Visits > 0 && d.Day <= last).Day;
        return came != default && came < last.AddDays(-LongestSilence) ? came : last;
    }

    // Fitting takes a while; the figures are let go before it begins.
    private async Task<Comings> Comings(
        DateOnly? to, int? store, DateOnly last, CancellationToken cancel)
    {
        await using var snapshot = await ask.Open(cancel);
        return await snapshot.Comings(
            to ?? await LastSeen(snapshot, store, last, cancel), store, cancel);
    }
}
