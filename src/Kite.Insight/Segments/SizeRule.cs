using Kite.Customers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>How many customers one condition of a rule names by itself.</summary>
public sealed record ConditionSize(string Place, int Customers);

/// <summary>
/// How many customers a rule names, the rule in words, and how many each of its conditions names;
/// <c>first</c> are those with the lowest numbers.
/// </summary>
public sealed record RuleSize(
    int Customers, string Sentence, IReadOnlyList<ConditionSize> Conditions,
    IReadOnlyList<MemberView> First);

/// <summary>Sizes a rule that is still being made, and says what rules can ask for.</summary>
internal sealed class SizeRule(
    KiteDb db, CountRule count, SegmentUses uses, RuleGround ground, SegmentViews views)
{
    private const int FirstFew = 8;

    /// <summary>The rule that is being made.</summary>
    internal sealed record RuleDraft(RuleFacts? Rule);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/segments/sizes",
                async (RuleDraft draft, SizeRule size, Asker asker, CancellationToken cancel) =>
                    (await size.Run(asker, draft.Rule, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("How many customers a rule names, before it is kept as a segment");
        api.MapGet(
                "/segments/fields",
                async (SizeRule size, Asker asker, CancellationToken cancel) =>
                    (await size.Fields(asker, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("What a rule can ask for: fields, operators and words");
    }

    public async Task<Result<RuleSize>> Run(
        Asker asker, RuleFacts? rule, CancellationToken cancel)
    {
        if (rule is not null && asker.May(May.ReadInsight)
            && await uses.Unfit(asker, rule, of: null, cancel) is { } unfit)
            return unfit;
        var counted = await count.Run(asker, rule, cancel);
        if (counted.Refusal is { } no) return no;

        var numbers = counted.Value.Numbers;
        var first = numbers.Take(FirstFew).ToList();
        var names = await db.NamesOf(asker, first, cancel);
        return new RuleSize(
            numbers.Count,
            (await views.Words(
                asker, [rule!], new HashSet<(string, string)>(), cancel)).Sentence(rule!),
            [.. counted.Value.Conditions.Select(c => new ConditionSize(c.Place, c.Customers))],
            [
                .. first.Select(n => new MemberView(
                    n,
                    names.GetValueOrDefault(n)?.Name,
                    names.GetValueOrDefault(n)?.Kind ?? CustomerKind.Person)),
            ]);
    }

    public async Task<Result<Page<ConditionField>>> Fields(
        Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);

        var fields = await ground.Run(asker, cancel);
        return fields.Refusal is { } no
            ? no
            : new Page<ConditionField>(fields.Value, Next: null);
    }
}
