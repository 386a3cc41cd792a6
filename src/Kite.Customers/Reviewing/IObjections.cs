namespace Kite.Customers;

/// <summary>
/// Customers who have said that nobody is to choose them for what is known of them. Whoever picks
/// customers out for an offer leaves them in peace. Registered with
/// <c>services.AddScoped&lt;IObjections, …&gt;()</c>.
/// </summary>
public interface IObjections
{
    /// <summary>The numbers of all who have.</summary>
    Task<IReadOnlySet<long>> Numbers(CancellationToken cancel);
}
