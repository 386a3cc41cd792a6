namespace Kite.Sales;

/// <summary>A line of a bill: what it comes to, the tax in it, and what is paid for it.</summary>
internal sealed record BilledLine(Money Amount, Money Tax, Money Total);

/// <summary>
/// What a bill comes to. The amounts are those after every discount; tax is added up by rate and
/// rounded once for each, and each line bears its part of it. A means of payment never changes it.
/// </summary>
internal sealed record Bill(
    IReadOnlyList<BilledLine> Lines, IReadOnlyList<Catalogue.TaxShare> Taxes, Money Total)
{
    public Money Tax => Total with { Coins = Taxes.Sum(t => t.Tax.Coins) };

    public static Bill Of(
        IReadOnlyList<(Money Amount, Catalogue.TaxTerms? Terms)> lines, Currency currency)
    {
        var taxes = Catalogue.Taxes.Of(
            lines.Where(l => l.Terms is not null).Select(l => (l.Amount, l.Terms!)));
        var tax = new long[lines.Count];
        foreach (var rate in taxes)
        {
            var mine = Enumerable.Range(0, lines.Count)
                .Where(i => lines[i].Terms == rate.Terms).ToList();
            var parts = Allotment.Of(
                rate.Tax.Coins, mine.ConvertAll(i => lines[i].Amount.Coins));
            for (var i = 0; i < mine.Count; i++) tax[mine[i]] = parts[i];
        }
        var billed = lines.Select((l, i) => Line(l.Amount, l.Terms, new(tax[i], currency)));
        List<BilledLine> all = [.. billed];
        return new(all, taxes, new(all.Sum(l => l.Total.Coins), currency));
    }

    /// <summary>A quantity at a price, half a coin up; null where it is beyond measure.</summary>
    public static Money? Amount(Money unit, long thousandths)
    {
        var exact = (Int128)unit.Coins * thousandths;
        var coins = (exact + 500) / 1000;
        return coins > Purchase.MostCoins ? null : unit with { Coins = (long)coins };
    }

    private static BilledLine Line(Money amount, Catalogue.TaxTerms? terms, Money tax) =>
        new(amount, tax, terms is { IsIncluded: false } ? amount + tax : amount);
}
