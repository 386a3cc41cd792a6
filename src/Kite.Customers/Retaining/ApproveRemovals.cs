using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Customers;

/// <summary>Which proposals are approved together.</summary>
public sealed record RemovalsOrder(IReadOnlyList<Guid>? Ids = null);

/// <summary>A proposal that was not carried out, and why; nothing of it was changed.</summary>
public sealed record RemovalLeft(Guid Id, string Code, string Message);

/// <summary>How many were emptied, and which were left as they are.</summary>
public sealed record RemovalsDone(int Removed, IReadOnlyList<RemovalLeft> Left);

/// <summary>
/// Approves many proposals, each as if it were approved alone: one that cannot be carried out
/// holds up no other.
/// </summary>
public sealed class ApproveRemovals(KiteDb db, DecideRemoval decide)
{
    public const int Most = 200;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/removals/approvals",
                async (
                    RemovalsOrder order, ApproveRemovals approve, Asker asker,
                    CancellationToken cancel) =>
                    (await approve.Run(asker, order, cancel)).ToHttp())
            .Needing(May.ApproveRemovals)
            .WithSummary("Empties many that rules proposed; tells which were left, and why");

    public async Task<Result<RemovalsDone>> Run(
        Asker asker, RemovalsOrder order, CancellationToken cancel)
    {
        if (!asker.May(May.ApproveRemovals)) return new NotAllowed(May.ApproveRemovals);
        var ids = order.Ids?.Distinct().ToList() ?? [];
        if (ids.Count == 0) return new BadInput("ids", new NothingIsSaid());
        if (ids.Count > Most) return new BadInput("ids", new ListIsFull(Most));

        var left = new List<RemovalLeft>();
        foreach (var id in ids)
        {
            var done = await decide.Approve(asker, id, cancel);
            db.ChangeTracker.Clear();
            if (done.Refusal is not { } no) continue;

            left.Add(new(id, no.Code, Wording.Say(no, CultureInfo.CurrentUICulture)));
        }
        return new RemovalsDone(ids.Count - left.Count, left);
    }
}
