namespace Kite.Customers;

/// <summary>Of this field nobody can say that it grew stale.</summary>
public sealed record NoSuchUpkeepField(string Written) : Refusal;

/// <summary>Each field has one rule.</summary>
public sealed record RuleStandsThere(string Field) : Refusal;

public sealed record NoSuchStaleRule(string Which) : NotFound;

/// <summary>No rule says when this field is stale.</summary>
public sealed record NoRuleForField(string Field) : Refusal;
