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
    public string Quantity { get; set; } = TypedQuantity.Write(left.LeftThousandths);

    /// <summary>The same in thousandths; null where it is no quantity.</summary>
    public long? Thousandths =>
        TypedQuantity.Read(Quantity) is > 0 and var thousandths ? thousandths : null;
}
