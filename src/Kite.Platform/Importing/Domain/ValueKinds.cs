namespace Kite.Importing;

/// <summary>What the cells of one column could be, seen from a sample of them.</summary>
internal sealed record ValueKinds(bool Days, bool Amounts, bool Counts, bool HasDecimals, int Seen)
{
    // A few broken cells must not hide what the column is.
    private const double Most = 0.8;

    private static readonly CountReader[] CountReaders =
        [new(DecimalSign.Point), new(DecimalSign.Comma)];
    private static readonly DayReader[] DayReaders =
        [new(DateForm.DayFirst), new(DateForm.MonthFirst)];

    public static ValueKinds Of(IReadOnlyList<TextRow> sample, int column)
    {
        var cells = sample
            .Where(row => column < row.Cells.Length)
            .Select(row => row.Cells[column])
            .Where(cell => !string.IsNullOrWhiteSpace(cell))
            .ToList();
        bool AreMostly(Func<string, bool> read) => cells.Count(read) >= cells.Count * Most;
        return new(
            AreMostly(cell => DayReaders.Any(days => days.Read(cell).Refusal is null)),
            AreMostly(IsLikeAnAmount),
            AreMostly(cell => CountReaders.Any(counts => counts.Read(cell).Refusal is null)),
            cells.Exists(cell => cell.AsSpan().ContainsAny(".,")),
            cells.Count);
    }

    /// <summary>Nothing seen speaks against it.</summary>
    public bool MayBe(FieldType type) => Seen == 0 || type switch
    {
        FieldType.Day => Days || Counts,
        FieldType.Amount => Amounts && (Counts || !Days),
        FieldType.Count => Counts,
        FieldType.Quantity => Counts || (Amounts && !Days),
        FieldType.Text => true,
    };

    /// <summary>The cells alone show it.</summary>
    public bool LooksLike(FieldType type) => Seen > 0 && type switch
    {
        FieldType.Day => Days,
        FieldType.Amount => Amounts && HasDecimals && !Days,
        FieldType.Count or FieldType.Quantity or FieldType.Text => false,
    };

    // Any currency will do here: digits and their signs, with a short word before or behind.
    internal static bool IsLikeAnAmount(string cell)
    {
        var text = PlainText.Of(cell).AsSpan();
        var first = text.IndexOfAnyInRange('0', '9');
        var last = text.LastIndexOfAnyInRange('0', '9');
        return first is >= 0 and <= 5
            && text.Length - last <= 6
            && !WrittenNumber.HasOther(text[first..(last + 1)]);
    }
}
