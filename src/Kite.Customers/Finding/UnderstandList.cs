namespace Kite.Customers;

/// <summary>
/// Reads what a list asks for, before anything is read from the books: own fields, figures, and
/// whether the asker may ask so.
/// </summary>
public sealed class UnderstandList(
    KiteDb db, TimeProvider clock, IEnumerable<IFigureFilters> sources)
{
    public async Task<Result<CustomerQuestion>> Run(
        Asker asker, CustomerQuestion question, CancellationToken cancel)
    {
        var own = await question.Understood(db, asker, cancel);
        if (own.Refusal is { } no) return no;
        if (question.Figure is not { Asked.Count: > 0 } figures) return own;

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
        return own.Value with { Passing = passing };
    }
}
