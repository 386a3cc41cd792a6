using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Further phones, mails and addresses, and what stood first on the record that is taken in: a
/// customer reached by either number is reached by it still.
/// </summary>
internal sealed class ContactsFollow(KiteDb db) : ICustomerFollower
{
    private const string Moved = "contact";
    private const string Made = "contact-made";

    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel)
    {
        var (one, other) = await Both(from, to, cancel);
        var known = await Known(one, to, cancel);
        var points = await Of(from.Id).AsNoTracking().ToListAsync(cancel);
        var count = points.Select(Name).Concat(Firsts(other, default).Select(Name))
            .Distinct().Count(name => !known.Contains(name));
        return [Following.Of("contacts", count)];
    }

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        var (survivor, merged) = await Both(moving.From, moving.To, cancel);
        var known = await Known(survivor, moving.To, cancel);
        var place = await Of(survivor.Id).MaxAsync(p => (int?)p.Place, cancel) ?? 0;
        // What stood first on the survivor may have made room for the other's.
        var before = (Customer)db.Entry(survivor).OriginalValues.ToObject();
        var firsts = Firsts(before, moving.At).Concat(Firsts(merged, moving.At));
        foreach (var point in firsts.Where(p => known.Add(Name(p))))
        {
            var made = Copy(point, survivor.Id, ++place);
            db.Add(made);
            await moving.Log.Note(
                Made, $"{made.Id}", survivor.Id, made.Value, cancel);
        }
        foreach (var point in await Of(merged.Id).OrderBy(p => p.Place).ToListAsync(cancel))
        {
            if (!known.Add(Name(point))) continue;
            Take(point, survivor.Id, ++place);
            await moving.Log.Note(Moved, $"{point.Id}", merged.Id, point.Place, cancel);
        }
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var points = (await Of(moving.To.Id).ToListAsync(cancel))
            .ToDictionary(p => $"{p.Id}", StringComparer.Ordinal);
        foreach (var (thing, place) in await moving.Log.Before<int>(Moved, cancel))
        {
            if (points.TryGetValue(thing!, out var point)) Take(point, moving.From.Id, place);
        }
        foreach (var (thing, value) in await moving.Log.Before<string>(Made, cancel))
        {
            // Someone put another number in its place: that one is the survivor's own.
            if (points.TryGetValue(thing!, out var point) && point.Value == value)
                db.Remove(point);
        }
    }

    private IQueryable<ContactPoint> Of(Guid customer) =>
        db.ContactPoints.Where(p => p.CustomerId == customer);

    private async Task<(Customer Survivor, Customer Merged)> Both(
        MergeSide from, MergeSide to, CancellationToken cancel) => (
        (await db.Customers.FindAsync([to.Id], cancel))!,
        (await db.Customers.FindAsync([from.Id], cancel))!);

    private async Task<HashSet<(ContactKind, string)>> Known(
        Customer survivor, MergeSide to, CancellationToken cancel)
    {
        var points = await Of(to.Id).AsNoTracking().ToListAsync(cancel);
        return [.. points.Select(Name), .. Firsts(survivor, default).Select(Name)];
    }

    private static (ContactKind, string) Name(ContactPoint point) =>
        (point.Kind, Folding.Fold(point.Value));

    private static IEnumerable<ContactPoint> Firsts(Customer customer, DateTimeOffset at)
    {
        if (customer.Phone is { } phone) yield return New(ContactKind.Phone, phone, at);
        if (customer.Email is { } mail) yield return New(ContactKind.Email, mail, at);
        if (customer.Address is not { } address) yield break;

        yield return new()
        {
            Kind = ContactKind.Address,
            Use = ContactUse.Other,
            Value = address,
            PostalCode = customer.PostalCode,
            City = customer.City,
            Country = customer.Country,
            Source = "merge",
            AddedAt = at,
        };
    }

    private static ContactPoint New(ContactKind kind, string value, DateTimeOffset at) =>
        new()
        {
            Kind = kind, Use = ContactUse.Other, Value = value, Source = "merge", AddedAt = at,
        };

    private void Take(ContactPoint point, Guid customer, int place)
    {
        db.Remove(point);
        db.Add(Copy(point, customer, place));
    }

    private static ContactPoint Copy(ContactPoint point, Guid customer, int place) => new()
    {
        CustomerId = customer,
        Id = point.Id,
        Kind = point.Kind,
        Use = point.Use,
        Value = point.Value,
        Extra = point.Extra,
        PostalCode = point.PostalCode,
        City = point.City,
        Country = point.Country,
        Place = place,
        Source = point.Source,
        VerifiedAt = point.VerifiedAt,
        VerifiedBy = point.VerifiedBy,
        AddedAt = point.AddedAt,
    };
}
