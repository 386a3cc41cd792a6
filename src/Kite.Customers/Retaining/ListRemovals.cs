using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Which proposals are asked for: those not decided, of any rule.</summary>
public sealed record RemovalQuestion
{
    public Choice<RemovalState>? State { get; init; }
    public Guid? Rule { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>What is proposed to be removed, those not heard of longest first.</summary>
public sealed class ListRemovals(KiteDb db)
{
    private sealed record Key(DateTimeOffset Since, Guid Id);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/removals",
                async (
                    [AsParameters] RemovalQuestion question, ListRemovals list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadPersonal)
            .WithSummary("What the retention rules propose to remove, and what was decided");

    public async Task<Result<Page<RemovalView>>> Run(
        Asker asker, RemovalQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;

        var state = question.State?.Value ?? RemovalState.Proposed;
        var (customers, rules) = (db.Customers, db.RetentionRules);
        var removals = db.Removals.AsNoTracking().Where(r => r.State == state)
            .Where(r => customers.Any(c => c.Id == r.CustomerId && c.MergedInto == null));
        if (state == RemovalState.Proposed)
            removals = removals.Where(
                r => rules.Any(rule => rule.Id == r.RuleId && !rule.IsRetired));
        if (question.Rule is { } id) removals = removals.Where(r => r.RuleId == id);
        if (place.Value.Key is { } key)
            removals = removals.Where(r => r.Since > key.Since
                || (r.Since == key.Since && r.Id.CompareTo(key.Id) > 0));
        var read = await removals.OrderBy(r => r.Since).ThenBy(r => r.Id)
            .Take(limit.Value.Count + 1)
            .ToListAsync(cancel);
        var page = Page<Removal>.Of(read, limit.Value.Count, r => new Key(r.Since, r.Id));
        return new Page<RemovalView>(await Views(asker, page.Items, cancel), page.Next);
    }

    internal async Task<IReadOnlyList<RemovalView>> Views(
        Asker asker, IReadOnlyList<Removal> removals, CancellationToken cancel)
    {
        var ids = removals.Select(r => r.CustomerId).ToList();
        var customers = await db.Customers.AsNoTracking()
            .Where(c => EF.Parameter(ids).Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, cancel);
        var held = await db.HeldBy(customers.Values, cancel);
        var named = removals.Select(r => r.RuleId).Distinct().ToList();
        var rules = await db.RetentionRules.AsNoTracking()
            .Where(r => EF.Parameter(named).Contains(r.Id))
            .ToDictionaryAsync(r => r.Id, cancel);
        var people = await db.NamesOf(
            removals.Select(r => r.DecidedBy).Concat(rules.Values.Select(r => r.WrittenBy)),
            cancel);
        return
        [
            .. removals.Select(r => new RemovalView(
                r.Id, CustomerView.Of(customers[r.CustomerId], asker),
                RetentionRuleView.Of(rules[r.RuleId], people), r.Since, r.State,
                [.. rules[r.RuleId].Removed.Where(held[r.CustomerId].Contains)],
                asker.May(May.ApproveRemovals) && rules[r.RuleId].MayBeDecidedBy(asker.Id))
            {
                DecidedAt = r.DecidedAt,
                DecidedBy = r.DecidedBy is { } by ? people.GetValueOrDefault(by) : null,
                KeptUntil = r.KeptUntil,
                Reason = r.Reason,
            }),
        ];
    }
}
