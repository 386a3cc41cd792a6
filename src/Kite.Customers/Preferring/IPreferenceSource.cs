namespace Kite.Customers;

/// <summary>
/// What a customer seems to like, worked out from what they did: so many of so many visits.
/// </summary>
public sealed record DerivedPreference(
    PreferenceKind Kind, string Code, string Text, int Times, int Of);

/// <summary>
/// A module's reading of a customer's habits (K2). Registered with
/// <c>services.AddScoped&lt;IPreferenceSource, …&gt;()</c>; who lacks the permission gets none.
/// </summary>
public interface IPreferenceSource
{
    string Permission { get; }

    /// <summary>In the reader's words, the surest first; empty where too little is known.</summary>
    Task<IReadOnlyList<DerivedPreference>> Read(Guid customer, CancellationToken cancel);
}
