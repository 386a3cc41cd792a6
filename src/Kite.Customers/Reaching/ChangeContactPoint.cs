using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Kite.Customers;

/// <summary>Writes a further phone, e-mail or address anew, or takes it away.</summary>
public sealed class ChangeContactPoint(KiteDb db, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/customers/{id:guid}/contact-points/{point:guid}", Answer)
            .Needing(May.WriteCustomers)
            .WithSummary(
                "Changes a contact point; send the customer's ETag you have seen as If-Match");
        api.MapDelete(
                "/customers/{id:guid}/contact-points/{point:guid}",
                async (
                    Guid id, Guid point, ChangeContactPoint change, Asker asker,
                    CancellationToken cancel) =>
                    (await change.Remove(asker, id, point, cancel)).ToNoContent())
            .Needing(May.WriteCustomers)
            .WithSummary("Takes a contact point off the record");
    }

    private static async Task<Results<Ok<ContactView>, ProblemHttpResult>> Answer(
        Guid id, Guid point, ContactFacts facts, ChangeContactPoint change, Asker asker,
        HttpContext http, CancellationToken cancel)
    {
        var seen = http.SeenVersion();
        if (seen.Refusal is { } no) return Http.Problem(400, no);

        var changed = await change.Run(asker, id, point, seen.Value.Version, facts, cancel);
        if (changed.Refusal is null) http.Tag(seen.Value.Version + 1);
        return changed.ToHttp();
    }

    public async Task<Result<ContactView>> Run(
        Asker asker, Guid id, Guid which, long seen, ContactFacts typed,
        CancellationToken cancel) =>
        await db.ChangeOn<ContactView>(
            asker,
            id,
            async customer =>
            {
                if (customer.Version - 1 != seen)
                    return new ChangedMeanwhile(seen, customer.Version - 1);
                var points = await db.PointsOf(id, cancel);
                if (points.Find(p => p.Id == which) is not { } point)
                    return new NoSuchContactPoint($"{which}");

                var region = (await db.BusinessAsync(cancel)).Region;
                var (facts, faults) = (typed with { Kind = point.Kind }).Checked(region);
                if (faults.Count > 0) return new BadInput(faults);
                if (points.IsThere(customer, facts, but: point))
                    return new BadInput("value", new AlreadyOnRecord(facts.Value!));

                point.Become(facts, point.Place, clock.GetUtcNow());
                return ContactView.Of(point);
            },
            cancel);

    public async Task<Result<Done>> Remove(
        Asker asker, Guid id, Guid which, CancellationToken cancel) =>
        await db.ChangeOn<Done>(
            asker,
            id,
            async _ =>
            {
                if (await db.ContactPoints.FindAsync([id, which], cancel) is not { } point)
                    return new NoSuchContactPoint($"{which}");
                db.Remove(point);
                return Done.It;
            },
            cancel);
}
