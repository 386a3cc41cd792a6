namespace Kite.Insight;

/// <summary>What is counted: each product by itself, or all of a category together.</summary>
public enum GoodsLevel
{
    Product,
    Category,
}

/// <summary>By what customers are put into groups.</summary>
public enum GroupedBy
{
    /// <summary>The quarters of the map.</summary>
    Quarter,

    /// <summary>A, B and C by their share of the revenue, 70 and 95 percent.</summary>
    Abc,

    /// <summary>Ten years of age each.</summary>
    Age,

    /// <summary>The segments that the asker may see.</summary>
    Segment,
}

/// <summary>
/// Pairs on the same receipts. <c>least</c>: on so many receipts at least; <c>unsure</c>: those
/// that may be chance, too; <c>find</c>: a part of a name or a code.
/// </summary>
public sealed record BasketQuestion : FigureQuestion
{
    public const string UsualOrder = "atLeast-down";
    public const int UsualLeast = 5;

    public Choice<GoodsLevel>? Level { get; init; }
    public int? Least { get; init; }
    public bool? Unsure { get; init; }
    public string? Find { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>The receipts of one pair: <c>product</c> and <c>with</c>, by code or category.
/// </summary>
public sealed record BasketReceiptQuestion : FigureQuestion
{
    public Choice<GoodsLevel>? Level { get; init; }
    public string? Product { get; init; }
    public string? With { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>
/// What groups of customers buy more than the base. <c>group</c>: one group alone.
/// </summary>
public sealed record AffinityQuestion : FigureQuestion
{
    public const string UsualOrder = "atLeast-down";

    public Choice<GroupedBy>? By { get; init; }
    public Choice<GoodsLevel>? Level { get; init; }
    public string? Group { get; init; }
    public bool? Unsure { get; init; }
    public string? Find { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>Which products, to see whom they fit.</summary>
public sealed record RecommendationQuestion
{
    public const string UsualOrder = "buyers-down";

    public string? Find { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>No receipt and no catalogue knows such a product or category.</summary>
internal sealed record NoSuchThing(string Written) : Refusal;

/// <summary>Customers of an age are listed, but not kept as a segment.</summary>
internal sealed record AgesAreNotKept : Refusal;

/// <summary>There is no group of this name.</summary>
internal sealed record NoSuchGroup(string Written, string Known) : Refusal;
