namespace Kite.Tests.Insight;

/// <summary>Reads the small tables that the stories are told in.</summary>
internal static class Story
{
    /// <summary>The lines below the head, each cut into its words.</summary>
    public static IEnumerable<string[]> Lines(string table) =>
        table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public static long Number(string word) =>
        long.Parse(word, System.Globalization.CultureInfo.InvariantCulture);

    public static int Count(string word) => (int)Number(word);
}
