namespace Kite.Insight;

/// <summary>
/// Which cohorts: by month or quarter of the first purchase, all stretches in which the days from
/// and to lie (the last twelve months or eight quarters when left out), one store or all, everyone
/// or a segment.
/// </summary>
public sealed record CohortQuestion
{
    /// <summary>month or quarter.</summary>
    public string? By { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public int? Store { get; init; }
    public Guid? Segment { get; init; }

    /// <summary>What the rates are of: customers, visits or net.</summary>
    public string? Measure { get; init; }
}

/// <summary>Cohorts go by month or by quarter.</summary>
internal sealed record NoSuchCohort(string Written) : Refusal;

/// <summary>Rates are of customers, visits or net.</summary>
internal sealed record NoSuchMeasure(string Written) : Refusal;

/// <summary>So many stretches are too many to look at.</summary>
internal sealed record TooManyCohorts(int Most) : Refusal;

/// <summary>Reads first purchases and what came after them.</summary>
internal sealed class AskCohorts(AskFigures ask)
{
    public const int MostStretches = 120;
    public const string Customers = "customers";
    public const string Visits = "visits";
    public const string Net = "net";
    private const int UsualMonths = 12;
    private const int UsualQuarters = 8;

    internal sealed record Told(AskFigures.Ground Ground, CohortTable Table, string Measure);

    public async Task<Result<Told>> Run(
        Asker asker, CohortQuestion question, CancellationToken cancel)
    {
        if (!Choice<CohortStep>.TryParse(question.By ?? "month", null, out var by))
            return new BadInput("by", new NoSuchCohort(question.By ?? ""));
        var measure = question.Measure ?? Customers;
        if (measure is not (Customers or Visits or Net))
            return new BadInput("measure", new NoSuchMeasure(measure));
        var begun = await ask.Begin(
            asker,
            new FigureQuestion
            {
                From = question.From, To = question.From is null ? null : question.To,
                Store = question.Store, Segment = question.Segment,
            },
            cancel);
        if ((begun.Refusal ?? Reach.Refused("to", question.To)) is { } no) return no;

        var ground = begun.Value;
        var joined = Joined(by, question, ground);
        if (joined.Refusal is { } strange) return new BadInput("from", strange);
        if (by.Value.Of(ground.Today) - by.Value.Of(joined.Value.From) >= MostStretches)
            return new BadInput("from", new TooManyCohorts(MostStretches));
        return new Told(ground, await Count(ground, by, joined.Value, cancel), measure);
    }

    private static Result<Period> Joined(
        CohortStep by, CohortQuestion question, AskFigures.Ground ground)
    {
        var to = question.To is { } last && last < ground.Today ? last : ground.Today;
        var months = by == CohortStep.Month ? UsualMonths : 3 * UsualQuarters;
        return Period.Of(question.From ?? to.AddMonths(1 - months), to);
    }

    private async Task<CohortTable> Count(
        AskFigures.Ground ground, CohortStep by, Period joined, CancellationToken cancel)
    {
        await using var snapshot = await ask.Open(cancel);
        var habits = ground.Narrow(await snapshot.Habits(ground.Today, ground.Store, cancel));
        var count = new CohortCount(by, habits, joined, ground.Today);
        foreach (var stretch in count.Stretches)
        {
            count.Add(ground.Narrow(
                await snapshot.FiguresOnce(stretch, ground.Store, cancel)));
        }
        return count.Table();
    }
}
