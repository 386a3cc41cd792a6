using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Kite.Sales;

/// <summary>
/// What comes back of a line of a bill: so much of the goods; or only money of it, so much; all
/// that is left where nothing is said. What cannot be sold again does not go back on the shelf.
/// </summary>
public sealed record RefundLineFacts(
    int? Line = null, long? QuantityThousandths = null, Money? Amount = null,
    bool IsRestocked = true);

/// <summary>What is given back of a bill, at which till and why.</summary>
public sealed record RefundCheckoutFacts
{
    public int? Till { get; init; }
    public IReadOnlyList<RefundLineFacts?>? Lines { get; init; }
    public string? Reason { get; init; }

    internal string Asked(Guid checkout)
    {
        var words = new List<string?> { "refund", $"{checkout}", Plain(Till), Reason };
        foreach (var line in Lines ?? [])
        {
            words.AddRange([Plain(line?.Line), Plain(line?.QuantityThousandths)]);
            words.AddRange([
                Plain(line?.Amount?.Coins), line?.Amount?.Currency.Code, $"{line?.IsRestocked}",
            ]);
        }
        return JsonSerializer.Serialize(words);
    }

    internal byte[] Hash(Guid checkout) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(Asked(checkout)));

    private static string? Plain(long? number) =>
        number?.ToString(CultureInfo.InvariantCulture);
}
