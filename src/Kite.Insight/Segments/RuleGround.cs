using Kite.Catalogue;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>
/// What a rule can ask for, in the asker's words: the fields and figures of the customers' list,
/// what was bought, and other segments.
/// </summary>
internal sealed class RuleGround(
    KiteDb db, AskConditions ask, KeptMembers kept, IStringLocalizer<Texts> texts)
{
    private const int MostCategories = 300;

    public async Task<Result<IReadOnlyList<ConditionField>>> Run(
        Asker asker, CancellationToken cancel)
    {
        var listed = await ask.Fields(asker, cancel);
        if (listed.Refusal is { } no) return no;

        var fields = listed.Value.ToList();
        if (asker.May(May.ReadPurchases)) fields.AddRange(await Goods(cancel));
        var segments = await db.Segments.AsNoTracking().OrderBy(s => s.Name)
            .ToListAsync(cancel);
        var seen = await kept.Seen(asker, segments, cancel);
        if (seen.Count > 0)
        {
            fields.Add(Field(
                RuleFields.Segment, seen.Select(s => new ConditionChoice($"{s.Id}", s.Name))));
        }
        return fields;
    }

    private async Task<IEnumerable<ConditionField>> Goods(CancellationToken cancel)
    {
        var categories = await db.Set<Product>().AsNoTracking()
            .Where(p => p.Category != "").Select(p => p.Category).Distinct()
            .OrderBy(c => c).Take(MostCategories).ToListAsync(cancel);
        return new[]
        {
            Field(RuleFields.Product, []),
            Field(RuleFields.Category, categories.Select(c => new ConditionChoice(c, c))),
        }
        .Select(f => f with { IsOpen = true, OfDays = true, OfStore = true, OfTimes = true });
    }

    private ConditionField Field(string key, IEnumerable<ConditionChoice> choices) =>
        new(key, texts["field." + key], FilterForm.Choice, [ConditionOperator.Is], [.. choices])
        {
            SpanName = texts["field." + key],
        };
}
