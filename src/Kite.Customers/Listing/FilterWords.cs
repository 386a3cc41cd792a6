using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>Filters and what they ask for, in the reader's words.</summary>
public static class FilterWords
{
    /// <summary>The filter to which a name of the address belongs.</summary>
    public static FilterView? Of(this IEnumerable<FilterView> filters, string name) =>
        filters.FirstOrDefault(f => f.Names.Contains(name, StringComparer.Ordinal)
            || (EndOf(name) is { } end && f.Key == name[..^(end.Length + 1)]));

    // The days or the store of which a figure is asked.
    private static string? EndOf(string name) =>
        name.Split('.') is [_, _, var end] && FigureSpans.Are(end) ? end : null;

    public static string HeadIn(this FilterView filter, IStringLocalizerFactory words) =>
        filter.Title ?? words.Create(filter.Texts)[filter.Head];

    /// <summary>How it is called as this word of the address asks for it.</summary>
    public static string HeadIn(
        this FilterView filter, string name, IStringLocalizerFactory words) =>
        EndOf(name) is null ? filter.HeadIn(words) : filter.SpanHeadIn(words);

    /// <summary>How it is called where it is asked of some days alone.</summary>
    public static string SpanHeadIn(this FilterView filter, IStringLocalizerFactory words) =>
        filter.SpanHead is { } head
            ? words.Create(filter.Texts)[head]
            : filter.HeadIn(words);

    extension(IStringLocalizer texts)
    {
        /// <summary>What a name of the address asks for, as the value of its filter.</summary>
        public string Asked(
            FilterView filter, string name, string value, IStringLocalizerFactory words,
            string sign) => (EndOf(name), filter.Form) switch
            {
                (FigureSpans.Days, _) => texts["filter.last-days", value],
                (FigureSpans.Store, _) => texts["filter.store", value],
                (FigureSpans.Since, _) => texts["filter.since", Day(value)],
                (FigureSpans.Until, _) => texts["filter.until", Day(value)],
                (_, FilterForm.Choice) => string.Join(
                    ", ", value.Split(',').Select(v => texts.Choice(filter, v, words))),
                (_, FilterForm.Text) => value.EndsWith('*') ? value[..^1] + "…" : value,
                _ when name.EndsWith("ago", StringComparison.OrdinalIgnoreCase) =>
                    texts["filter.ago", value],
                _ when name.EndsWith("from", StringComparison.OrdinalIgnoreCase) =>
                    texts["filter.from", Shown(filter, value, sign)],
                _ => texts["filter.to", Shown(filter, value, sign)],
            };

        /// <summary>One word of a filter that is a choice.</summary>
        public string Choice(FilterView filter, string value, IStringLocalizerFactory words) =>
            filter.Key switch
            {
                "kind" => texts["kind." + value.ToLowerInvariant()],
                "language" => Tongue.Name(value),
                "source" => texts.Source(value),
                "country" => Countries.NameOf(value),
                "birthMonth" when int.TryParse(value, CultureInfo.InvariantCulture, out var month)
                    && month is >= 1 and <= 12 =>
                    CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(month),
                _ when filter.Words is { } named => named.GetValueOrDefault(value, value),
                _ when filter.Under.Length > 0 =>
                    words.Create(filter.Texts)[filter.Under + value],
                _ => value switch
                {
                    "true" or "yes" => texts["own.yes"],
                    "false" or "no" => texts["own.no"],
                    _ => value,
                },
            };
    }

    private static string Shown(FilterView filter, string value, string sign) => filter.Form switch
    {
        FilterForm.Money => value + " " + sign,
        FilterForm.Days => Day(value),
        _ => value,
    };

    private static string Day(string value) =>
        DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day)
            ? Figures.Day(day)
            : value;
}
