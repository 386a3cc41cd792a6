namespace Kite.Customers;

/// <summary>Of each word of a relation its counterpart, and who can stand at either end.</summary>
public static class RelationKinds
{
    /// <summary>What this one is to the other one.</summary>
    public static RelationKind Counterpart(this RelationKind kind) => kind switch
    {
        RelationKind.Parent => RelationKind.Child,
        RelationKind.Child => RelationKind.Parent,
        RelationKind.Household => RelationKind.HouseholdMember,
        RelationKind.HouseholdMember => RelationKind.Household,
        RelationKind.Employer => RelationKind.Employee,
        RelationKind.Employee => RelationKind.Employer,
        RelationKind.DecisionMaker => RelationKind.DecidesFor,
        RelationKind.DecidesFor => RelationKind.DecisionMaker,
        RelationKind.BuysThrough => RelationKind.BuysFor,
        RelationKind.BuysFor => RelationKind.BuysThrough,
        RelationKind.UnitOf => RelationKind.Unit,
        RelationKind.Unit => RelationKind.UnitOf,
        _ => kind,
    };

    /// <summary>What the other one must be; null where anyone can be it.</summary>
    public static CustomerKind? OtherMustBe(this RelationKind kind) => kind switch
    {
        RelationKind.Spouse or RelationKind.Parent or RelationKind.Child or RelationKind.Sibling
            or RelationKind.Relative or RelationKind.HouseholdMember or RelationKind.Employee
            or RelationKind.DecisionMaker => CustomerKind.Person,
        RelationKind.Household => CustomerKind.Household,
        RelationKind.Employer or RelationKind.UnitOf or RelationKind.Unit => CustomerKind.Company,
        _ => null,
    };
}
