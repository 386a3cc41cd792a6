namespace Kite.Customers;

/// <summary>How lately and how much a customer bought, as far as a ranking needs to know.</summary>
public sealed record Weight(DateOnly Last, long Worth);

/// <summary>
/// Tells who of several customers is likelier meant. The module that keeps purchases knows; this
/// one, which finds customers, stands below it.
/// </summary>
public interface ICustomerWeights
{
    /// <summary>Of those who ever bought something; one look at the books for all.</summary>
    Task<IReadOnlyDictionary<Guid, Weight>> Of(
        IReadOnlyCollection<Guid> customers, CancellationToken cancel);
}
