using Kite.Catalogue;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// Who bought a product, or something of a category, on how many visits. What was brought back
/// whole was not bought, as with baskets.
/// </summary>
internal sealed class AskGoods(
    KiteDb db, FigureSource figures, KnowProducts know, TimeProvider clock)
{
    private const int MostTimes = 10_000;
    private const int MostValues = 50;
    private const int LongestValue = 500;
    private const int MostDays = 36_500;

    public async Task<Result<CustomerNumbers>> Run(
        RuleCondition condition, CancellationToken cancel)
    {
        var asked = condition.Asked;
        if (asked.Operator != ConditionOperator.Is)
            return new BadInput("operator", new NotComparedSo(asked.Field, "is"));
        if (condition.Times is < 1 or > MostTimes)
            return new BadInput("times", new OutOfRange(1, MostTimes));
        if (Unwritten(asked.Values) is { } unwritten) return new BadInput("values", unwritten);
        var period = await Days(asked.Span, cancel);
        if (period.Refusal is { } no) return new BadInput("span", no);

        var level = RuleFields.LevelOf(asked.Field);
        await using var snapshot = await figures.Open(cancel);
        var things = await know.Things(snapshot, level, cancel);
        if (await Unknown(things, level, asked.Values, cancel) is [var unknown, ..])
            return new BadInput("values", new NoSuchThing(unknown));

        var wanted = asked.Values.Select(things.Find).Where(t => t >= 0).ToHashSet();
        var back = await snapshot.BroughtBack();
        var visits = new HashSet<(long Customer, int Day)>();
        await snapshot.Lines.Scan(
            period.Value, asked.Span?.Store,
            scan =>
            {
                for (var i = 0; i < scan.Count; i++)
                {
                    if (wanted.Contains(things.Of(scan.Product[i]))
                        && !back.Has(scan.Position[i], scan.Product[i]))
                        visits.Add((scan.Customer[i], scan.Day[i]));
                }
            },
            cancel, named: true, await Narrowed(snapshot, things, wanted, cancel));
        return new CustomerNumbers(
        [
            .. visits.GroupBy(v => v.Customer).Where(v => v.Count() >= (condition.Times ?? 1))
                .Select(v => v.Key).Order(),
        ]);
    }

    // What stands for a handful of products is looked for by them; else the lines are gone
    // through, which is as fast.
    private static async Task<IReadOnlyList<(int Number, string Code)>?> Narrowed(
        Snapshot snapshot, Things things, HashSet<int> wanted, CancellationToken cancel)
    {
        const int Handful = 100;
        var codes = await snapshot.Products(cancel);
        var some = Enumerable.Range(0, codes.Count).Where(p => wanted.Contains(things.Of(p)))
            .Take(Handful + 1).Select(p => (p, codes[p])).ToList();
        return some.Count > Handful ? null : some;
    }

    private static Refusal? Unwritten(IReadOnlyList<string> values) =>
        values.Count is 0 or > MostValues ? new NotSoManyValues(1, MostValues)
            : values.Any(v => v.Trim().Length is 0 or > LongestValue)
                ? new TextIsTooLong(LongestValue)
                : values.Any(v => v.Contains('\0', StringComparison.Ordinal))
                    ? new TextHasStrangeLetters()
                    : null;

    // As with figures: the last so many days, or from a day to a day; all days where none is said.
    private async Task<Result<Period>> Days(ConditionSpan? span, CancellationToken cancel)
    {
        if (span?.Store is { } store
            && (await db.StoresAsync(cancel)).All(s => s.Number != store))
            return new NoSuchStore($"{store}");
        if (span?.Days is < 1 or > MostDays) return new OutOfRange(1, MostDays);

        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var first = span?.Days is { } days ? today.AddDays(1 - days) : DateOnly.MinValue;
        if (span?.Since is { } since && since > first) first = since;
        return Period.Of(first, span?.Until ?? (first > today ? first : today));
    }

    /// <summary>Which of these products or categories neither a receipt nor the catalogue knows.
    /// </summary>
    public async Task<IReadOnlyList<string>> Unknown(
        GoodsLevel level, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        await using var snapshot = await figures.Open(cancel);
        return await Unknown(await know.Things(snapshot, level, cancel), level, keys, cancel);
    }

    private async Task<IReadOnlyList<string>> Unknown(
        Things things, GoodsLevel level, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        var unsold = keys.Where(k => things.Find(k) < 0).Distinct(StringComparer.Ordinal).ToList();
        if (unsold.Count == 0) return [];

        var products = db.Set<Product>().AsNoTracking();
        var known = level is GoodsLevel.Product
            ? products.Where(p => EF.Parameter(unsold).Contains(p.Code)).Select(p => p.Code)
            : products.Where(p => EF.Parameter(unsold).Contains(p.Category))
                .Select(p => p.Category);
        return
        [
            .. unsold.Except(
                await known.Distinct().ToListAsync(cancel), StringComparer.Ordinal),
        ];
    }
}
