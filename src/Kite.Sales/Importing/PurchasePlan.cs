using Kite.Importing;

namespace Kite.Sales;

/// <summary>The purchases and the customers that a batch will bring.</summary>
internal sealed class PurchasePlan : BatchPlan
{
    private readonly List<PurchaseRow> purchases = [];
    private readonly List<PurchaseRow> newBuyers = [];

    public IReadOnlyList<PurchaseRow> Purchases => purchases;

    /// <summary>The first row of each customer who is not in the books yet.</summary>
    public IReadOnlyList<PurchaseRow> NewBuyers => newBuyers;

    public void Bring(PurchaseRow purchase)
    {
        purchases.Add(purchase);
        Added += purchase.Count;
        AddedCoins += purchase.Net.Coins;
    }

    public void Bring(IEnumerable<PurchaseRow> buyers)
    {
        newBuyers.AddRange(buyers);
        NewCustomers = newBuyers.Count;
    }

    public void Pass(PurchaseRow purchase) => Known += purchase.Count;
}
