namespace Kite.Customers;

public sealed record NoSuchRetentionRule(string Which) : NotFound;

public sealed record NoSuchRemoval(string Which) : NotFound;

/// <summary>Someone else than who wrote the rule decides.</summary>
public sealed record DecidesOneself : Forbidden;

/// <summary>It was decided already.</summary>
public sealed record IsDecided : Stale;

/// <summary>The customer was heard of since: nothing is removed.</summary>
public sealed record IsHeardOf(long Number) : Stale;

/// <summary>The rules are being applied right now.</summary>
public sealed record IsLookingAlready : Stale;
