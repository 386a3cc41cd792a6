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
    public Money Net { get; init; }
    public int Items { get; init; }
    public string? Store { get; init; }
    public string? Receipt { get; init; }

    /// <summary>The receipt's number, or the row's content and its count.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Set when the books were asked.</summary>
    public SellingStore Seller { get; set; } = SellingStore.None;

    /// <summary>Set when the books were asked.</summary>
    public Buyer Buyer { get; set; } = Buyer.Nobody;

    public DateTimeOffset? At => Moment.Time is null ? null : Moment.In(Seller.Zone);

    public DateOnly Day => At is { } at ? Seller.Days.Of(at) : Moment.Day;

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
        };
}
