using System.Globalization;

namespace Kite.Cards;

/// <summary>Reads which accounts an address asks for.</summary>
internal static class AccountAddress
{
    public static AccountQuestion Read(ListAddress look) => new()
    {
        Find = look["find"],
        Customer = Number(look["customer"]),
        Open = bool.TryParse(look["open"], out var open) ? open : null,
    };

    /// <summary>A number as it stands in an address; null where it is none.</summary>
    public static long? Number(string? written) => long.TryParse(
        written, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : null;
}
