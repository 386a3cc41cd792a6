using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What was promised is handed over, or withdrawn with a reason.</summary>
public sealed class SettleGrant(KiteDb db, TimeProvider clock)
{
    public sealed record Withdrawal(string? Reason);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/incentive-grants/{id:guid}/hand-overs",
                async (Guid id, SettleGrant settle, Asker asker, CancellationToken cancel) =>
                    (await settle.HandOver(asker, id, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("Notes that a customer got what they were promised");
        api.MapPost(
                "/incentive-grants/{id:guid}/withdrawals",
                async (
                    Guid id, Withdrawal withdrawal, SettleGrant settle, Asker asker,
                    CancellationToken cancel) =>
                    (await settle.Withdraw(asker, id, withdrawal.Reason, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("Takes a promise back, with a reason");
    }

    public Task<Result<GrantView>> HandOver(Asker asker, Guid id, CancellationToken cancel) =>
        Settle(asker, id, GrantState.HandedOver, reason: null, cancel);

    public async Task<Result<GrantView>> Withdraw(
        Asker asker, Guid id, string? reason, CancellationToken cancel)
    {
        var line = Remarks.Line(reason);
        List<Fault> faults = [.. Remarks.Faults("reason", line)];
        if (line is null) faults.Add(new("reason", new NothingIsSaid()));
        return faults.Count > 0
            ? new BadInput(faults)
            : await Settle(asker, id, GrantState.Withdrawn, line, cancel);
    }

    private async Task<Result<GrantView>> Settle(
        Asker asker, Guid id, GrantState state, string? reason, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        var grant = await db.For(asker).IncentiveGrants
            .SingleOrDefaultAsync(g => g.Id == id && g.State != GrantState.Joined, cancel);
        if (grant is null) return new NoSuchGrant(id.ToString());
        if (grant.State != GrantState.Owed) return new IsNotOwed();

        (grant.State, grant.Reason) = (state, reason);
        (grant.DecidedAt, grant.DecidedBy) = (clock.GetUtcNow(), asker.Id);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Two at the counter handed over the same: it was given once.
            return new IsNotOwed();
        }
        var people = await db.NamesOf([asker.Id], cancel);
        return GrantView.Of(grant, people, asker);
    }
}
