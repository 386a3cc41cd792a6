using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Shows the number of a customer's ID document to who may see it; that they looked stays in the
/// trail.
/// </summary>
public sealed class OpenIdDocument(KiteDb db, MasterKeys masters, Trail trail)
{
    public sealed record Opened(string IdDocument);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/customers/{id:guid}/id-document/openings",
                async (Guid id, OpenIdDocument open, Asker asker, CancellationToken cancel) =>
                    (await open.Run(asker, id, cancel)).ToHttp())
            .Needing(May.ReadSensitive)
            .WithSummary("Opens the number of the ID document; the trail keeps that it was read");

    public async Task<Result<Opened>> Run(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadSensitive)) return new NotAllowed(May.ReadSensitive);

        var customer = await db.For(asker).Customers.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (customer is null) return new NoSuchCustomer(id.ToString());
        if (customer.IdDocument is not { } box) return new NoIdDocument(customer.Number);
        var key = await db.Set<DataKey>().AsNoTracking()
            .SingleOrDefaultAsync(k => k.OwnerId == id, cancel);
        if (key is null) return new DocumentIsDark(customer.Number);

        try
        {
            var number = key.Open(masters, box);
            await using var whole = await db.Database.BeginTransactionAsync(cancel);
            await trail.NoteOpened(db, "customer", id, "idDocument", cancel);
            await whole.CommitAsync(cancel);
            return new Opened(number);
        }
        catch (CryptographicException)
        {
            return new DocumentIsDark(customer.Number);
        }
    }
}
