namespace Kite.Insight;

/// <summary>How the parts of a group belong together.</summary>
internal enum Together
{
    /// <summary>Each of them holds.</summary>
    All,

    /// <summary>At least one holds.</summary>
    Any,

    /// <summary>Not one holds.</summary>
    None,
}

/// <summary>
/// A rule is a tree: conditions, and groups of which all, any or none holds. The leaves are whom a
/// condition names.
/// </summary>
internal abstract record RuleNode
{
    /// <summary>As many groups may stand within each other.</summary>
    public const int MostDeep = 5;

    /// <summary>As many conditions may stand in one rule.</summary>
    public const int MostConditions = 50;

    public sealed record Leaf(int Condition) : RuleNode;

    public sealed record Group(Together Together, IReadOnlyList<RuleNode> Parts) : RuleNode;

    /// <summary>Whom the rule names, once it is known whom each condition names.</summary>
    public Crowd Whom(IReadOnlyList<Crowd> conditions) => this switch
    {
        Leaf leaf => conditions[leaf.Condition],
        Group { Together: Together.All } all => all.Parts
            .Aggregate(Crowd.Everyone, (crowd, part) => crowd.And(part.Whom(conditions))),
        Group { Together: Together.Any } any => any.Either(conditions),
        Group none => none.Either(conditions).Not(),
        _ => throw new InvalidOperationException("A rule is made of conditions and groups."),
    };

    private Crowd Either(IReadOnlyList<Crowd> conditions) => ((Group)this).Parts
        .Aggregate(Crowd.Nobody, (crowd, part) => crowd.Or(part.Whom(conditions)));
}
