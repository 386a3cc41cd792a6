using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>Whom a rule names, and how many each of its conditions names by itself.</summary>
internal sealed record Counted(
    IReadOnlyList<long> Numbers, IReadOnlyList<(string Place, int Customers)> Conditions);

/// <summary>
/// Finds out whom a rule names, as of now: conditions on the books and on figures alike.
/// </summary>
internal sealed class CountRule(
    KiteDb db, AskConditions ask, AskGoods goods, KeptMembers kept)
{
    private const int MostSegments = 50;

    /// <summary>Deep: within how many other segments this rule is asked.</summary>
    public async Task<Result<Counted>> Run(
        Asker asker, RuleFacts? rule, CancellationToken cancel, int deep = 0)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);
        var read = RuleReader.Read(rule);
        if (read.Refusal is { } no) return no;

        var faults = new List<Fault>();
        var crowds = new List<Crowd>();
        var sizes = new List<(string, int)>();
        foreach (var condition in read.Value.Conditions)
        {
            var place = condition.Place;
            var met = await Meeting(asker, condition, deep, cancel);
            if (met.Refusal is BadInput bad)
            {
                faults.AddRange(bad.Faults.Select(f => new Fault($"{place}.{f.Field}", f.Why)));
                continue;
            }
            if (met.Refusal is { } barred) return barred;

            crowds.Add(Crowd.Of(met.Value.All));
            sizes.Add((place, met.Value.Count));
        }
        if (faults.Count > 0) return new BadInput(faults);

        var whom = read.Value.Tree.Whom(crowds);
        var numbers = whom.AllBut
            ? whom.Among((await ask.Everyone(cancel)).All)
            : whom.Numbers;
        return new Counted(numbers, sizes);
    }

    private async Task<Result<CustomerNumbers>> Meeting(
        Asker asker, RuleCondition condition, int deep, CancellationToken cancel)
    {
        var field = condition.Asked.Field;
        if (RuleFields.IsGoods(field))
        {
            return !asker.May(May.ReadCustomers) ? new NotAllowed(May.ReadCustomers)
                : !asker.May(May.ReadPurchases) ? new NotAllowed(May.ReadPurchases)
                : await goods.Run(condition, cancel);
        }
        if (condition.Times is not null)
            return new BadInput("times", new NotAskedByTimes(field));
        return field == RuleFields.Segment
            ? await Within(asker, condition.Asked, deep + 1, cancel)
            : await ask.Run(asker, condition.Asked, cancel);
    }

    private async Task<Result<CustomerNumbers>> Within(
        Asker asker, Condition condition, int deep, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        if (condition.Operator != ConditionOperator.Is)
            return new BadInput("operator", new NotComparedSo(condition.Field, "is"));
        if (condition.Span is { } span && span != new ConditionSpan())
            return new BadInput("span", new NotOfDaysOrStores(condition.Field));
        if (condition.Values.Count is 0 or > MostSegments)
            return new BadInput("values", new NotSoManyValues(1, MostSegments));
        if (deep > SegmentUses.MostDeep)
            return new BadInput("values", new SegmentsStandTooDeep(SegmentUses.MostDeep));

        var (all, isFrozen) = (new List<long>(), false);
        foreach (var value in condition.Values)
        {
            var id = Guid.TryParse(value, out var read) ? read : Guid.Empty;
            var segment = await db.Segments.AsNoTracking()
                .SingleOrDefaultAsync(s => s.Id == id, cancel);
            if (segment is null) return new BadInput("values", new NoSuchSegment(id));
            if (await kept.Barred(asker, segment, cancel) is { } barred) return barred;
            var members = await kept.Of(db, segment, cancel, deep);
            if (members.Refusal is { } broken) return new BadInput("values", broken);
            all.AddRange(members.Value.Numbers);
            isFrozen |= !segment.IsLive;
        }
        var named = new CustomerNumbers([.. new Members(all).Numbers]);
        // A frozen one keeps the numbers of those who were merged since.
        return isFrozen ? named.And(await ask.Everyone(cancel)) : named;
    }
}
