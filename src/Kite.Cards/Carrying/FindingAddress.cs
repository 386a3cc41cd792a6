using System.Globalization;

namespace Kite.Cards;

/// <summary>Reads which findings an address asks for.</summary>
internal static class FindingAddress
{
    public static FindingQuestion Read(ListAddress look) => new()
    {
        Outcome = Choice<SealOutcome>.TryParse(look["outcome"], null, out var o) ? o : null,
        Verdict = Choice<SealVerdict>.TryParse(look["verdict"], null, out var v) ? v : null,
        Decided = bool.TryParse(look["decided"], out var decided) ? decided : null,
        Card = long.TryParse(
            look["card"], NumberStyles.None, CultureInfo.InvariantCulture, out var card)
            ? card
            : null,
        Store = CardAddress.ReadStore(look["store"]),
        From = PointsView.ReadDay(look["from"]),
        To = PointsView.ReadDay(look["to"]),
    };
}
