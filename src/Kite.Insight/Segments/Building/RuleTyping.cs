using Kite.Customers;

namespace Kite.Insight;

/// <summary>A part of a rule while it is being typed.</summary>
public abstract class PartTyping
{
    /// <summary>Tells parts apart while they are moved about.</summary>
    public Guid Key { get; } = Guid.CreateVersion7();

    /// <summary>Where it stands in the rule as it was last asked.</summary>
    public string? Place { get; internal set; }

    /// <summary>The part as a rule; nothing while it is not finished.</summary>
    internal abstract RuleFacts? Facts(string place, bool whole);
}

/// <summary>A group while it is being typed.</summary>
public sealed class GroupTyping : PartTyping
{
    internal Together Together { get; set; }
    public List<PartTyping> Parts { get; } = [];

    /// <summary>How its parts belong together, as a word: all, any, none.</summary>
    public string Word
    {
        get => new Choice<Together>(Together).ToString();
        set => Together = Choice<Together>.TryParse(value, null, out var read) ? read : default;
    }

    internal override RuleFacts? Facts(string place, bool whole)
    {
        Place = place;
        var parts = new List<RuleFacts>();
        foreach (var part in Parts)
        {
            if (part.Facts($"{place}.{Word}[{parts.Count}]", whole) is { } facts) parts.Add(facts);
        }
        if (parts.Count == 0 && !whole) return null;
        return Together switch
        {
            Together.All => new() { All = parts },
            Together.Any => new() { Any = parts },
            _ => new() { None = parts },
        };
    }

    /// <summary>Moves a part up or down by one.</summary>
    public void Move(PartTyping part, int by)
    {
        var at = Parts.IndexOf(part);
        if (at < 0 || at + by < 0 || at + by >= Parts.Count) return;
        (Parts[at], Parts[at + by]) = (Parts[at + by], Parts[at]);
    }

    internal static GroupTyping Of(RuleFacts? rule)
    {
        var (together, parts) = rule switch
        {
            { Any: { } any } => (Together.Any, any),
            { None: { } none } => (Together.None, none),
            { All: { } all } => (Together.All, all),
            { } leaf => (Together.All, [leaf]),
            null => (Together.All, []),
        };
        var group = new GroupTyping { Together = together };
        foreach (var part in parts)
        {
            group.Parts.Add(part switch
            {
                { Field: not null } => LineTyping.Of(part),
                // One condition that must not hold is typed as a condition with a tick.
                { None: [{ Field: not null } only] } => LineTyping.Of(only, not: true),
                _ => Of(part),
            });
        }
        return group;
    }
}

/// <summary>A condition while it is being typed.</summary>
public sealed class LineTyping : PartTyping
{
    public string? Field { get; set; }
    public string? Operator { get; set; }
    public string? First { get; set; }
    public string? Second { get; set; }
    public HashSet<string> Ticked { get; } = new(StringComparer.Ordinal);
    public bool IsNot { get; set; }

    /// <summary>Of which days: days, dates, or all of them.</summary>
    public string? Days { get; set; }
    public int? LastDays { get; set; }
    public DateOnly? Since { get; set; }
    public DateOnly? Until { get; set; }
    public int? Store { get; set; }

    /// <summary>On how many visits at least something was bought.</summary>
    public int? Times { get; set; }

    private IReadOnlyList<string> Values => Ticked.Count > 0
        ? [.. Ticked.Order(StringComparer.Ordinal)]
        : Operator == "between"
            ? [First ?? "", Second ?? ""]
            : string.IsNullOrWhiteSpace(First) ? [] : [First];

    private bool IsFinished => Field is not null && Operator is not null && Values.Count > 0
        && !Values.Any(string.IsNullOrWhiteSpace);

    /// <summary>Begins anew with another field.</summary>
    public void Choose(ConditionField field)
    {
        (Field, First, Second, Days, Store) = (field.Key, null, null, null, null);
        Times = null;
        Ticked.Clear();
        Operator = new Choice<ConditionOperator>(field.Operators[0]).ToString();
    }

    internal override RuleFacts? Facts(string place, bool whole)
    {
        Place = !whole && !IsFinished ? null : IsNot ? place + ".none[0]" : place;
        if (Place is null) return null;
        var leaf = new RuleFacts
        {
            Field = Field ?? "", Operator = Operator, Values = Values, Span = Span,
            Times = Times,
        };
        return IsNot ? new() { None = [leaf] } : leaf;
    }

    private ConditionSpan? Span
    {
        get
        {
            var span = new ConditionSpan
            {
                Days = Days == "days" ? LastDays : null,
                Since = Days == "dates" ? Since : null,
                Until = Days == "dates" ? Until : null,
                Store = Store,
            };
            return span == new ConditionSpan() ? null : span;
        }
    }

    internal static LineTyping Of(RuleFacts leaf, bool not = false)
    {
        var line = new LineTyping
        {
            Field = leaf.Field, Operator = leaf.Operator, IsNot = not,
            First = leaf.Values is [var first, ..] ? first : null,
            Second = leaf.Values is [_, var second, ..] ? second : null,
            Days = leaf.Span switch
            {
                { Days: not null } => "days",
                { Since: not null } or { Until: not null } => "dates",
                _ => null,
            },
            LastDays = leaf.Span?.Days,
            Since = leaf.Span?.Since,
            Until = leaf.Span?.Until,
            Store = leaf.Span?.Store,
            Times = leaf.Times,
        };
        if (leaf.Operator is "is") line.Ticked.UnionWith(leaf.Values ?? []);
        return line;
    }
}
