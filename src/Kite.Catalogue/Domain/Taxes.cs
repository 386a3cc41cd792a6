namespace Kite.Catalogue;

/// <summary>What a tax asks on a day: so much of a hundred, in the price or on top of it.</summary>
public sealed record TaxTerms(string Code, int BasisPoints, bool IsIncluded);

/// <summary>What came together under one tax: the goods, the tax, and both.</summary>
public sealed record TaxShare(TaxTerms Terms, Money Net, Money Tax)
{
    public Money Gross => Net + Tax;
}

/// <summary>How tax is worked out: added up by rate, and rounded once for each.</summary>
public static class Taxes
{
    internal const int Whole = 10_000;

    /// <summary>The version that holds on this day; none before the first begins.</summary>
    public static TaxTerms? On(string code, IEnumerable<TaxVersion> versions, DateOnly day)
    {
        var now = versions.Where(v => v.FirstDay <= day).MaxBy(v => v.FirstDay);
        return now is null ? null : new(code, now.BasisPoints, now.IsIncluded);
    }

    /// <summary>
    /// The tax of a bill, one share for each rate. What was brought back counts against it, and
    /// a bill brought back whole gives back the very tax that it bore.
    /// </summary>
    public static IReadOnlyList<TaxShare> Of(IEnumerable<(Money Amount, TaxTerms Terms)> lines) =>
    [
        .. lines.GroupBy(line => line.Terms).Select(rate =>
            Share(rate.Select(line => line.Amount).Aggregate((a, b) => a + b), rate.Key)),
    ];

    /// <summary>The tax in this amount, or on top of it.</summary>
    public static long Of(long coins, TaxTerms terms) => Rounded(
        (Int128)coins * terms.BasisPoints,
        terms.IsIncluded ? Whole + terms.BasisPoints : Whole);

    private static TaxShare Share(Money amount, TaxTerms terms)
    {
        var tax = amount with { Coins = Of(amount.Coins, terms) };
        return new(terms, terms.IsIncluded ? amount - tax : amount, tax);
    }

    // Half a coin goes up, and down again where it was brought back.
    private static long Rounded(Int128 dividend, int divisor)
    {
        var (whole, rest) = Int128.DivRem(Int128.Abs(dividend), divisor);
        if (rest * 2 >= divisor) whole++;
        return (long)(dividend < 0 ? -whole : whole);
    }
}
