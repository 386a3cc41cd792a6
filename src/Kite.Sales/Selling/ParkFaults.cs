namespace Kite.Sales;

/// <summary>
/// Why a bill cannot be put aside. What its things cost and whether they are sold is asked when
/// it is taken up; here only what cannot be kept is refused.
/// </summary>
internal static class ParkFaults
{
    public static IEnumerable<Fault> In(ParkFacts facts)
    {
        if (facts.Name?.Trim().Length is null or 0 or > ParkedBill.LongestName)
            yield return new("name", new NameIsMissing(ParkedBill.LongestName));
        if (facts.Guest is not null && (facts.Customer ?? facts.Card) is not null)
            yield return new("guest", new GuestIsKnown());
        if (facts.Guest?.PostalCode?.Length > 20 || facts.Guest?.Phone?.Length > 60)
            yield return new("guest", new GuestIsUnfit());
        if (facts.Lines is null or []) yield return new("lines", new BillIsEmpty());
        if (facts.Lines?.Count > PurchaseLine.Most)
            yield return new("lines", new TooManyLines(PurchaseLine.Most));
        foreach (var (line, number) in (facts.Lines ?? []).Select((l, i) => (l, i + 1)))
        {
            if (FaultIn(line, number) is { } no) yield return new("lines", no);
        }
    }

    private static Refusal? FaultIn(CartLine? line, int number) => line switch
    {
        null => new LineNamesNothing(number),
        { Product: null, Name: null } => new LineNamesNothing(number),
        { Product.Length: > PurchaseLine.LongestCode }
            or { Name.Length: > PurchaseLine.LongestName }
            or { TaxRate.Length: > PurchaseLine.LongestCode }
            or { QuantityThousandths: <= 0 or > PurchaseLine.MostThousandths }
            or { Price.Coins: < 0 or > Purchase.MostCoins }
            or { Amount.Coins: < 0 or > Purchase.MostCoins } => new LineIsUnfit(number),
        _ => null,
    };
}
