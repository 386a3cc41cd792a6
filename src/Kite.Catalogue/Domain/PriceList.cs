namespace Kite.Catalogue;

/// <summary>Prices agreed with certain customers, for a time or until further notice (T1).
/// </summary>
public sealed class PriceList
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; set; } = "";

    /// <summary>In what its prices are; it never changes.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The first day on which it holds; none where it always did.</summary>
    public DateOnly? FirstDay { get; set; }

    /// <summary>The last day on which it holds; none where it has no end.</summary>
    public DateOnly? LastDay { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public long Version { get; set; } = 1;

    /// <summary>Whether it holds on this day.</summary>
    public bool HoldsOn(DateOnly day) => !(day < FirstDay) && !(day > LastDay);
}

/// <summary>What one product costs by a list.</summary>
public sealed class PriceListPrice
{
    public Guid PriceListId { get; init; }
    public Guid ProductId { get; init; }
    public long PriceCoins { get; set; }
}

/// <summary>That a customer buys by this list; each by one at most.</summary>
public sealed class PriceListCustomer
{
    public Guid CustomerId { get; init; }
    public long CustomerNumber { get; init; }
    public Guid PriceListId { get; set; }
}
