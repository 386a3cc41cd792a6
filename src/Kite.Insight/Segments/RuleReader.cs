using Kite.Customers;

namespace Kite.Insight;

/// <summary>A condition of a rule, where it stands, and how often it must have been.</summary>
internal sealed record RuleCondition(string Place, Condition Asked, int? Times)
{
    /// <summary>Nothing that it asks for is known: it names nobody.</summary>
    public bool IsOfNobody { get; private init; }

    /// <summary>The values of it that are among these unknown ones.</summary>
    public IEnumerable<string> Among(IReadOnlySet<(string Field, string Value)> unknown) =>
        Asked.Values.Where(v => unknown.Contains((Asked.Field, v.Trim())));

    /// <summary>The condition without those values.</summary>
    public RuleCondition Without(IReadOnlySet<(string Field, string Value)> unknown)
    {
        List<string> known = [.. Asked.Values.Except(Among(unknown), StringComparer.Ordinal)];
        return this with
        {
            Asked = Asked with { Values = known },
            IsOfNobody = known.Count == 0 && Asked.Values.Count > 0,
        };
    }
}

/// <summary>A rule that was read: its tree, and each condition with its place.</summary>
internal sealed record ReadRule(RuleNode Tree, IReadOnlyList<RuleCondition> Conditions);

/// <summary>The shape of a rule, read; every part that cannot be is named by its place.</summary>
internal sealed class RuleReader
{
    private readonly List<RuleCondition> conditions = [];
    private readonly List<Fault> faults = [];

    private RuleReader() { }

    public static Result<ReadRule> Read(RuleFacts? rule)
    {
        if (rule is null) return new BadInput("rule", new RuleIsEmpty());

        var reader = new RuleReader();
        var tree = reader.Node("rule", rule, deep: 1);
        if (reader.conditions.Count > RuleNode.MostConditions)
            reader.faults.Add(new("rule", new TooManyConditions(RuleNode.MostConditions)));
        return tree is null || reader.faults.Count > 0
            ? new BadInput(reader.faults)
            : new ReadRule(tree, reader.conditions);
    }

    private RuleNode? Node(string place, RuleFacts? rule, int deep)
    {
        if (rule is null || Kinds(rule) != 1) return Fault(place, new NotAPartOfARule());
        if (deep > RuleNode.MostDeep + 1) return Fault(place, new RuleIsTooDeep(RuleNode.MostDeep));
        if (rule.All is { } all) return Group(place + ".all", Together.All, all, deep);
        if (rule.Any is { } any) return Group(place + ".any", Together.Any, any, deep);
        if (rule.None is { } none) return Group(place + ".none", Together.None, none, deep);

        if (!Choice<ConditionOperator>.TryParse(rule.Operator, null, out var by))
        {
            var known = string.Join(", ", Choice<ConditionOperator>.Known);
            return Fault(place + ".operator", new NotComparedSo(rule.Field!, known));
        }
        var values = rule.Values?.Select(v => v ?? "").ToList() ?? [];
        conditions.Add(
            new(place, new(rule.Field!, by, values) { Span = rule.Span }, rule.Times));
        return new RuleNode.Leaf(conditions.Count - 1);
    }

    private RuleNode.Group? Group(
        string place, Together together, IReadOnlyList<RuleFacts> parts, int deep)
    {
        if (parts.Count == 0) return (RuleNode.Group?)Fault(place, new RuleIsEmpty());
        if (parts.Count > RuleNode.MostConditions)
        {
            return (RuleNode.Group?)Fault(
                place, new TooManyConditions(RuleNode.MostConditions));
        }
        var read = parts.Select((part, i) => Node($"{place}[{i}]", part, deep + 1)).ToList();
        return new(together, [.. read.OfType<RuleNode>()]);
    }

    private RuleNode? Fault(string place, Refusal why)
    {
        faults.Add(new(place, why));
        return null;
    }

    private static int Kinds(RuleFacts rule) => new object?[]
    {
        rule.All, rule.Any, rule.None, rule.Field,
    }.Count(part => part is not null);
}

/// <summary>A rule, or a group of it, says nothing.</summary>
internal sealed record RuleIsEmpty : Refusal;

/// <summary>A part is either one group or one condition.</summary>
internal sealed record NotAPartOfARule : Refusal;

/// <summary>Groups stand within groups too often.</summary>
internal sealed record RuleIsTooDeep(int Most) : Refusal;

/// <summary>There are too many conditions.</summary>
internal sealed record TooManyConditions(int Most) : Refusal;
