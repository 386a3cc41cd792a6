namespace Kite.Customers;

/// <summary>Nobody noted such a response of this customer.</summary>
public sealed record NoSuchResponse(string Which) : NotFound;

/// <summary>A response is withdrawn once.</summary>
public sealed record ResponseIsWithdrawn : Refusal;
