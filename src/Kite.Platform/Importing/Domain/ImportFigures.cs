namespace Kite.Importing;

/// <summary>What a file brought, or would bring, counted in rows.</summary>
public sealed record ImportFigures(
    long Read, long Added, long Known, long Refused, long NewCustomers, long AddedCoins,
    long Changed = 0)
{
    public static readonly ImportFigures None = new(0, 0, 0, 0, 0, 0);

    public static ImportFigures operator +(ImportFigures a, ImportFigures b) => new(
        a.Read + b.Read,
        a.Added + b.Added,
        a.Known + b.Known,
        a.Refused + b.Refused,
        a.NewCustomers + b.NewCustomers,
        Sum(a.AddedCoins, b.AddedCoins),
        a.Changed + b.Changed);

    // A file of absurd amounts must not break off at its sum.
    private static long Sum(Int128 a, Int128 b) =>
        (long)Int128.Clamp(a + b, long.MinValue, long.MaxValue);
}

/// <summary>What was taken back, and what stayed because others rely on it.</summary>
public sealed record UndoneFigures(
    long Removed, long CustomersRemoved, long CustomersChangedSince, long CustomersWithPurchases,
    long ProductsChangedSince = 0)
{
    public long CustomersKept => CustomersChangedSince + CustomersWithPurchases;
}
