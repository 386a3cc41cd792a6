namespace Kite.Sales;

/// <summary>What a row tells of one thing that was bought.</summary>
internal sealed record FileLine(string? Product, string? Name, long Thousandths, long Coins)
{
    public bool NamesSomething => Product is not null || Name is not null;

    public PurchaseLine Of(Purchase purchase, int number) => new()
    {
        CustomerId = purchase.CustomerId,
        PurchaseId = purchase.Id,
        Line = number,
        Product = Product,
        Name = Name,
        QuantityThousandths = Thousandths,
        NetCoins = Coins,
    };
}

/// <summary>
/// The rows of a file that bear the same receipt number of the same customer: they make one
/// purchase, or none where one of them cannot be taken.
/// </summary>
internal sealed class ReceiptRows
{
    /// <summary>A row of it was refused.</summary>
    public bool IsSpoiled { get; private set; }

    public void Spoil() => IsSpoiled = true;
}
