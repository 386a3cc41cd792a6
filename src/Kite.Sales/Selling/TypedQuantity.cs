using System.Globalization;

namespace Kite.Sales;

/// <summary>A quantity as it is typed at a till: whole pieces, or with a comma or a point.
/// </summary>
internal static class TypedQuantity
{
    public static string Write(long thousandths) =>
        (thousandths / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>
    /// In thousandths, nothing included; null where it cannot be read. What could be a thousand as
    /// well as one, such as <c>1,000</c>, is not read at all.
    /// </summary>
    public static long? Read(string? typed)
    {
        var word = typed?.Trim().Replace(',', '.') ?? "";
        var isRead = decimal.TryParse(
            word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity);
        if (!isRead || IsAThousandAsWell(word)
            || quantity > PurchaseLine.MostThousandths / 1000m
            || quantity * 1000 != decimal.Truncate(quantity * 1000))
        {
            return null;
        }
        return (long)(quantity * 1000);
    }

    private static bool IsAThousandAsWell(string word) =>
        word.Split('.') is [{ Length: > 0 and <= 3 } before, { Length: 3 }] && before[0] != '0';
}
