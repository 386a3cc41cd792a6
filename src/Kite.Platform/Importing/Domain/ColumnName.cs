namespace Kite.Importing;

/// <summary>A column, named by its heading or, where there are none, by its place from 1.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(ColumnNameOnTheWire))]
public readonly record struct ColumnName
{
    public ColumnName(string heading) => Heading = heading;

    public ColumnName(int position) => Position = position;

    public string? Heading { get; }
    public int Position { get; }

    public override string ToString() => Heading ?? $"{Position}";

    /// <summary>Which of the file's columns is meant, counted from 0.</summary>
    internal Result<int> Among(IReadOnlyList<string> headings)
    {
        if (Heading is null)
        {
            return Position >= 1 && Position <= headings.Count
                ? Position - 1
                : new NoSuchColumn(ToString());
        }

        var wanted = Tidy(Heading);
        var found = -1;
        for (var i = 0; i < headings.Count; i++)
        {
            if (!string.Equals(Tidy(headings[i]), wanted, StringComparison.OrdinalIgnoreCase))
                continue;
            if (found >= 0) return new HeadingStandsTwice(Heading);
            found = i;
        }

        return found >= 0 ? found : new NoSuchColumn(Heading);
    }

    private static string Tidy(string heading) =>
        Letters.Normal(PlainText.Of(heading));
}
