using System.Globalization;
using Kite.Customers;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>A rule as one sentence that a person can read.</summary>
internal sealed class RuleWords(
    IStringLocalizer texts, IReadOnlyList<ConditionField> fields, Currency currency,
    IReadOnlyList<(int Number, string Name)> stores, Func<string, string> named)
{
    /// <summary>What nobody knows any more is marked so.</summary>
    public IReadOnlySet<(string Field, string Value)> Unknown { get; init; } =
        new HashSet<(string, string)>();

    public string Sentence(RuleFacts rule) => texts["rule.sentence", Said(rule, whole: true)];

    private string Said(RuleFacts rule, bool whole = false) => rule switch
    {
        { All: { } all } => Group(all, "rule.and", whole),
        { Any: { } any } => Group(any, "rule.or", whole),
        { None: [{ Field: { } field } only] } when IsOwn(field) => Own(only, not: true),
        { None: { } none } => texts["rule.none", Group(none, "rule.or", whole: true)],
        { Field: { } field } when IsOwn(field) => Own(rule, not: false),
        _ => Condition(rule),
    };

    private static bool IsOwn(string field) =>
        field == RuleFields.Segment || RuleFields.IsGoods(field);

    // What was bought, and other segments: "a purchase of “Tea” in the last 90 days".
    private string Own(RuleFacts rule, bool not)
    {
        var kind = rule.Field switch
        {
            RuleFields.Product => "product",
            RuleFields.Category => "category",
            _ => "segment",
        };
        var what = Either(
            [
                .. (rule.Values ?? []).Select(
                    v => Marked(rule, v, texts["rule.text", NameOf(rule, v)])),
            ]);
        var times = rule.Times is > 1 and var asked ? Figures.Count(asked) : null;
        string said = (times, not) switch
        {
            (null, false) => texts[$"rule.{kind}", what],
            (null, true) => texts[$"rule.{kind}.not", what],
            (_, false) => texts[$"rule.{kind}.times", times, what],
            _ => texts[$"rule.{kind}.times.not", times, what],
        };
        return string.Join(" ", [said, .. rule.Span is { } span ? Spans(span) : []]);
    }

    private string NameOf(RuleFacts rule, string value) => rule.Field switch
    {
        RuleFields.Product => named(value),
        RuleFields.Category => value,
        _ => fields.FirstOrDefault(f => f.Key == RuleFields.Segment)?.Choices
            .FirstOrDefault(c => string.Equals(c.Key, value, StringComparison.OrdinalIgnoreCase))
            ?.Name ?? "…",
    };

    private string Group(IReadOnlyList<RuleFacts> parts, string joint, bool whole)
    {
        if (parts is [var only]) return Said(only, whole);
        var joined = Joined(joint, parts.Select(p => Said(p)));
        return whole ? joined : texts["rule.group", joined];
    }

    private string Condition(RuleFacts rule)
    {
        var field = fields.FirstOrDefault(f => f.Key == rule.Field);
        var name = Named(rule, field);
        var values = (rule.Values ?? []).Select(v => Marked(rule, v, Value(field, v))).ToList();
        var first = values.Count > 0 ? values[0] : "…";
        if (!Choice<ConditionOperator>.TryParse(rule.Operator, null, out var by)) return name;

        var day = field?.Form == FilterForm.Days;
        return by.Value switch
        {
            ConditionOperator.Is => texts["rule.is", name, Either(values)],
            ConditionOperator.Begins => texts["rule.begins", name, Either(values)],
            ConditionOperator.AtLeast => texts[day ? "rule.from" : "rule.at-least", name, first],
            ConditionOperator.AtMost => texts[day ? "rule.to" : "rule.at-most", name, first],
            ConditionOperator.Between =>
                texts["rule.between", name, first, values.Count > 1 ? values[1] : "…"],
            ConditionOperator.Ago => texts["rule.ago", name, first],
            _ => texts["rule.within", name, first],
        };
    }

    private string Named(RuleFacts rule, ConditionField? field)
    {
        if (field is null) return rule.Field ?? "…";
        if (rule.Span is not { } span || span == new ConditionSpan()) return field.Name;

        var name = span is { Days: null, Since: null, Until: null } ? field.Name : field.SpanName;
        return string.Join(" ", [name, .. Spans(span)]);
    }

    private IEnumerable<string> Spans(ConditionSpan span)
    {
        if (span.Days is { } days) yield return texts.Many("rule.days", days);
        if (span is { Since: { } first, Until: { } last })
            yield return texts["rule.since-until", Figures.Day(first), Figures.Day(last)];
        else if (span.Since is { } since) yield return texts["rule.since", Figures.Day(since)];
        else if (span.Until is { } until) yield return texts["rule.until", Figures.Day(until)];
        if (span.Store is { } store)
        {
            yield return texts[
                "rule.store",
                stores.FirstOrDefault(s => s.Number == store).Name
                    ?? store.ToString(CultureInfo.CurrentCulture)];
        }
    }

    private string Marked(RuleFacts rule, string value, string said) =>
        Unknown.Contains((rule.Field ?? "", value.Trim())) ? texts["rule.unknown", said] : said;

    private string Either(List<string> values) =>
        values.Count == 0 ? "…" : Joined("rule.either", values);

    private string Joined(string joint, IEnumerable<string> parts) =>
        parts.Aggregate((before, next) => texts[joint, before, next]);

    private string Value(ConditionField? field, string value) => field?.Form switch
    {
        FilterForm.Choice =>
            field.Choices.FirstOrDefault(c => c.Key == value)?.Name ?? value,
        FilterForm.Text => texts["rule.text", value],
        FilterForm.Money => currency.Sign + value,
        FilterForm.Days when DateOnly.TryParseExact(
            value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            => Figures.Day(day),
        _ => value,
    };
}
