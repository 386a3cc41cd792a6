using System.Security.Cryptography;
using System.Text;
using Kite.Cards;

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

    /// <summary>Who signs as the second person, where it is more than one may give back alone.
    /// </summary>
    public SecondSignature? Second { get; init; }

    /// <summary>What is asked for, in one form, by parts that no text can fake.</summary>
    internal string Asked(Guid checkout) => ValueDesk.Asked(
        "checkout-refund", Till ?? 0,
        [
            checkout, Reason,
            .. (Lines ?? []).SelectMany(l => new object?[]
            {
                "line", l?.Line, l?.QuantityThousandths, l?.Amount, l?.IsRestocked,
            }),
        ]);

    internal byte[] Hash(Guid checkout) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(Asked(checkout)));
}
