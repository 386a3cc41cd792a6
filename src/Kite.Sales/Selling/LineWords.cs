using Kite.Catalogue;
using Microsoft.Extensions.Localization;

namespace Kite.Sales;

/// <summary>Why a line costs what it costs, and which prices were passed over and why.</summary>
internal static class LineWords
{
    public static IEnumerable<(string Words, bool IsOff)> Of(
        BillLineView line, IStringLocalizer<Texts> texts)
    {
        var off = Off(line);
        yield return (Price(line, off, texts), off is { Coins: > 0 });
        foreach (var by in line.Discounts)
        {
            yield return (
                texts["till.strategy", by.Name, by.Version, Figures.Exact(-by.Amount)], true);
        }
        foreach (var by in line.Coupons)
        {
            yield return (
                texts["till.coupon", by.Kind, by.Ending, Figures.Exact(-by.Amount)], true);
        }
        foreach (var passed in line.Passed)
        {
            // What nobody keeps a price for was not passed over.
            if (passed.Price is { } price && passed.Why is not WhyPassed.IsNotTheBest)
            {
                yield return (
                    texts["till.passed", texts[$"till.price.{passed.Kind}"],
                        Figures.Exact(price), texts[$"till.passed.{passed.Why}"]],
                    false);
            }
        }
    }

    // The regular price of all of them less what they cost.
    private static Money? Off(BillLineView line) => line.Regular is { } regular
        && Bill.Amount(regular, line.QuantityThousandths) is { } whole
        ? whole - line.Amount
        : null;

    private static string Price(
        BillLineView line, Money? off, IStringLocalizer<Texts> texts) => line switch
        {
            { Product: null } => texts["till.plain"],
            { Price: PriceKind.List, PriceList: { } list } =>
                Told(texts["till.agreed", list], off),
            _ => Told(texts[$"till.price.{line.Price}"], off),
        };

    private static string Told(string word, Money? off) => off is { Coins: not 0 } some
        ? $"{word} {(some.Coins < 0 ? "+" : "")}{Figures.Exact(-some)}"
        : word;
}
