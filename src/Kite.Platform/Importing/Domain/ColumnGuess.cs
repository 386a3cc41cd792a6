namespace Kite.Importing;

/// <summary>
/// Finds which column holds which field, by the words of the headings first and by what the cells
/// look like second. What it does not know it leaves open: a person looks at every guess.
/// </summary>
internal static class ColumnGuess
{
    private const double SureEnough = 0.4;

    public static Dictionary<string, ColumnName> From(
        IReadOnlyList<ImportField> fields,
        IReadOnlyList<string> headings,
        bool hasHeader,
        IReadOnlyList<TextRow> sample)
    {
        var columns = headings.Select((heading, at) => new Column(
            at, hasHeader ? HeadingWords.Of(heading) : [], ValueKinds.Of(sample, at))).ToList();

        var candidates = fields
            .SelectMany(field => columns.Select(column => (
                Field: field, Column: column, Score: Score(field, column, columns))))
            .Where(pair => pair.Score >= SureEnough)
            .OrderByDescending(pair => pair.Score)
            .ThenBy(pair => pair.Column.At);

        var guessed = new Dictionary<string, ColumnName>(StringComparer.Ordinal);
        var taken = new HashSet<int>();
        foreach (var (field, column, _) in candidates)
        {
            if (guessed.ContainsKey(field.Name) || !taken.Add(column.At)) continue;
            guessed[field.Name] = hasHeader && IsOnlyOne(headings, column.At)
                ? new(headings[column.At].Trim())
                : new(column.At + 1);
        }

        return guessed;
    }

    private static double Score(ImportField field, Column column, List<Column> columns)
    {
        if (!column.Kinds.MayBe(field.Type)) return 0;

        var named = field.KnownHeadings.Append(field.Name)
            .Max(known => HeadingWords.Likeness(column.Words, HeadingWords.Of(known)));
        if (named > 0) return named;

        if (field.ByNameOnly) return 0;
        // A nameless column is taken only where no other one looks like it.
        return column.Kinds.LooksLike(field.Type)
            && columns.Count(other => other.Kinds.LooksLike(field.Type)) == 1
            ? SureEnough
            : 0;
    }

    private static bool IsOnlyOne(IReadOnlyList<string> headings, int at) =>
        !string.IsNullOrWhiteSpace(headings[at])
        && new ColumnName(headings[at]).Among(headings).Refusal is null;

    private sealed record Column(int At, string[] Words, ValueKinds Kinds);
}
