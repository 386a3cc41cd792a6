using System.Globalization;

namespace Kite.Sales;

/// <summary>A line of a bill in the hands of who gives back: whether, how much, and as what.
/// </summary>
public sealed class PickedLine(LeftLineView left)
{
    public LeftLineView Left => left;
    public bool IsPicked { get; set; }

    /// <summary>It can be sold again, so it goes back on the shelf.</summary>
    public bool IsFit { get; set; } = true;

    /// <summary>How much of it, as it was typed.</summary>
    public string Quantity { get; set; } =
        (left.LeftThousandths / 1000m).ToString("0.###", CultureInfo.CurrentCulture);

    /// <summary>The same in thousandths; null where it is no quantity. Where no goods are left,
    /// only money comes back.</summary>
    public long? Thousandths => decimal.TryParse(
        Quantity, NumberStyles.AllowDecimalPoint, CultureInfo.CurrentCulture, out var read)
        && read is > 0 and <= 1_000_000_000 && read * 1000 == decimal.Truncate(read * 1000)
            ? (long)(read * 1000)
            : null;
}
