using Kite.Customers;

namespace Kite.Insight;

/// <summary>What is likely of one customer in the weeks ahead.</summary>
/// <remarks>
/// <c>visits</c>: Days on which they came, the first with them.
/// <c>alive</c>: The chance that they have not left for good; absent where the model cannot tell
/// (BG/NBD of who came once). It is not the chance to buy.
/// <c>comes</c>: The chance that they come at least once in the weeks ahead.
/// <c>expectedVisits</c>: Days on which they are expected to come.
/// <c>expectedValue</c>: What these bring, in the sum; revenue, costs not taken off.
/// <c>lifetimeValue</c>: The same, later weeks worth less by the discount.
/// </remarks>
public sealed record LikelyCustomer(
    long Number, string? Name, CustomerKind Kind, int Visits, DateOnly LastVisit, double? Alive,
    double Comes, double ExpectedVisits, Money? ExpectedValue, Money? LifetimeValue);

/// <summary>A page of them; who does not want to be scored is in none.</summary>
public sealed record LikelyList(
    int Customers, int LeftOut, string Model, DateOnly To, int Weeks, int DiscountPercent,
    string Currency, IReadOnlyList<LikelyCustomer> Items, string? Next);
