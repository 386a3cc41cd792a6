using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// How far a customer's record is towards an offer; the promise where it was made. An offer that
/// ended is only told where something was promised.
/// </summary>
public sealed record ProgressView(
    IncentiveView? Incentive, IReadOnlyList<string> Filled, IReadOnlyList<string> Missing,
    GrantView? Grant);

/// <summary>What is offered to one customer, and what is still missing for it.</summary>
public sealed class ShowProgress(KiteDb db, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/customers/{id:guid}/incentives",
                async (Guid id, ShowProgress show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, id, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("What is offered to a customer, and which fields are missing for it");
        api.MapPost(
                "/customers/{id:guid}/incentive-grants",
                async (Guid id, ShowProgress show, Asker asker, CancellationToken cancel) =>
                    (await show.Grant(asker, id, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("Promises what is due to one who was complete before it was offered");
    }

    public async Task<Result<Page<ProgressView>>> Run(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        var customer = await db.Customers.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (customer is null) return new NoSuchCustomer(id.ToString());

        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var open = customer.Number > 0 && customer.MergedInto is null
            ? await db.IncentivesOf(today, cancel)
            : [];
        var grants = await db.IncentiveGrants.AsNoTracking()
            .Where(g => g.CustomerId == id && g.State != GrantState.Joined)
            .OrderBy(g => g.GrantedAt)
            .ToListAsync(cancel);
        if (open.Count == 0 && grants.Count == 0) return new Page<ProgressView>([], Next: null);

        var held = await db.HeldBy(customer, cancel);
        var people = await db.NamesOf(grants.Select(g => g.DecidedBy), cancel);
        var views = grants.ConvertAll(g => GrantView.Of(g, people, asker));
        var known = open.ConvertAll(i => new ProgressView(
            IncentiveView.Of(i, today), [.. i.Asked.Where(held.Contains)], i.Missing(held),
            views.Find(g => g.IncentiveId == i.Id)));
        var ended = views.Where(g => open.TrueForAll(i => i.Id != g.IncentiveId))
            .Select(g => new ProgressView(null, [], [], g));
        return new Page<ProgressView>([.. known, .. ended], Next: null);
    }

    public async Task<Result<Page<ProgressView>>> Grant(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);

        await using (var whole = await db.For(asker).Database.BeginTransactionAsync(cancel))
        {
            await db.GrantDue(id, cancel);
            await whole.CommitAsync(cancel);
        }
        return await Run(asker, id, cancel);
    }
}
