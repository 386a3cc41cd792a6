namespace Kite.Customers;

public sealed record NoSuchRelation(string Which) : NotFound;

/// <summary>Nobody is related to themselves.</summary>
public sealed record RelatedToOneself : Refusal;

/// <summary>The two are related in this way already.</summary>
public sealed record RelatedAlready(long Number) : Refusal;

/// <summary>A walk-in customer is nobody in particular.</summary>
public sealed record NobodyInParticular : Refusal;

/// <summary>Only a person can stand at this end.</summary>
public sealed record PersonIsNeeded(long Number) : Refusal;

/// <summary>Only a company can stand at this end.</summary>
public sealed record CompanyIsNeeded(long Number) : Refusal;

/// <summary>Only a household can stand at this end.</summary>
public sealed record HouseholdIsNeeded(long Number) : Refusal;
