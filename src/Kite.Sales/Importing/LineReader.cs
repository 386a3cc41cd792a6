using Kite.Importing;

namespace Kite.Sales;

/// <summary>
/// Understands what a row tells of a product. Where a file has a column of lines' amounts, the
/// amount is the whole receipt's; else the row's amount is its line's, and the receipt is their
/// sum.
/// </summary>
internal sealed class LineReader
{
    // Far more than a stretch of the file holds, so that rows of one batch find each other.
    private const int ReceiptsKept = 50_000;

    private readonly Dictionary<string, ReceiptRows> receipts = new(StringComparer.Ordinal);
    private ReceiptRows? before;

    private LineReader(RowReader file) => HasLineAmounts = file.Has(PurchaseFields.LineAmount);

    /// <summary>None where the file tells nothing of products.</summary>
    public static LineReader? For(RowReader file) =>
        file.Has(PurchaseFields.Product) || file.Has(PurchaseFields.ProductName)
            ? new(file)
            : null;

    public bool HasLineAmounts { get; }

    /// <summary>Whether the last row is of the same receipt as the one before it.</summary>
    public bool GoesOn { get; private set; }

    /// <summary>The receipt that the row belongs to; none where it is a purchase by itself.
    /// </summary>
    public ReceiptRows? ReceiptOf(string? customer, string? receipt)
    {
        ReceiptRows? mine = null;
        if (receipt is not null)
        {
            var name = customer + "\u001F" + receipt;
            if (!receipts.TryGetValue(name, out mine))
            {
                if (receipts.Count == ReceiptsKept) receipts.Clear();
                receipts[name] = mine = new();
            }
        }
        GoesOn = mine is not null && mine == before;
        return before = mine;
    }

    public FileLine? Read(RowReading row, Money? amount)
    {
        var (product, name) = (
            Text(row, PurchaseFields.Product, PurchaseLine.LongestCode),
            Text(row, PurchaseFields.ProductName, PurchaseLine.LongestName));
        var coins = amount?.Coins;
        if (HasLineAmounts)
        {
            coins = row.Amount(PurchaseFields.LineAmount)?.Coins;
            if (coins is null && row.Text(PurchaseFields.LineAmount) is null
                && (product ?? name) is not null)
            {
                row.RefuseField(PurchaseFields.LineAmount, new CellIsEmpty());
            }
        }
        if (coins is < -Purchase.MostCoins or > Purchase.MostCoins)
        {
            row.RefuseField(
                PurchaseFields.LineAmount,
                new NumberIsTooLarge(row.Text(PurchaseFields.LineAmount) ?? ""));
        }
        return new(product, name, QuantityOf(row, coins), coins ?? amount?.Coins ?? 0);
    }

    // Goods brought back are counted below zero in some files.
    private static long QuantityOf(RowReading row, long? coins)
    {
        var quantity = row.Quantity(PurchaseFields.Quantity) ?? 1_000;
        if (quantity < 0 && coins < 0) quantity = -quantity;
        if (quantity is >= 0 and <= PurchaseLine.MostThousandths) return quantity;

        row.RefuseField(
            PurchaseFields.Quantity, new OutOfRange(0, PurchaseLine.MostThousandths / 1_000));
        return 0;
    }

    private static string? Text(RowReading row, string field, int longest)
    {
        var text = row.Bare(field);
        if (text?.Length > longest) row.RefuseField(field, new ReferenceIsUnfit(longest));
        return text;
    }
}
