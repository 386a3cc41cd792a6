namespace Kite.Sales;

/// <summary>Whose purchase a row is: a customer of the books, or one about to be.</summary>
internal sealed class Buyer
{
    public static readonly Buyer Nobody = new();

    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The number that the key belongs to, where that record was merged; else 0.</summary>
    public long RecordedUnder { get; set; }

    /// <summary>0 until a new customer's number is taken.</summary>
    public long Number { get; set; }

    /// <summary>Came with this import, so nothing but this import can have sold to them.</summary>
    public bool IsFresh { get; init; }
    public bool IsNew => Number == 0;
}
