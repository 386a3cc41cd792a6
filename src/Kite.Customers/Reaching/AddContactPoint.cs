using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Adds a further phone, e-mail, address, web page or messenger to a customer.</summary>
public sealed class AddContactPoint(KiteDb db, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/customers/{id:guid}/contact-points",
                async (
                    Guid id, ContactFacts facts, AddContactPoint add, Asker asker,
                    CancellationToken cancel) =>
                    (await add.Run(asker, id, facts, "api", cancel))
                    .ToCreated(p => $"/customers/{id}/contact-points/{p.Id}"))
            .Needing(May.WriteCustomers)
            .Idempotent()
            .WithSummary("Adds a further phone, e-mail, address, web page or messenger");

    public async Task<Result<ContactView>> Run(
        Asker asker, Guid id, ContactFacts typed, string source, CancellationToken cancel) =>
        await db.ChangeOn<ContactView>(
            asker,
            id,
            async customer =>
            {
                var region = (await db.BusinessAsync(cancel)).Region;
                var (facts, faults) = (typed with { Id = null }).Checked(region);
                if (faults.Count > 0) return new BadInput(faults);

                var points = await db.PointsOf(id, cancel);
                if (points.Count >= ContactBook.Most)
                    return new BadInput("value", new OutOfRange(0, ContactBook.Most));
                if (points.IsThere(customer, facts, but: null))
                    return new BadInput("value", new AlreadyOnRecord(facts.Value!));

                var place = points.Where(p => p.Kind == facts.Kind)
                    .Select(p => p.Place + 1).DefaultIfEmpty(0).Max();
                var point = ContactBook.Fresh(id, facts, place, source, clock.GetUtcNow());
                db.Add(point);
                return ContactView.Of(point);
            },
            cancel);
}

/// <summary>A customer's further phones, e-mails and addresses.</summary>
public sealed class ListContactPoints(KiteDb db)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/customers/{id:guid}/contact-points",
                async (
                    Guid id, ListContactPoints list, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                    (await list.Run(asker, id, http.Tag, cancel)).ToHttp())
            .Needing(May.ReadPersonal)
            .WithSummary("A customer's further phones, e-mails and addresses");

    public async Task<Result<Page<ContactView>>> Run(
        Asker asker, Guid id, Action<long>? version, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);

        var now = await db.Customers.Where(c => c.Id == id)
            .Select(c => (long?)c.Version).SingleOrDefaultAsync(cancel);
        if (now is null) return new NoSuchCustomer(id.ToString());

        version?.Invoke(now.Value);
        return new Page<ContactView>(await db.ContactsOf(id, cancel), Next: null);
    }
}
