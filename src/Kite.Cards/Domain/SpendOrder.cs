namespace Kite.Cards;

/// <summary>
/// In which order the two parts of a top-up are spent: what was paid in, and what was given on
/// top.
/// </summary>
public enum SpendOrder
{
    /// <summary>Both together, in the proportion in which they came.</summary>
    Proportional,

    /// <summary>First what was paid in.</summary>
    BonusLast,

    /// <summary>First what was given on top.</summary>
    BonusFirst,
}

/// <summary>How a lot is divided as it is spent.</summary>
internal static class Spending
{
    /// <summary>
    /// How much bonus is used up once <paramref name="spent"/> of the whole lot is. Counted on the
    /// whole and not payment by payment: of many payments of one coin each, every single one would
    /// be rounded to no bonus at all.
    /// </summary>
    public static long BonusUsed(SpendOrder order, long principal, long bonus, long spent) =>
        order switch
        {
            SpendOrder.BonusFirst => Math.Min(spent, bonus),
            SpendOrder.BonusLast => Math.Max(0, spent - principal),
            SpendOrder.Proportional => spent == 0
                ? 0
                : (long)((Int128)spent * bonus / ((Int128)principal + bonus)),
        };
}

/// <summary>A sum in its two parts.</summary>
public readonly record struct Share(long Principal, long Bonus)
{
    public long Coins => Principal + Bonus;

    public static Share operator -(Share a) => new(-a.Principal, -a.Bonus);

    public static Share operator +(Share a, Share b) =>
        new(a.Principal + b.Principal, a.Bonus + b.Bonus);

    public static Share operator -(Share a, Share b) =>
        new(a.Principal - b.Principal, a.Bonus - b.Bonus);
}
