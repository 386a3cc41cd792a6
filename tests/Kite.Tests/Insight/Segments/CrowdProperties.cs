using CsCheck;
using Kite.Insight;

namespace Kite.Tests.Insight.Segments;

/// <summary>A rule's and, or and not, against one look at each customer.</summary>
public sealed class CrowdProperties
{
    private const int Everyone = 40;

    private static readonly Gen<HashSet<long>> Some = Gen.Long[1, Everyone].HashSet[0, 25];

    private static Gen<RuleNode> Nodes(int deep) => deep == 0
        ? Gen.Int[0, 3].Select(RuleNode (i) => new RuleNode.Leaf(i))
        : Gen.Select(Gen.Enum<Together>(), Nodes(deep - 1).Array[1, 3])
            .Select(RuleNode (group) => new RuleNode.Group(group.Item1, group.Item2));

    [Fact]
    public void A_rule_names_whom_a_look_at_each_customer_finds() =>
        Gen.Select(Some.Array[4], Gen.Int[0, 3].SelectMany(Nodes)).Sample((conditions, rule) =>
        {
            var everyone = Enumerable.Range(1, Everyone).Select(n => (long)n).ToList();
            var whom = rule.Whom([.. conditions.Select(c => Crowd.Of([.. c.Order()]))]);

            Assert.Equal(
                everyone.Where(n => Holds(rule, n, conditions)),
                whom.Among(everyone));
        });

    [Fact]
    public void Whoever_is_not_among_everyone_is_in_no_crowd() =>
        Some.Sample(some =>
        {
            var crowd = Crowd.Of([.. some.Order()]);
            Assert.Equal(some.Where(n => n <= 20).Order(), crowd.Among(Numbers(20)));
            Assert.Equal(
                Numbers(20).Where(n => !some.Contains(n)), crowd.Not().Among(Numbers(20)));
        });

    private static List<long> Numbers(int last) =>
        [.. Enumerable.Range(1, last).Select(n => (long)n)];

    private static bool Holds(RuleNode rule, long number, HashSet<long>[] conditions) =>
        rule switch
        {
            RuleNode.Leaf leaf => conditions[leaf.Condition].Contains(number),
            RuleNode.Group { Together: Together.All } all =>
                all.Parts.All(p => Holds(p, number, conditions)),
            RuleNode.Group { Together: Together.Any } any =>
                any.Parts.Any(p => Holds(p, number, conditions)),
            RuleNode.Group none => !none.Parts.Any(p => Holds(p, number, conditions)),
            _ => throw new InvalidOperationException(),
        };
}
