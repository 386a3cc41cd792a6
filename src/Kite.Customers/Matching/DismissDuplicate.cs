using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Someone looked and says: these are two. The pair does not come back until either record says
/// something else.
/// </summary>
internal sealed class DismissDuplicate(KiteDb db, Trail trail, PairBook book)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/duplicates/{id:guid}/dismissals",
                async (
                    Guid id, DismissDuplicate dismiss, Asker asker, CancellationToken cancel) =>
                    (await dismiss.Run(asker, id, cancel)).ToNoContent())
            .Needing(May.WriteCustomers)
            .WithSummary("Says that two records that look alike are two customers");

    public async Task<Result<Done>> Run(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);

        await using var whole = await db.For(asker).Database.BeginTransactionAsync(cancel);
        var pair = await db.DuplicatePairs.SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (pair is null || pair.State == PairState.Merged) return new NoSuchPair(id);
        if (pair.State == PairState.Dismissed) return Done.It;

        await book.Decide(pair, PairState.Dismissed, cancel);
        var facts = new JsonObject
        {
            ["one"] = $"{pair.CustomerId}", ["other"] = $"{pair.OtherId}",
        };
        await trail.Note(db, "duplicate-dismissal", pair.Id, facts, cancel);
        await whole.CommitAsync(cancel);
        return Done.It;
    }
}
