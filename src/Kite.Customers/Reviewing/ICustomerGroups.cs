namespace Kite.Customers;

/// <summary>
/// Customers whom a module keeps together under a name, such as a segment. Registered with
/// <c>services.AddScoped&lt;ICustomerGroups, …&gt;()</c>.
/// </summary>
public interface ICustomerGroups
{
    /// <summary>The group, for who may see it; why not, otherwise.</summary>
    Task<Result<CustomerGroup>> Find(Asker asker, Guid id, CancellationToken cancel);

    /// <summary>
    /// What one must be allowed to see to know who is in it, as it is now; nothing is counted. Null
    /// where there is no such group.
    /// </summary>
    Task<IReadOnlySet<string>?> Needs(Guid id, CancellationToken cancel);

    /// <summary>The names of all groups, for who may see them; none, otherwise.</summary>
    Task<IReadOnlyDictionary<Guid, string>> All(Asker asker, CancellationToken cancel);

    /// <summary>The next numbers of its customers after one, from the lowest on.</summary>
    Task<IReadOnlyList<long>> Numbers(Guid id, long after, int most, CancellationToken cancel);

    /// <summary>
    /// Whether a customer is in it, for a till that cannot wait: who has come or gone in the last
    /// minute may not be known yet.
    /// </summary>
    Task<bool> Has(Guid id, long number, CancellationToken cancel);
}

/// <summary>A group by its name, and of how many it is.</summary>
public sealed record CustomerGroup(string Name, int Customers);
