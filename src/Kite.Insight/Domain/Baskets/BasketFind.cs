namespace Kite.Insight;

/// <summary>
/// Finds the receipts with a thing, or with two, and the customers whose they are.
/// </summary>
internal sealed class BasketFind(Things things, BroughtBack back, int one, int? with)
{
    private readonly List<long> receipts = [];
    private readonly HashSet<long> customers = [];
    private (long Position, bool One, bool Other) open = (-1, false, false);

    public void Add(long position, long customer, int product)
    {
        if (position != open.Position) open = (position, false, with is null);
        if (open is (_, true, true) || back.Has(position, product)) return;
        var thing = things.Of(product);
        open = (position, open.One || thing == one, open.Other || thing == with);
        if (open is not (_, true, true)) return;
        receipts.Add(position);
        if (customer > 0) customers.Add(customer);
    }

    /// <summary>The latest in the books first.</summary>
    public IReadOnlyList<long> Receipts() => [.. receipts.OrderDescending()];

    public IReadOnlyList<long> Customers() => [.. customers.Order()];
}
