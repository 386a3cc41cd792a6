using Kite.Importing;

namespace Kite.Sales;

/// <summary>A row of a file, understood as a purchase.</summary>
internal sealed class PurchaseRow(RowReading reading) : UnderstoodRow(reading)
{
    /// <summary>
    /// What the other system knows the customer by; else phone, e-mail or name; none for who
    /// walked in.
    /// </summary>
    public string? Key { get; init; }
    public string? Name { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public Moment Moment { get; init; }

    /// <summary>The whole receipt's, once its rows are together.</summary>
    public Money Net { get; set; }
    public int Items { get; set; }

    /// <summary>The file tells how many things there were.</summary>
    public bool SaysItems { get; init; }
    public string? Store { get; init; }
    public string? Receipt { get; init; }

    /// <summary>The receipt's number, or the row's content and its count.</summary>
    public string Reference { get; init; } = "";

    /// <summary>What the row tells of a product, in a file that does.</summary>
    public FileLine? Line { get; init; }

    /// <summary>The receipt whose row it is, in a file of lines.</summary>
    public ReceiptRows? Rows { get; init; }

    /// <summary>What was bought, once the rows of the receipt are together.</summary>
    public IReadOnlyList<FileLine> Lines { get; set; } = [];

    /// <summary>The other rows of the same receipt.</summary>
    public IReadOnlyList<PurchaseRow> Further { get; set; } = [];

    /// <summary>How many rows of the file it is.</summary>
    public int Count => 1 + Further.Count;

    /// <summary>Set when the books were asked.</summary>
    public SellingStore Seller { get; set; } = SellingStore.None;

    /// <summary>Set when the books were asked.</summary>
    public Buyer Buyer { get; set; } = Buyer.Nobody;

    public DateTimeOffset? At => Moment.Time is null ? null : Moment.In(Seller.Zone);

    public DateOnly Day => At is { } at ? Seller.Days.Of(at) : Moment.Day;

    /// <summary>A purchase goes in whole or not at all: every row of it gets the reason.</summary>
    public void Refuse(string field, Refusal why)
    {
        Reading.RefuseField(field, why);
        foreach (var row in Further) row.Reading.RefuseField(field, why);
    }

    public override IReadOnlyDictionary<string, object?> Shown =>
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [PurchaseFields.Customer] = Key,
            [PurchaseFields.Name] = Name,
            [PurchaseFields.Phone] = Phone,
            [PurchaseFields.Email] = Email,
            [PurchaseFields.Day] = Moment.Day,
            [PurchaseFields.Time] = Moment.Time,
            [PurchaseFields.Amount] = Net,
            [PurchaseFields.Items] = Items,
            [PurchaseFields.Store] = Store,
            [PurchaseFields.Receipt] = Receipt,
            [PurchaseFields.Product] = Line?.Product,
            [PurchaseFields.ProductName] = Line?.Name,
            [PurchaseFields.Quantity] = Line is { } line ? line.Thousandths / 1000m : null,
            [PurchaseFields.LineAmount] = Line is { } some ? Net with { Coins = some.Coins } : null,
        };
}
