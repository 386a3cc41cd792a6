using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Customers;

/// <summary>
/// Puts a further phone, e-mail or address first; the one that stood on the record becomes a
/// further one, and what was made sure of each goes along.
/// </summary>
public sealed class MakeContactFirst(KiteDb db, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/customers/{id:guid}/contact-points/{point:guid}/precedence",
                async (
                    Guid id, Guid point, MakeContactFirst first, Asker asker,
                    CancellationToken cancel) =>
                    (await first.Run(asker, id, point, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("Makes a contact point the first of its kind");

    public async Task<Result<CustomerView>> Run(
        Asker asker, Guid id, Guid which, CancellationToken cancel) =>
        await db.ChangeOn<CustomerView>(
            asker,
            id,
            async customer =>
            {
                if (await db.ContactPoints.FindAsync([id, which], cancel) is not { } point)
                    return new NoSuchContactPoint($"{which}");
                if (FieldOf(point.Kind) is { } field) await Swap(customer, point, field, cancel);
                else await Lead(point, cancel);
                return CustomerView.Of(customer, asker);
            },
            cancel);

    private static string? FieldOf(ContactKind kind) => kind switch
    {
        ContactKind.Phone => "phone",
        ContactKind.Email => "email",
        ContactKind.Address => "address",
        _ => null,
    };

    private async Task Swap(
        Customer customer, ContactPoint point, string field, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var known = (await db.FactsOf(customer.Id, [field], cancel)).GetValueOrDefault(field);
        var was = (known?.VerifiedAt, known?.VerifiedBy);
        if (Taken(customer, point) is { } old)
        {
            var further = ContactBook.Fresh(
                customer.Id, old, point.Place, known?.Source ?? customer.Source, now);
            (further.VerifiedAt, further.VerifiedBy) = was;
            db.Add(further);
        }
        db.Remove(point);
        customer.ChangedAt = now;
        await db.NoteChanged(customer, [], point.Source, now, cancel);
        var fact = (await db.FieldFacts.FindAsync([customer.Id, field], cancel))!;
        (fact.VerifiedAt, fact.VerifiedBy) = (point.VerifiedAt, point.VerifiedBy);
    }

    // Puts the point's value on the record and answers what stood there.
    private static ContactFacts? Taken(Customer customer, ContactPoint point)
    {
        var (kind, use) = (point.Kind, point.Use);
        var old = kind switch
        {
            ContactKind.Phone => new() { Value = customer.Phone },
            ContactKind.Email => new() { Value = customer.Email },
            _ => new ContactFacts
            {
                Value = customer.Address, PostalCode = customer.PostalCode,
                City = customer.City, Country = customer.Country,
            },
        };
        switch (kind)
        {
            case ContactKind.Phone: customer.Phone = point.Value; break;
            case ContactKind.Email: customer.Email = point.Value; break;
            default:
                customer.Address = point.Value;
                (customer.PostalCode, customer.City, customer.Country) =
                    (point.PostalCode, point.City, point.Country);
                break;
        }
        return old.Value is null ? null : old with { Kind = kind, Use = use };
    }

    private async Task Lead(ContactPoint point, CancellationToken cancel)
    {
        var same = (await db.PointsOf(point.CustomerId, cancel))
            .Where(p => p.Kind == point.Kind && p != point);
        var place = 0;
        point.Place = place;
        foreach (var other in same) other.Place = ++place;
    }
}
