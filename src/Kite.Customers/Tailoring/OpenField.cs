using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Shows what a sealed field of the business's own holds, to who may see it; that they looked
/// stays in the trail.
/// </summary>
public sealed class OpenField(KiteDb db, MasterKeys masters, Trail trail)
{
    public sealed record OpenedField(string Value);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/customers/{id:guid}/custom-fields/{key}/openings",
                async (
                    Guid id, string key, OpenField open, Asker asker, CancellationToken cancel) =>
                    (await open.Run(asker, id, key, cancel)).ToHttp())
            .Needing(May.ReadSensitive)
            .WithSummary("Opens a sealed field; the trail keeps that it was read");

    public async Task<Result<OpenedField>> Run(
        Asker asker, Guid id, string key, CancellationToken cancel)
    {
        if (!asker.May(May.ReadSensitive)) return new NotAllowed(May.ReadSensitive);

        var field = (await db.For(asker).OwnFieldsAsync(cancel))
            .FirstOrDefault(f => f.Key == key && f.IsSealed);
        if (field is null) return new FieldIsUnknown(key);
        var number = await db.Customers.Where(c => c.Id == id)
            .Select(c => (long?)c.Number).SingleOrDefaultAsync(cancel);
        if (number is null) return new NoSuchCustomer(id.ToString());
        var box = await db.CustomValues.AsNoTracking()
            .Where(v => v.CustomerId == id && v.FieldId == field.Id)
            .Select(v => v.Sealed).FirstOrDefaultAsync(cancel);
        if (box is null) return new FieldIsEmpty(key);
        var dataKey = await db.Set<DataKey>().AsNoTracking()
            .SingleOrDefaultAsync(k => k.OwnerId == id, cancel);
        if (dataKey is null) return new DocumentIsDark(number.Value);

        try
        {
            var value = dataKey.Open(masters, box);
            await using var whole = await db.Database.BeginTransactionAsync(cancel);
            await trail.NoteOpened(db, "customer", id, key, cancel);
            await whole.CommitAsync(cancel);
            return new OpenedField(value);
        }
        catch (CryptographicException)
        {
            return new DocumentIsDark(number.Value);
        }
    }
}
