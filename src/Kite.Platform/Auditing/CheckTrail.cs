using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>How the trail stands: how long it is, and the first line that is wrong.</summary>
public sealed record TrailHealth(bool Whole, long? BrokenAt, long Lines, DateTimeOffset CheckedAt);

/// <summary>Reads the whole chain and says whether a line was changed or taken out.</summary>
public sealed class CheckTrail(KiteDb db, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/audit/chain",
                async (CheckTrail check, Asker asker, CancellationToken cancel) =>
                    (await check.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadAudit)
            .WithSummary("Whether the audit trail is whole; reads all of it");

    public async Task<Result<TrailHealth>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadAudit)) return new NotAllowed(May.ReadAudit);

        var broken = await Chain.Broken(db, cancel);
        var lines = await db.Set<AuditEntry>().LongCountAsync(cancel);
        return new TrailHealth(broken is null, broken, lines, clock.GetUtcNow());
    }
}
