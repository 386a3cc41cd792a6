namespace Kite.Customers;

/// <summary>How a condition compares.</summary>
public enum ConditionOperator
{
    /// <summary>One of these words.</summary>
    Is,
    Begins,

    /// <summary>This much or more; on this day or later.</summary>
    AtLeast,

    /// <summary>This much or less; on this day or earlier.</summary>
    AtMost,

    /// <summary>Both ends included.</summary>
    Between,

    /// <summary>So many days ago or longer.</summary>
    Ago,

    /// <summary>In the last so many days, today included.</summary>
    Within,
}

/// <summary>
/// One condition on customers: a filter of their list, how it compares, and with what. Values are
/// written as in the address of the list.
/// </summary>
public sealed record Condition(
    string Field, ConditionOperator Operator, IReadOnlyList<string> Values)
{
    public ConditionSpan? Span { get; init; }
}

/// <summary>Of which days and which store a figure is asked.</summary>
public sealed record ConditionSpan
{
    /// <summary>The last so many days, today included.</summary>
    public int? Days { get; init; }
    public DateOnly? Since { get; init; }
    public DateOnly? Until { get; init; }

    /// <summary>One store alone, by its number.</summary>
    public int? Store { get; init; }
}

/// <summary>A word that a condition can ask for, and how it is called.</summary>
public sealed record ConditionChoice(string Key, string Name);

/// <summary>What can be asked of customers, in the reader's words.</summary>
public sealed record ConditionField(
    string Key, string Name, FilterForm Form, IReadOnlyList<ConditionOperator> Operators,
    IReadOnlyList<ConditionChoice> Choices)
{
    /// <summary>How it is called where it is asked of some days alone.</summary>
    public string SpanName { get; init; } = "";

    /// <summary>Whether other words than its choices can be asked for, too.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether it can be asked of some days alone.</summary>
    public bool OfDays { get; init; }

    /// <summary>Whether it can be asked of one store alone.</summary>
    public bool OfStore { get; init; }

    /// <summary>Whether it can be asked how often at least.</summary>
    public bool OfTimes { get; init; }
}

/// <summary>Nothing of customers can be asked for under this name.</summary>
public sealed record NoSuchCondition(string Field) : Refusal;

/// <summary>The field cannot be compared so.</summary>
public sealed record NotComparedSo(string Field, string Operators) : Refusal;

/// <summary>So many values belong to it.</summary>
public sealed record NotSoManyValues(int Least, int Most) : Refusal;

/// <summary>The field is not kept by days or by stores.</summary>
public sealed record NotOfDaysOrStores(string Field) : Refusal;
