using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>
/// Who meets a condition of the customers' list. What one may not see cannot be asked for here,
/// either, nor how many they are.
/// </summary>
public sealed class AskConditions(
    KiteDb db, Search search, UnderstandList understand, ListFilters filters,
    IEnumerable<IFigureFilters> figures, IStringLocalizerFactory words, TimeProvider clock)
{
    private IReadOnlyList<FilterView>? all;

    /// <summary>What the asker can ask for, in the reader's words.</summary>
    public async Task<Result<IReadOnlyList<ConditionField>>> Fields(
        Asker asker, CancellationToken cancel)
    {
        var seen = await filters.Run(asker, cancel);
        if (seen.Refusal is { } no) return no;

        var texts = words.Create(typeof(Texts));
        return seen.Value.Items.Where(IsAsked).Select(f => new ConditionField(
            f.Key, f.HeadIn(words), f.Form, f.Operators(),
            [.. f.Choices.Select(c => new ConditionChoice(c, texts.Choice(f, c, words)))])
        {
            SpanName = f.SpanHeadIn(words), IsOpen = f.IsOpen(), OfDays = f.OfDays,
            OfStore = f.OfStore,
        }).ToList();
    }

    /// <summary>What one must be allowed to see to ask for each of these fields.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NeededFor(
        IEnumerable<string> fields, CancellationToken cancel)
    {
        var asked = fields.Distinct(StringComparer.Ordinal).ToList();
        IReadOnlyList<FieldView> own = asked.Exists(IsOwn)
            ? await db.OwnFieldsAsync(cancel)
            : [];
        return asked.ToDictionary(
            key => key,
            key => ListFilters.PermissionOf(key)
                ?? figures.SelectMany(f => f.Filters)
                    .FirstOrDefault(f => FigureQuestions.Under + f.Key == key)?.Permission
                ?? own.FirstOrDefault(f => f.Column == key)?.SeenWith
                // Of what is not known any more, nobody knows who might see it.
                ?? May.ReadSensitive,
            StringComparer.Ordinal);
    }

    /// <summary>
    /// Which of these words of a field nobody knows: a tag that no customer bears, a word that a
    /// field of the business's own had once.
    /// </summary>
    public async Task<IReadOnlyList<string>> Unknown(
        string field, IReadOnlyCollection<string> values, CancellationToken cancel)
    {
        all ??= (await filters.Run(Asker.Kite, cancel)).Value.Items;
        var filter = all.FirstOrDefault(f => f.Key == field && IsAsked(f));
        if (filter is not { Form: FilterForm.Choice }) return [];

        var asked = values.Select(v => v.Trim()).Distinct(StringComparer.Ordinal).ToList();
        // Those of an open field are not all among its choices.
        IEnumerable<string> known = field switch
        {
            "tag" => await db.CustomerTags.Where(t => EF.Parameter(asked).Contains(t.Tag))
                .Select(t => t.Tag).Distinct().ToListAsync(cancel),
            "source" => await db.Customers.Where(c => EF.Parameter(asked).Contains(c.Source))
                .Select(c => c.Source).Distinct().ToListAsync(cancel),
            "language" => asked,
            _ => filter.Choices,
        };
        return asked.Except(known, StringComparer.Ordinal).ToList();
    }

    /// <summary>
    /// Everyone who meets it; faults are named <c>field</c>, <c>operator</c>, <c>values</c> and
    /// <c>span</c>.
    /// </summary>
    public async Task<Result<CustomerNumbers>> Run(
        Asker asker, Condition condition, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        all ??= (await filters.Run(Asker.Kite, cancel)).Value.Items;
        var filter = all.FirstOrDefault(f => f.Key == condition.Field && IsAsked(f));
        if (filter is null) return new BadInput("field", new NoSuchCondition(condition.Field));
        if (!asker.May(filter.Permission)) return new NotAllowed(filter.Permission);

        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var looks = ReadCondition.Read(filter, condition, today);
        if (looks.Refusal is { } no) return no;

        CustomerNumbers? met = null;
        foreach (var look in looks.Value)
        {
            var some = await Meeting(asker, look.Question(), cancel);
            if (some.Refusal is { } strange) return Named(strange);
            met = met?.Or(some.Value) ?? some.Value;
        }
        return met!;
    }

    /// <summary>All customers there are, but for those merged and the unnamed of a store.</summary>
    public async Task<CustomerNumbers> Everyone(CancellationToken cancel) =>
        await Numbers(
            db.Customers.AsNoTracking().Where(c => c.Number > 0 && c.MergedInto == null), cancel);

    private async Task<Result<CustomerNumbers>> Meeting(
        Asker asker, CustomerQuestion question, CancellationToken cancel)
    {
        var understood = await understand.Run(asker, question, cancel);
        if (understood.Refusal is { } no) return no;
        if (understood.Value.Passing is { } passing) return passing;

        return await Numbers(
            await db.CustomersFor(asker, understood.Value, search, cancel), cancel);
    }

    private static async Task<CustomerNumbers> Numbers(
        IQueryable<Customer> customers, CancellationToken cancel)
    {
        var numbers = await customers.Select(c => c.Number).ToArrayAsync(cancel);
        Array.Sort(numbers);
        return new(numbers);
    }

    private static bool IsOwn(string field) =>
        field.StartsWith(OwnFilters.Under, StringComparison.Ordinal);

    // A segment is not asked for within a segment: it could stand within itself.
    private static bool IsAsked(FilterView filter) => filter.Key != ListFilters.Group;

    // The list names the word of its address; here it is one of the condition's parts.
    private static Refusal Named(Refusal refusal) => refusal is BadInput bad
        ? new BadInput(
            [
                .. bad.Faults.Select(f => f with
                {
                    Field = FigureSpans.Are(f.Field.Split('.')[^1]) ? "span" : "values",
                }),
            ])
        : refusal;
}
