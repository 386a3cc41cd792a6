using System.Text.Json;

namespace Kite.Cards;

/// <summary>Writes what lies beside the transactions of points.</summary>
internal static class PointRows
{
    public static void Write(RowsTogether rows, List<Posting> postings)
    {
        rows.Add(postings.ConvertAll(p => p.Purchase).OfType<PointPurchase>().ToList());
        var steps = postings.SelectMany(p => p.Steps.Select(s => s with
        {
            PurseId = p.Purse.Purse.Id,
            TransactionId = p.Id,
        }));
        rows.Add(steps.ToList());
    }
}

/// <summary>The lines of a bill as they are kept.</summary>
internal static class BoughtLines
{
    public static string Written(IReadOnlyList<BoughtLine> lines) =>
        lines.Count == 0 ? "[]" : JsonSerializer.Serialize(lines, JsonSerializerOptions.Web);

    public static IReadOnlyList<BoughtLine> Read(string lines) => lines == "[]"
        ? []
        : JsonSerializer.Deserialize<List<BoughtLine>>(lines, JsonSerializerOptions.Web)!;
}
