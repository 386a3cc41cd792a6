using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Kite.Cards;

/// <summary>Stretches of days that a manager looks at.</summary>
internal static class FigureDays
{
    public const string Usual = "month";

    public static readonly IReadOnlyList<string> All =
        [Usual, "last-month", "quarter", "last-quarter", "year", "last-year"];

    /// <summary>The first and the last day; those that go on end today.</summary>
    public static (DateOnly From, DateOnly To) Of(string? span, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var quarter = month.AddMonths(-((today.Month - 1) % 3));
        var year = new DateOnly(today.Year, 1, 1);
        return span switch
        {
            "last-month" => (month.AddMonths(-1), month.AddDays(-1)),
            "quarter" => (quarter, today),
            "last-quarter" => (quarter.AddMonths(-3), quarter.AddDays(-1)),
            "year" => (year, today),
            "last-year" => (year.AddYears(-1), year.AddDays(-1)),
            _ => (month, today),
        };
    }
}

/// <summary>Which figures the page's address asks for, and where their rows are.</summary>
public static class FigureAddress
{
    internal static CardFigureQuestion Read(ListAddress look, DateOnly today)
    {
        var (from, to) = FigureDays.Of(look["span"], today);
        return new()
        {
            From = PointsView.ReadDay(look["from"]) ?? from,
            To = PointsView.ReadDay(look["to"]) ?? to,
            Store = CardAddress.ReadStore(look["store"]),
        };
    }

    /// <summary>The address of a list with its filters; what is null is left out.</summary>
    public static string Rows(string path, params (string Word, object? Value)[] words) =>
        QueryHelpers.AddQueryString(
            path,
            words.Where(w => w.Value is not null).Select(w => KeyValuePair.Create(
                w.Word,
                w.Value switch
                {
                    DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    bool yes => yes ? "true" : "false",
                    IFormattable f => f.ToString(format: null, CultureInfo.InvariantCulture),
                    var other => other?.ToString(),
                })));

    /// <summary>The movements of one kind behind a figure.</summary>
    internal static string Transactions(CardFigureQuestion question, TransactionKind kind) => Rows(
        "/cards/transactions", ("kind", new Choice<TransactionKind>(kind).ToString()),
        ("from", question.From), ("to", question.To), ("store", question.Store));
}
