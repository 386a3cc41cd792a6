using System.Globalization;

namespace Kite.Cards;

/// <summary>A kind of coupon as it is being typed: amounts as text until they are read.</summary>
public sealed class CouponKindTyping
{
    // Per cent with two places are written like money with two: 12.5 is 1250 hundredths.
    private static readonly Currency Hundredths = Currency.Eur;

    public string? Name { get; set; }
    public CouponEffect Effect { get; set; }
    public string? Off { get; set; }
    public string? Percent { get; set; }
    public string? Most { get; set; }
    public string? Least { get; set; }
    public DateOnly? First { get; set; }
    public DateOnly? Last { get; set; }
    public int? Days { get; set; }
    public int? Uses { get; set; } = 1;
    public int? UsesEach { get; set; }
    public long? Budget { get; set; }
    public bool IsNamed { get; set; }
    public bool Stacks { get; set; }
    public bool IsIssued { get; set; } = true;
    public HashSet<int> Stores { get; } = [];

    /// <summary>What could not be read, by its field; filled anew by each reading.</summary>
    internal Dictionary<string, Refusal> Unread { get; } = new(StringComparer.Ordinal);

    internal static CouponKindTyping Of(CouponKindView kind)
    {
        var typing = new CouponKindTyping
        {
            Name = kind.Name,
            Effect = kind.Effect,
            Off = Plain(kind.Off),
            Percent = kind.BasisPoints is { } points ? Plain(new Money(points, Hundredths)) : null,
            Most = Plain(kind.Most),
            Least = Plain(kind.Least),
            First = kind.FirstDay,
            Last = kind.LastDay,
            Days = kind.Days,
            Uses = kind.Uses,
            UsesEach = kind.UsesEach,
            Budget = kind.Budget,
            IsNamed = kind.IsNamed,
            Stacks = kind.Stacks,
            IsIssued = kind.IsIssued,
        };
        typing.Stores.UnionWith(kind.Stores);
        return typing;
    }

    internal void Turn(int store)
    {
        if (!Stores.Remove(store)) Stores.Add(store);
    }

    internal CouponKindFacts Read(Currency currency)
    {
        Unread.Clear();
        var isPart = Effect is CouponEffect.Percent;
        return new()
        {
            Name = Name,
            Effect = Effect,
            Off = isPart ? null : Amount(Off, "off", currency),
            BasisPoints = isPart ? (int?)Amount(Percent, "basisPoints", Hundredths)?.Coins : null,
            Most = isPart ? Amount(Most, "most", currency) : null,
            Least = Amount(Least, "least", currency),
            FirstDay = First,
            LastDay = Last,
            Days = Days,
            Uses = Uses ?? 0,
            UsesEach = UsesEach,
            IsNamed = IsNamed,
            Budget = Budget,
            Stacks = Stacks,
            Stores = [.. Stores],
            IsIssued = IsIssued,
        };
    }

    private Money? Amount(string? written, string field, Currency currency)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        var read = TypedAmount.Read(written, currency);
        if (read.Refusal is not { } no) return read.Value;
        Unread[field] = no;
        return null;
    }

    // As it can be typed again: no thousands apart.
    private static string? Plain(Money? money) => money is { } m
        ? m.Currency.InUnits(m.Coins).ToString(CultureInfo.InvariantCulture)
        : null;
}
