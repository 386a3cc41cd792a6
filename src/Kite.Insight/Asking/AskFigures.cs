using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>Turns a question into figures: checks it, reads them, keeps to the segment.</summary>
internal sealed class AskFigures(
    KiteDb db, FigureSource source, KeptMembers kept, TimeProvider clock)
{
    private const int DefaultMonths = 6;

    /// <summary>What every answer about figures stands on.</summary>
    internal sealed record Ground(
        Business Business, DateOnly Today, Period Period, int? Store, Members? Members)
    {
        public PeriodFigures Narrow(PeriodFigures all) =>
            Members is null ? all : all.Within(Members);

        public Lifetimes Narrow(Lifetimes all) => Members is null ? all : all.Within(Members);

        public Habits Narrow(Habits all) => Members is null ? all : all.Within(Members);

        public Money Money(long coins) => new(coins, Business.Currency);
    }

    public async Task<Result<Ground>> Begin(
        Asker asker, FigureQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);
        if ((Reach.Refused("from", question.From) ?? Reach.Refused("to", question.To)) is { } far)
            return far;

        var business = await db.BusinessAsync(cancel);
        var today = business.Today(clock);
        var to = question.To ?? today;
        var period = Period.Of(question.From ?? to.AddMonths(-DefaultMonths).AddDays(1), to);
        if (period.Refusal is { } no)
            return new BadInput(question.To is null ? "from" : "to", no);

        if (question.Store is { } store
            && (await db.StoresAsync(cancel)).All(s => s.Number != store))
        {
            return new BadInput("store", new NoSuchStore($"{store}"));
        }
        if (question.Segment is not { } segment)
            return new Ground(business, today, period.Value, question.Store, Members: null);

        var found = await db.Set<Segment>().AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == segment, cancel);
        if (found is null) return new BadInput("segment", new NoSuchSegment(segment));
        var members = await kept.Of(db, asker, found, cancel);
        return members.Refusal switch
        {
            NotAllowed barred => barred,
            { } broken => new BadInput("segment", broken),
            null => new Ground(
                business, today, period.Value, question.Store, members.Value),
        };
    }

    public Task<Snapshot> Open(CancellationToken cancel) => source.Open(cancel);

    /// <summary>
    /// The lines of a question: those it names, else the business's own, else the medians. A set
    /// lies as on the last day of the figures.
    /// </summary>
    public Task<Result<Thresholds>> Lines(
        MapQuestion question, PeriodFigures figures, CancellationToken cancel) =>
        Lines(question, figures, figures.Period.To, cancel);

    /// <summary>The same, as the sets of lines lie on a day.</summary>
    public async Task<Result<Thresholds>> Lines(
        MapQuestion question, PeriodFigures figures, DateOnly on, CancellationToken cancel)
    {
        if (question.Set is { } set) return await OfSet(question, set, on, cancel);
        if (Reach.Refused("often", question.Often) is { } seldom) return seldom;
        if (Reach.Refused("much", question.Much) is { } little) return little;
        var rule = RuleOf(question);
        if (rule.Refusal is { } no) return no;
        if (rule.Value.Rule is not Rule.Fixed)
            return Thresholds.By(rule.Value.Rule, figures, 0, 0);

        if (question is { Often: { } often, Much: { } much })
            return Thresholds.Fixed(often, much);
        if (question.Rule is not null || question.Often is not null || question.Much is not null)
            return new BadInput(
                question.Often is null ? "often" : "much", new LinesAreMissing());
        var business = await db.BusinessAsync(cancel);
        var own = await db.LinesOf(ThresholdSet.Standard, cancel);
        return own is null || own.Set.CurrencyCode != business.CurrencyCode
            ? Thresholds.By(Rule.Median, figures, 0, 0)
            : own.Lines(on);
    }

    private async Task<Result<Thresholds>> OfSet(
        MapQuestion question, string written, DateOnly on, CancellationToken cancel)
    {
        if ((question.Often ?? question.Much) is not null
            || question.Rule?.ToLowerInvariant() is not (null or "fixed"))
        {
            return new BadInput("set", new EitherSetOrLines());
        }
        var lines = Guid.TryParse(written, out var id) ? await db.LinesOf(id, cancel) : null;
        if (lines is null)
        {
            return new BadInput(
                "set", new NoSuchThresholdSet(written.Length > 60 ? written[..60] : written));
        }
        if (lines.Set.IsRetired)
            return new BadInput("set", new ThresholdSetIsRetired(lines.Set.Name));
        var business = await db.BusinessAsync(cancel);
        return lines.Set.CurrencyCode == business.CurrencyCode
            ? lines.Lines(on)
            : new BadInput("set", new LinesAreInAnotherCurrency(
                lines.Set.CurrencyCode, business.CurrencyCode));
    }

    private sealed record Named(Rule Rule);

    private static Result<Named> RuleOf(MapQuestion question) =>
        question.Rule?.ToLowerInvariant() switch
        {
            null or "fixed" => new Named(Rule.Fixed),
            "median" => new Named(Rule.Median),
            "mean" => new Named(Rule.Mean),
            var other => new BadInput("rule", new NoSuchRule(other)),
        };
}
