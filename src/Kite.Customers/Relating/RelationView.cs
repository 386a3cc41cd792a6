namespace Kite.Customers;

/// <summary>What another customer is to this one.</summary>
public sealed record RelationView(
    Guid Id, RelationKind Kind, Guid Other, long OtherNumber, string OtherName,
    CustomerKind OtherKind, string? Note, string Source, DateTimeOffset AddedAt);

/// <summary>A customer in the picture: how many steps away, and through whom.</summary>
public sealed record RelatedCustomer(
    Guid Id, long Number, string Name, CustomerKind Kind, int Steps);

/// <summary>Two in the picture who are related: what the second is to the first.</summary>
public sealed record RelationTie(Guid From, Guid To, RelationKind Kind);

/// <summary>Those around a customer, up to two steps away.</summary>
public sealed record RelationGraph(
    IReadOnlyList<RelatedCustomer> Customers, IReadOnlyList<RelationTie> Ties, bool IsCut);
