namespace Kite.Customers;

/// <summary>
/// Reads what a list asks for, before anything is read from the books: own fields, figures, and
/// whether the asker may ask so.
/// </summary>
public sealed class UnderstandList(
    KiteDb db, TimeProvider clock, IEnumerable<IFigureFilters> sources,
    IEnumerable<IFigureOrders> orders, IEnumerable<ICustomerGroups> groups)
{
    public async Task<Result<CustomerQuestion>> Run(
        Asker asker, CustomerQuestion question, CancellationToken cancel)
    {
        var own = await question.Understood(db, asker, cancel);
        if (own.Refusal is { } no) return no;
        if (question.ByFigure is not { } key) return await Narrowed(asker, own.Value, cancel);

        var ranking = await RankingOf(asker, key, cancel);
        return ranking.Refusal is { } bent
            ? bent
            : await Narrowed(asker, own.Value with { Ranking = ranking.Value }, cancel);
    }

    private async Task<Result<FigureRanking>> RankingOf(
        Asker asker, string key, CancellationToken cancel)
    {
        foreach (var source in orders)
        {
            if (source.Orders.FirstOrDefault(o => o.Key == key) is not { } order) continue;
            return asker.May(order.Permission)
                ? await source.Ranking(asker, key, cancel)
                : new NotAllowed(order.Permission);
        }
        return new BadInput("by", new NoSuchFigure(key));
    }

    private async Task<Result<CustomerQuestion>> Narrowed(
        Asker asker, CustomerQuestion question, CancellationToken cancel)
    {
        var within = await Within(asker, question, cancel);
        if (within.Refusal is { } outside) return outside;
        if (question.Figure is not { Asked.Count: > 0 } figures) return within;

        var business = await db.BusinessAsync(cancel);
        var all = sources.ToList();
        var tests = figures.Understood(
            asker, [.. all.SelectMany(s => s.Filters)], business.Currency,
            business.Today(clock));
        if (tests.Refusal is { } strange) return strange;

        var passing = within.Value.Passing;
        foreach (var source in all)
        {
            var mine = tests.Value.Where(t => source.Filters.Any(f => f.Key == t.Key)).ToList();
            if (mine.Count == 0) continue;
            var some = await source.Passing(asker, mine, cancel);
            if (some.Refusal is { } refused) return refused;
            passing = passing?.And(some.Value) ?? some.Value;
        }
        return question with { Passing = passing };
    }

    private async Task<Result<CustomerQuestion>> Within(
        Asker asker, CustomerQuestion question, CancellationToken cancel)
    {
        if (question.Segment is not { } id) return question;

        Refusal? no = null;
        foreach (var source in groups)
        {
            var group = await source.Find(asker, id, cancel);
            no = group.Refusal;
            if (no is not null) continue;
            var numbers = await source.Numbers(id, long.MinValue, int.MaxValue, cancel);
            return question with { Passing = new([.. numbers]) };
        }
        return no is BadInput { Faults: [var first, ..] }
            ? new BadInput("segment", first.Why)
            : no ?? new BadInput("segment", new NoSuchCondition("segment"));
    }
}
