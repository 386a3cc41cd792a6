using System.Globalization;

namespace Kite.Customers;

/// <summary>
/// Puts a condition into the words of the customers' list: one question, or several of which one
/// must hold.
/// </summary>
internal static class ReadCondition
{
    private const int MostValues = 50;
    private const int LongestValue = 500;
    private const int LongestAgo = 36_500;

    /// <summary>Whose choices are only those that are known so far.</summary>
    public static bool IsOpen(this FilterView filter) =>
        filter.Key is "tag" or "source" or "language";

    public static IReadOnlyList<ConditionOperator> Operators(this FilterView filter) =>
        filter.Form switch
        {
            FilterForm.Choice => [ConditionOperator.Is],
            FilterForm.Text => [ConditionOperator.Is, ConditionOperator.Begins],
            FilterForm.Days =>
            [
                ConditionOperator.AtLeast, ConditionOperator.AtMost, ConditionOperator.Between,
                ConditionOperator.Ago, ConditionOperator.Within,
            ],
            _ =>
            [
                ConditionOperator.AtLeast, ConditionOperator.AtMost, ConditionOperator.Between,
            ],
        };

    /// <summary>The questions; one of them must hold.</summary>
    public static Result<IReadOnlyList<ListLook>> Read(
        FilterView filter, Condition condition, DateOnly today)
    {
        var known = filter.Operators();
        if (!known.Contains(condition.Operator))
        {
            var words = known.Select(o => new Choice<ConditionOperator>(o).ToString());
            return new BadInput(
                "operator", new NotComparedSo(filter.Key, string.Join(", ", words)));
        }
        var values = condition.Values.Select(v => v.Trim()).ToList();
        if (WrongCount(condition.Operator, values.Count) is { } count)
            return new BadInput("values", count);
        if (values.Find(v => v.Length is 0 or > LongestValue) is not null)
            return new BadInput("values", new TextIsTooLong(LongestValue));
        // A star alone would name everybody.
        if (filter.Form is FilterForm.Text && values.Exists(v => v.TrimEnd('*').Length == 0))
            return new BadInput("values", new TextIsTooLong(LongestValue));
        if (values.Exists(v => v.Contains('\0', StringComparison.Ordinal)))
            return new BadInput("values", new TextHasStrangeLetters());

        var looks = filter.Form switch
        {
            FilterForm.Choice => Words(filter, values),
            FilterForm.Text => values.ConvertAll(v => Look(
                filter.Names[0],
                condition.Operator == ConditionOperator.Begins
                    ? v.TrimEnd('*') + "*"
                    : v.TrimEnd('*'))),
            FilterForm.Days => Days(filter, condition.Operator, values, today),
            _ => new List<ListLook> { Bounds(filter, condition.Operator, values) },
        };
        return looks.Refusal is { } no
            ? new BadInput("values", no)
            : Spanned(filter, condition, looks.Value);
    }

    private static NotSoManyValues? WrongCount(ConditionOperator by, int count)
    {
        var (least, most) = by switch
        {
            ConditionOperator.Is or ConditionOperator.Begins => (1, MostValues),
            ConditionOperator.Between => (2, 2),
            _ => (1, 1),
        };
        return count < least || count > most ? new(least, most) : null;
    }

    private static Result<List<ListLook>> Words(FilterView filter, List<string> values)
    {
        if (!filter.IsOpen()
            && values.Find(v => !filter.Choices.Contains(v, StringComparer.Ordinal)) is { } strange)
            return new NotAChoice(strange, string.Join(", ", filter.Choices));
        // What is asked of figures and of own fields may be several words at once.
        return filter.Key.Contains('.', StringComparison.Ordinal)
            ? new List<ListLook> { Look(filter.Names[0], string.Join(',', values)) }
            : values.ConvertAll(v => Look(filter.Names[0], v));
    }

    private static Result<List<ListLook>> Days(
        FilterView filter, ConditionOperator by, List<string> values, DateOnly today)
    {
        if (by is ConditionOperator.Ago or ConditionOperator.Within)
        {
            var ago = FigureQuestions.Whole(values[0], 0);
            var least = by == ConditionOperator.Ago ? 0 : 1;
            if (ago is not { } days || days < least || days > LongestAgo)
                return new OutOfRange(least, LongestAgo);
            return new List<ListLook>
            {
                by == ConditionOperator.Ago
                    ? Look(filter.Names[1], Written(today.AddDays(-(int)days)))
                    : Look(filter.Names[0], Written(today.AddDays(1 - (int)days)))
                        .With(filter.Names[1], Written(today)),
            };
        }
        foreach (var value in values)
            if (!IsDay(value)) return new NotACalendarDay(value);
        return new List<ListLook> { Bounds(filter, by, values) };
    }

    private static ListLook Bounds(
        FilterView filter, ConditionOperator by, List<string> values) => by switch
        {
            ConditionOperator.AtLeast => Look(filter.Names[0], values[0]),
            ConditionOperator.AtMost => Look(filter.Names[1], values[0]),
            _ => Look(filter.Names[0], values[0]).With(filter.Names[1], values[1]),
        };

    private static Result<IReadOnlyList<ListLook>> Spanned(
        FilterView filter, Condition condition, List<ListLook> looks)
    {
        if (condition.Span is not { } span || span == new ConditionSpan()) return looks;
        var ofDays = span is { Days: not null } or { Since: not null } or { Until: not null };
        if ((ofDays && !filter.OfDays) || (span.Store is not null && !filter.OfStore))
            return new BadInput("span", new NotOfDaysOrStores(filter.Key));

        return looks.ConvertAll(look => look
            .With($"{filter.Key}.{FigureSpans.Days}", Written(span.Days))
            .With($"{filter.Key}.{FigureSpans.Since}", Written(span.Since))
            .With($"{filter.Key}.{FigureSpans.Until}", Written(span.Until))
            .With($"{filter.Key}.{FigureSpans.Store}", Written(span.Store)));
    }

    private static bool IsDay(string value) => DateOnly.TryParseExact(
        value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static ListLook Look(string name, string? value) => new ListLook().With(name, value);

    private static string? Written(DateOnly? day) =>
        day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Written(int? number) =>
        number?.ToString(CultureInfo.InvariantCulture);
}
