namespace Kite.Customers;

/// <summary>
/// Reads what a list asks for, before anything is read from the books: own fields, figures, and
/// whether the asker may ask so.
/// </summary>
public sealed class UnderstandList(
    KiteDb db, TimeProvider clock, IEnumerable<IFigureFilters> sources,
    IEnumerable<IFigureOrders> orders)
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
        if (question.Figure is not { Asked.Count: > 0 } figures) return question;

        var business = await db.BusinessAsync(cancel);
        var all = sources.ToList();
        var tests = figures.Understood(
            asker, [.. all.SelectMany(s => s.Filters)], business.Currency,
            business.Today(clock));
        if (tests.Refusal is { } strange) return strange;

        CustomerNumbers? passing = null;
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
}
