using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Kite.Customers;

/// <summary>How a figure of customers is asked for.</summary>
public enum FigureKind
{
    Choice,
    Count,
    Day,
    Money,
}

/// <summary>
/// A figure by which lists of customers can be filtered. Its name stands in the module's texts
/// under <paramref name="Head"/>.
/// </summary>
public sealed record FigureFilter(
    string Key, Type Texts, string Head, string Permission, int Order, FigureKind Kind)
{
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>How the names of its choices begin in the texts.</summary>
    public string Under { get; init; } = "";

    /// <summary>Its name in the texts where it is asked of some days alone.</summary>
    public string? SpanHead { get; init; }

    /// <summary>
    /// Whether it can be asked of some days alone: <c>days</c>, <c>since</c>, <c>until</c>.
    /// </summary>
    public bool OfDays { get; init; }

    /// <summary>Whether it can be asked of one store alone: <c>store</c>.</summary>
    public bool OfStore { get; init; }
}

/// <summary>
/// What is asked of one figure: from and up to a count, an amount in the smallest coin or a day,
/// both included; or one of some words.
/// </summary>
public sealed record FigureTest(string Key)
{
    public long? From { get; init; }
    public long? To { get; init; }
    public DateOnly? FromDay { get; init; }
    public DateOnly? ToDay { get; init; }
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Only what happened on these days; all days where there are none.</summary>
    public Period? Window { get; init; }

    /// <summary>Only what happened in this store.</summary>
    public int? Store { get; init; }
}

/// <summary>
/// A module's figures, as filters of lists. Who never had such a figure passes no test of it.
/// Registered with <c>services.AddScoped&lt;IFigureFilters, …&gt;()</c>.
/// </summary>
public interface IFigureFilters
{
    IReadOnlyList<FigureFilter> Filters { get; }

    /// <summary>The customers who pass all of these tests of the module's own filters.</summary>
    Task<Result<CustomerNumbers>> Passing(
        Asker asker, IReadOnlyList<FigureTest> tests, CancellationToken cancel);
}

/// <summary>
/// What a list asks of figures: <c>figure.visits.from=3</c>, <c>figure.worth.to=100.50</c>,
/// <c>figure.lastVisit.ago=90</c> (that many days or longer), <c>figure.quarter=A,B</c>; of some
/// days or a store alone with <c>figure.visits.days=90</c> (the last so many),
/// <c>figure.visits.since=…</c>, <c>…until=…</c> and <c>…store=2</c>.
/// </summary>
public sealed record FigureQuestions(IReadOnlyDictionary<string, string> Asked)
{
    internal const string Under = "figure.";
    private const int Most = 20;
    private const int LongestAgo = 36_500;

    /// <summary>Lets a route take them from the address.</summary>
    public static ValueTask<FigureQuestions?> BindAsync(HttpContext http, ParameterInfo _) =>
        ValueTask.FromResult<FigureQuestions?>(new(http.Request.Query
            .Where(q => q.Key.StartsWith(Under, StringComparison.Ordinal))
            .Take(Most)
            .ToDictionary(
                q => q.Key[Under.Length..], q => q.Value.ToString(), StringComparer.Ordinal)));

    /// <summary>The tests, understood; every one that cannot be is named.</summary>
    internal Result<IReadOnlyList<FigureTest>> Understood(
        Asker asker, IReadOnlyList<FigureFilter> filters, Currency currency, DateOnly today)
    {
        var tests = new Dictionary<string, FigureTest>(StringComparer.Ordinal);
        foreach (var (name, written) in Asked)
        {
            var (key, end) = name.Split('.') is [var one, var edge] ? (one, edge) : (name, "");
            var filter = filters.FirstOrDefault(f => f.Key == key);
            if (filter is null) return new BadInput(Under + name, new NoSuchFigure(key));
            if (!asker.May(filter.Permission)) return new NotAllowed(filter.Permission);

            var so = tests.GetValueOrDefault(key) ?? new(key);
            var read = FigureSpans.Are(end)
                ? FigureSpans.Read(filter, so, end, written.Trim(), today)
                : Read(filter, so, end, written.Trim(), currency, today);
            if (read.Refusal is { } no) return new BadInput(Under + name, no);
            tests[key] = read.Value;
        }
        return tests.Values.ToList();
    }

    private static Result<FigureTest> Read(
        FigureFilter filter, FigureTest test, string end, string written, Currency currency,
        DateOnly today) => (filter.Kind, end) switch
        {
            (FigureKind.Choice, "") => Words(filter, test, written),
            (FigureKind.Day, "ago") => Ago(test, written, today),
            (FigureKind.Day, "from" or "to") => Day(test, end, written),
            (FigureKind.Count, "from" or "to") => Whole(written, 0) is { } count
                ? Bound(test, end, count)
                : new NotAFigure(written, 0),
            (FigureKind.Money, "from" or "to") => Whole(written, currency.Decimals) is { } coins
                ? Bound(test, end, coins)
                : new NotAnAmount(written, currency.Code),
            _ => new NoSuchFigure($"{filter.Key}.{end}"),
        };

    private static Result<FigureTest> Words(FigureFilter filter, FigureTest test, string written)
    {
        var words = written.Split(
            ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && !words.Except(filter.Choices, StringComparer.Ordinal).Any()
            ? test with { Words = words }
            : new NotAChoice(written, string.Join(", ", filter.Choices));
    }

    private static Result<FigureTest> Ago(FigureTest test, string written, DateOnly today) =>
        Whole(written, 0) is not { } days || days is < 0 or > LongestAgo
            ? new OutOfRange(0, LongestAgo)
            : Bound(test, "to", today.AddDays(-(int)days));

    private static Result<FigureTest> Day(FigureTest test, string end, string written) =>
        DateOnly.TryParseExact(
            written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Bound(test, end, day)
            : new NotACalendarDay(written);

    private static FigureTest Bound(FigureTest test, string end, long number) =>
        end == "from" ? test with { From = number } : test with { To = number };

    // Of "up to a day" and "so many days ago" the earlier day stands.
    private static FigureTest Bound(FigureTest test, string end, DateOnly day) => end == "from"
        ? test with { FromDay = day }
        : test with { ToDay = test.ToDay < day ? test.ToDay : day };

    internal static long? Whole(string written, int decimals)
    {
        const NumberStyles figures = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(written, figures, CultureInfo.InvariantCulture, out var number)
            || Math.Abs(number) > 1_000_000_000_000m)
            return null;

        for (var i = 0; i < decimals; i++) number *= 10;
        return number == decimal.Truncate(number) ? (long)number : null;
    }
}

/// <summary>No part of Kite tells of such a figure, or it is not asked for so.</summary>
public sealed record NoSuchFigure(string Written) : Refusal;
