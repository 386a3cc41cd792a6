namespace Kite.Customers;

/// <summary>A free word on a customer: <c>allergic to nuts</c>, <c>wholesale</c>.</summary>
public sealed class CustomerTag
{
    public Guid CustomerId { get; init; }
    public string Tag { get; init; } = "";
    public long CustomerNumber { get; init; }
}
