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
    KiteDb db, AskConditions ask, AskGoods goods, UnknownValues unknown, KeptMembers kept)
{
    private const int MostSegments = 50;

    /// <summary>A rule that is being made: what nobody knows is refused at its place.</summary>
    public async Task<Result<Counted>> Run(
        Asker asker, RuleFacts? rule, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);
        var read = RuleReader.Read(rule);
        return read.Refusal is { } no
            ? no
            : await Counted(asker, read.Value, new(), cancel);
    }

    /// <summary>
    /// A rule that was kept. A value that nobody knows any more names nobody; what else the rule
    /// asks for goes on to hold.
    /// </summary>
    public async Task<Result<Counted>> Kept(
        RuleFacts? rule, Nested nested, CancellationToken cancel)
    {
        var read = RuleReader.Read(rule);
        if (read.Refusal is { } no) return no;

        var gone = await unknown.Among(read.Value.Conditions, cancel);
        var known = read.Value.Conditions.Select(c => gone.Count == 0 ? c : c.Without(gone));
        return await Counted(
            Asker.Kite, read.Value with { Conditions = [.. known] }, nested, cancel);
    }

    private async Task<Result<Counted>> Counted(
        Asker asker, ReadRule rule, Nested nested, CancellationToken cancel)
    {
        var faults = new List<Fault>();
        var crowds = new List<Crowd>();
        var sizes = new List<(string, int)>();
        foreach (var condition in rule.Conditions)
        {
            var place = condition.Place;
            var met = await Meeting(asker, condition, nested, cancel);
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

        var whom = rule.Tree.Whom(crowds);
        var numbers = whom.AllBut
            ? whom.Among((await ask.Everyone(cancel)).All)
            : whom.Numbers;
        return new Counted(numbers, sizes);
    }

    private async Task<Result<CustomerNumbers>> Meeting(
        Asker asker, RuleCondition condition, Nested nested, CancellationToken cancel)
    {
        if (condition.IsOfNobody) return new CustomerNumbers([]);
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
            ? await Within(asker, condition.Asked, nested.Deeper(), cancel)
            : await ask.Run(asker, condition.Asked, cancel);
    }

    private async Task<Result<CustomerNumbers>> Within(
        Asker asker, Condition condition, Nested nested, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        if (condition.Operator != ConditionOperator.Is)
            return new BadInput("operator", new NotComparedSo(condition.Field, "is"));
        if (condition.Span is { } span && span != new ConditionSpan())
            return new BadInput("span", new NotOfDaysOrStores(condition.Field));
        if (condition.Values.Count is 0 or > MostSegments)
            return new BadInput("values", new NotSoManyValues(1, MostSegments));
        if (nested.Deep > SegmentUses.MostDeep)
            return new BadInput("values", new SegmentsStandTooDeep(SegmentUses.MostDeep));

        var ids = condition.Values.Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty)
            .Distinct().ToList();
        var named = await db.Segments.AsNoTracking()
            .Where(s => EF.Parameter(ids).Contains(s.Id)).ToListAsync(cancel);
        var lost = ids.Except(named.Select(s => s.Id)).ToList();
        if (lost.Count > 0) return new BadInput("values", new NoSuchSegment(lost[0]));
        if (await kept.Barred(asker, named, cancel) is { } barred) return barred;

        var (all, isFrozen) = (new List<long>(), false);
        foreach (var segment in named)
        {
            var members = await kept.Of(db, segment, cancel, nested);
            if (members.Refusal is { } broken) return new BadInput("values", broken);
            all.AddRange(members.Value.Numbers);
            isFrozen |= !segment.IsLive;
        }
        var whom = new CustomerNumbers([.. new Members(all).Numbers]);
        // A frozen one keeps the numbers of those who were merged since.
        return isFrozen ? whom.And(await ask.Everyone(cancel)) : whom;
    }
}
