namespace Kite.Catalogue;

/// <summary>A price list as it is shown, with how many prices and customers it has.</summary>
public sealed record PriceListView(
    Guid Id, string Name, string Currency, DateOnly? FirstDay, DateOnly? LastDay,
    bool HoldsToday, long Products, long Customers, long Version);

/// <summary>A price list as it is typed.</summary>
public sealed record PriceListDraft
{
    internal const int LongestName = 100;

    public string? Name { get; init; }

    /// <summary>The business's own where none is said; it never changes.</summary>
    public string? Currency { get; init; }

    /// <summary>The first day on which it holds.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>The last day on which it holds.</summary>
    public DateOnly? LastDay { get; init; }

    internal IEnumerable<Fault> Faults()
    {
        if (Name is not { Length: > 0 and <= LongestName })
            yield return new("name", new NameIsMissing(LongestName));
        if (Currency is not null && Kite.Currency.Find(Currency) is null)
            yield return new("currency", new NoSuchCurrency(Currency));
        foreach (var (field, day) in new[] { ("firstDay", FirstDay), ("lastDay", LastDay) })
        {
            if (day?.Year is < 1900 or > 2200)
                yield return new(field, new YearIsOutOfReach(day.Value));
        }
        if (LastDay < FirstDay) yield return new("lastDay", new ListEndsBeforeItBegins());
    }
}

/// <summary>What a product costs by a list, beside its regular price.</summary>
public sealed record ListPriceView(
    Guid ProductId, string Code, string Name, string? Unit, Money Price, Money? Regular);

/// <summary>What a product is to cost by a list.</summary>
/// <param name="Product">The product's code, or one of its barcodes.</param>
/// <param name="Price">What one unit costs, in the list's currency.</param>
public sealed record ListPriceDraft(string? Product, Money? Price);
