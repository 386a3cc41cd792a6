using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>How long it stays, and why.</summary>
public sealed record KeepOrder(DateOnly? Until = null, string? Reason = null);

/// <summary>
/// The privacy officer or an owner approves what a rule proposed, or keeps it for a while. Who
/// wrote the rule cannot approve it (rules/privacy.md 21).
/// </summary>
public sealed class DecideRemoval(
    KiteDb db, MasterKeys masters, ListRemovals list, IEnumerable<ICustomerActivity> others,
    TimeProvider clock)
{
    private const int MostYears = 20;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/removals/{id:guid}/approvals",
                async (Guid id, DecideRemoval decide, Asker asker, CancellationToken cancel) =>
                    (await decide.Approve(asker, id, cancel)).ToHttp())
            .Needing(May.ApproveRemovals)
            .WithSummary("Empties what a rule proposed; someone else than who wrote the rule");
        api.MapPost(
                "/removals/{id:guid}/keepings",
                async (
                    Guid id, KeepOrder order, DecideRemoval decide, Asker asker,
                    CancellationToken cancel) =>
                    (await decide.Keep(asker, id, order, cancel)).ToHttp())
            .Needing(May.ApproveRemovals)
            .WithSummary("Keeps what a rule proposed to remove, until a day and for a reason");
    }

    public async Task<Result<RemovalView>> Approve(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ApproveRemovals)) return new NotAllowed(May.ApproveRemovals);

        await using var whole = await db.For(asker).Database.BeginTransactionAsync(cancel);
        var open = await Open(id, cancel);
        if (open.Refusal is { } no) return no;
        var (removal, rule, customer) = open.Value;
        if (!rule.MayBeDecidedBy(asker.Id)) return new DecidesOneself();
        var heard = await new LastHeard(db, others).Of([customer], cancel);
        if (heard[customer.Id] >= rule.QuietSince(clock.GetUtcNow()))
        {
            db.Remove(removal);
            await db.SaveChangesAsync(cancel);
            await whole.CommitAsync(cancel);
            return new IsHeardOf(customer.Number);
        }

        removal.Decide(RemovalState.Removed, clock.GetUtcNow(), asker.Id);
        await db.Empty(customer, rule.Removed, masters, cancel);
        await new PairBook(db, masters, clock).Compare([customer], cancel);
        await whole.CommitAsync(cancel);
        return (await list.Views(asker, [removal], cancel))[0];
    }

    public async Task<Result<RemovalView>> Keep(
        Asker asker, Guid id, KeepOrder order, CancellationToken cancel)
    {
        if (!asker.May(May.ApproveRemovals)) return new NotAllowed(May.ApproveRemovals);

        var today = (await db.For(asker).BusinessAsync(cancel)).Today(clock);
        var reason = Remarks.Line(order.Reason);
        List<Fault> faults = [.. Remarks.Faults("reason", reason)];
        if (reason is null) faults.Add(new("reason", new NothingIsSaid()));
        if (order.Until is not { } until) faults.Add(new("until", new NothingIsSaid()));
        else if (until <= today || until > today.AddYears(MostYears))
            faults.Add(new("until", new NotADayAhead(until)));
        if (faults.Count > 0) return new BadInput(faults);

        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var open = await Open(id, cancel);
        if (open.Refusal is { } no) return no;

        var removal = open.Value.Removal;
        removal.Decide(RemovalState.Kept, clock.GetUtcNow(), asker.Id);
        (removal.KeptUntil, removal.Reason) = (order.Until, reason);
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        return (await list.Views(asker, [removal], cancel))[0];
    }

    private sealed record Opened(Removal Removal, RetentionRule Rule, Customer Customer);

    private async Task<Result<Opened>> Open(Guid id, CancellationToken cancel)
    {
        var removals = db.Removals.Where(r => r.Id == id);
        await db.Hold(await removals.Select(r => r.CustomerId).ToListAsync(cancel), cancel);
        var removal = await removals.SingleOrDefaultAsync(cancel);
        if (removal is null) return new NoSuchRemoval(id.ToString());
        if (removal.State != RemovalState.Proposed) return new IsDecided();

        var rule = await db.RetentionRules.SingleAsync(r => r.Id == removal.RuleId, cancel);
        var customer = await db.Customers.SingleAsync(c => c.Id == removal.CustomerId, cancel);
        if (customer.MergedInto is null && !rule.IsRetired)
            return new Opened(removal, rule, customer);
        // Merged away since, or by a rule that no longer holds: nothing is to be decided.
        return new NoSuchRemoval(id.ToString());
    }
}

/// <summary>The day does not lie ahead, or too far.</summary>
public sealed record NotADayAhead(DateOnly Written) : Refusal;
