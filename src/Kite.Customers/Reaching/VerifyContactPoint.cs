using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Customers;

/// <summary>Someone made sure that a phone rings, a mail arrives, an address is theirs.</summary>
public sealed class VerifyContactPoint(KiteDb db, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/customers/{id:guid}/contact-points/{point:guid}/verifications",
                async (
                    Guid id, Guid point, VerifyContactPoint verify, Asker asker,
                    CancellationToken cancel) =>
                    (await verify.Run(asker, id, point, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("Notes that someone made sure of a contact point");

    public async Task<Result<ContactView>> Run(
        Asker asker, Guid id, Guid which, CancellationToken cancel) =>
        await db.ChangeOn<ContactView>(
            asker,
            id,
            async _ =>
            {
                if (await db.ContactPoints.FindAsync([id, which], cancel) is not { } point)
                    return new NoSuchContactPoint($"{which}");
                (point.VerifiedAt, point.VerifiedBy) = (clock.GetUtcNow(), asker.Id);
                return ContactView.Of(point);
            },
            cancel,
            isLook: true);
}
