using DuckDB.NET.Data;

namespace Kite.Insight;

/// <summary>
/// The codes of products that were ever sold, each with the small number that stands for it where
/// millions of lines are counted.
/// </summary>
internal sealed class ProductCodes
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> codes = [];

    public int Count => codes.Count;

    public string this[int number] => codes[number];

    /// <summary>The number of a code, a new one where it had none.</summary>
    public int Of(string code)
    {
        if (numbers.TryGetValue(code, out var known)) return known;
        numbers.Add(code, codes.Count);
        codes.Add(code);
        return codes.Count - 1;
    }

    /// <summary>The number of a code; null where nothing was ever sold under it.</summary>
    public int? Find(string code) => numbers.TryGetValue(code, out var known) ? known : null;

    public static ProductCodes In(DuckDBConnection mirror)
    {
        var all = new ProductCodes();
        using var command = mirror.Command("SELECT code FROM products ORDER BY number");
        using var reader = command.ExecuteReader();
        while (reader.Read()) all.Of(reader.GetString(0));
        return all;
    }
}
