using System.Text.Json;

namespace Kite.Tests.Insight;

/// <summary>What the API and the command line answer, in the words of the plain counting.</summary>
internal static class Answered
{
    /// <summary>Per quarter: <c>A 12 customers 15 visits 34500 cents</c>.</summary>
    public static IEnumerable<string> Quarters(JsonElement map) =>
        map.GetProperty("quarters").EnumerateArray()
            .Where(q => q.Number("customers") > 0)
            .OrderBy(q => q.Word("quarter"), StringComparer.Ordinal)
            .Select(q => $"{q.Word("quarter")} {q.Number("customers")} customers "
                + $"{q.Number("visits")} visits {q.GetProperty("net").Number("amount")} cents");

    /// <summary>Per move: <c>A B 12</c>.</summary>
    public static IEnumerable<string> Moves(JsonElement movement) =>
        movement.GetProperty("moves").EnumerateArray()
            .Select(m => $"{State(m, "from")} {State(m, "to")} {m.Number("customers")}")
            .Order(StringComparer.Ordinal);

    private static string? State(JsonElement move, string end) => move.Word(end) switch
    {
        "none" => "None",
        "new" => "New",
        var letter => letter,
    };
}
