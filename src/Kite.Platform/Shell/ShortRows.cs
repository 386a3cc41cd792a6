using System.Globalization;

namespace Kite;

/// <summary>Finds and orders the rows of a list that is read at once.</summary>
public static class ShortRows
{
    private const CompareOptions Loose = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    private static readonly Comparer<object?> ByValue = Comparer<object?>.Create(Compare);

    /// <summary>The rows with the searched word in any column, in the order of one.</summary>
    public static IReadOnlyList<T> Of<T>(
        IReadOnlyList<T> rows, IReadOnlyList<Column<T>> columns, string? find, ListOrder? order)
    {
        var values = columns.Select(c => c.Value).OfType<Func<T, object?>>().ToList();
        var found = string.IsNullOrWhiteSpace(find)
            ? rows
            : rows.Where(row => values.Exists(value => Says(value(row), find.Trim())));
        var by = columns.FirstOrDefault(c => c.Key == order?.Column)?.Value;
        if (by is null) return [.. found];

        return [.. order!.Down ? found.OrderByDescending(by, ByValue) : found.OrderBy(by, ByValue)];
    }

    private static bool Says(object? value, string find) => value is not null
        && CultureInfo.CurrentCulture.CompareInfo.IndexOf(
            Convert.ToString(value, CultureInfo.CurrentCulture) ?? "", find, Loose) >= 0;

    private static int Compare(object? one, object? other) => (one, other) switch
    {
        (string a, string b) => CultureInfo.CurrentCulture.CompareInfo.Compare(a, b),
        _ => Comparer<object?>.Default.Compare(one, other),
    };
}
