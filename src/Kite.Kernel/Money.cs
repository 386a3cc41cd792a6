using System.Globalization;

namespace Kite;

/// <summary>An exact amount, counted in the smallest coin of one currency.</summary>
public readonly record struct Money(long Coins, Currency Currency)
{
    public static Money operator +(Money a, Money b) => a with { Coins = a.Coins + b.In(a).Coins };

    public static Money operator -(Money a, Money b) => a with { Coins = a.Coins - b.In(a).Coins };

    public static Money operator -(Money a) => a with { Coins = -a.Coins };

    /// <summary>How many whole times <paramref name="part"/> fits.</summary>
    public long Full(Money part) => Coins / part.In(this).Coins;

    /// <summary>Shares that differ by one coin at most and always add up to the whole.</summary>
    public IEnumerable<Money> Split(int ways)
    {
        var (share, odd) = Math.DivRem(Coins, ways);
        var step = Math.Sign(odd);
        for (var i = 0; i < ways; i++)
            yield return this with { Coins = i < Math.Abs(odd) ? share + step : share };
    }

    /// <summary>The amount with its decimals, as the reader's culture writes numbers.</summary>
    public string ToString(CultureInfo culture) =>
        Currency.InUnits(Coins).ToString("N" + Currency.Decimals.ToString(culture), culture);

    public override string ToString() => $"{ToString(CultureInfo.InvariantCulture)} {Currency}";

    // Mixing currencies is our mistake, never the customer's, so it throws.
    private Money In(Money other) =>
        Currency == other.Currency
            ? this
            : throw new InvalidOperationException($"{Currency} met {other.Currency}.");
}
