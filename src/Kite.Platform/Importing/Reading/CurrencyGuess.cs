namespace Kite.Importing;

/// <summary>
/// The currency that a file shows, by a column of its own or by the signs at its amounts, for a
/// business that has not chosen one.
/// </summary>
public static class CurrencyGuess
{
    private const int RowsSeen = 200;

    /// <summary>None where the file shows none; the fields are those of its amounts and of the
    /// currency's own column.</summary>
    public static Currency? Of(
        ImportMapping guess, TabularFile file, string amount, string currency)
    {
        var rows = file.Rows().Take(RowsSeen).Where(r => r.Refusal is null).ToList();
        var named = Cells(guess, file, rows, currency).Select(Currency.Find);
        var shown = Cells(guess, file, rows, amount).Select(ByASign);
        return Commonest(named) ?? Commonest(shown);
    }

    private static IEnumerable<string> Cells(
        ImportMapping guess, TabularFile file, IReadOnlyList<TextRow> rows, string field)
    {
        if (!guess.Columns.TryGetValue(field, out var column)) return [];

        var at = column.Heading is { } heading
            ? file.Headings.ToList().IndexOf(heading)
            : column.Position - 1;
        return rows.Where(r => at >= 0 && at < r.Cells.Length).Select(r => r.Cells[at]);
    }

    private static Currency? ByASign(string amount) => amount switch
    {
        _ when amount.Contains('€', StringComparison.Ordinal) => Currency.Eur,
        _ when amount.Contains('₫', StringComparison.Ordinal) => Currency.Vnd,
        _ when amount.AsSpan().ContainsAny("đĐ") => Currency.Vnd,
        _ when amount.AsSpan().ContainsAny("¥￥元") => Currency.Cny,
        _ when amount.Contains('$', StringComparison.Ordinal) => Currency.Usd,
        _ => null,
    };

    private static Currency? Commonest(IEnumerable<Currency?> seen) => seen
        .OfType<Currency>()
        .CountBy(c => c)
        .OrderByDescending(c => c.Value)
        .Select(c => c.Key)
        .FirstOrDefault();
}
