using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Keeps what is offered for complete records (K5).</summary>
public sealed class KeepIncentives(KiteDb db, TimeProvider clock)
{
    private const int Most = 100;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/incentives",
                async (KeepIncentives keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("What is offered for complete records");
        api.MapPost(
                "/incentives",
                async (
                    IncentiveDraft draft, KeepIncentives keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Add(asker, draft, cancel)).ToCreated(i => $"/incentives/{i.Id}"))
            .Needing(May.ManageUpkeep)
            .Idempotent()
            .WithSummary("Offers something, once to each customer whose record is complete");
        api.MapPut("/incentives/{id:guid}", Answer)
            .Needing(May.ManageUpkeep)
            .WithSummary("Changes an offer; send the version you have seen as If-Match");
    }

    private static async Task<Results<Ok<IncentiveView>, ProblemHttpResult>> Answer(
        Guid id, IncentiveDraft draft, KeepIncentives keep, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        var seen = http.SeenVersion();
        if (seen.Refusal is { } no) return Http.Problem(400, no);

        var changed = await keep.Change(asker, id, seen.Value.Version, draft, cancel);
        if (changed.Refusal is null) http.Tag(changed.Value.Version);
        return changed.ToHttp();
    }

    public async Task<Result<Page<IncentiveView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);

        var all = await db.Incentives.AsNoTracking().ToListAsync(cancel);
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        return new Page<IncentiveView>(
            [
                .. all.OrderByDescending(i => i.IsOpen(today)).ThenByDescending(i => i.FirstDay)
                    .ThenBy(i => i.Id).Select(i => IncentiveView.Of(i, today)),
            ],
            Next: null);
    }

    public async Task<Result<IncentiveView>> Add(
        Asker asker, IncentiveDraft typed, CancellationToken cancel)
    {
        if (!asker.May(May.ManageUpkeep)) return new NotAllowed(May.ManageUpkeep);
        var draft = await Checked(typed, cancel);
        if (draft.Refusal is { } no) return no;
        if (await db.Incentives.CountAsync(cancel) >= Most)
            return new BadInput("name", new ListIsFull(Most));

        var incentive = new Incentive();
        draft.Value.Fill(incentive);
        db.For(asker).Add(incentive);
        return await Saved(incentive, cancel);
    }

    public async Task<Result<IncentiveView>> Change(
        Asker asker, Guid id, long seen, IncentiveDraft typed, CancellationToken cancel)
    {
        if (!asker.May(May.ManageUpkeep)) return new NotAllowed(May.ManageUpkeep);
        var incentive = await db.For(asker).Incentives.FindAsync([id], cancel);
        if (incentive is null) return new NoSuchIncentive(id.ToString());
        if (incentive.Version != seen) return new ChangedMeanwhile(seen, incentive.Version);
        var draft = await Checked(typed, cancel);
        if (draft.Refusal is { } no) return no;

        draft.Value.Fill(incentive);
        incentive.Version++;
        return await Saved(incentive, cancel);
    }

    private async Task<Result<IncentiveDraft>> Checked(
        IncentiveDraft typed, CancellationToken cancel)
    {
        var draft = typed.Trimmed();
        var known = UpkeepFields.Known(await db.OwnFieldsAsync(cancel));
        return draft.Faults(known).ToList() is { Count: > 0 } faults
            ? new BadInput(faults)
            : draft;
    }

    private async Task<Result<IncentiveView>> Saved(
        Incentive incentive, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(incentive.Version - 1, incentive.Version);
        }
        return IncentiveView.Of(incentive, (await db.BusinessAsync(cancel)).Today(clock));
    }
}
