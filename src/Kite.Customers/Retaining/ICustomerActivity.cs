namespace Kite.Customers;

/// <summary>
/// Tells when a customer was last heard of in one module: bought something, came, wrote. What it
/// leaves out may be proposed to be removed. Registered with
/// <c>services.AddScoped&lt;ICustomerActivity, …&gt;()</c>.
/// </summary>
public interface ICustomerActivity
{
    /// <summary>The last business day of each who was ever heard of; one look for all.</summary>
    Task<IReadOnlyDictionary<Guid, DateOnly>> LastDays(
        IReadOnlyCollection<Guid> customers, CancellationToken cancel);
}
