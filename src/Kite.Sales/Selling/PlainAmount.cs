using Kite.Cards;

namespace Kite.Sales;

/// <summary>A thing without a product, as it is typed: a name and what it costs.</summary>
internal static class PlainAmount
{
    /// <summary>
    /// <c>Candle 3.50</c>, or the amount alone; null where the last word is none.
    /// </summary>
    public static (string Name, Money Amount)? Read(
        string typed, Currency currency, string nameless)
    {
        var words = typed.Trim();
        var at = words.LastIndexOf(' ');
        var read = TypedAmount.Read(words[(at + 1)..], currency);
        if (read.Refusal is not null || read.Value.Coins == 0) return null;

        var name = at < 0 ? nameless : words[..at].TrimEnd();
        return name.Length > PurchaseLine.LongestName ? null : (name, read.Value);
    }
}
