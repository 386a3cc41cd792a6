using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Kite.Customers;

/// <summary>
/// Shows a customer's photo to who may see who they are; a merged record shows that of the one
/// which stands for it.
/// </summary>
public sealed class ShowPhoto(KiteDb db, MasterKeys masters)
{
    public sealed record Shown(PhotoView About, byte[] Bytes);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/customers/{id:guid}/photo", Answer)
            .Needing(May.ReadPersonal)
            .GivesFile([.. PhotoKind.Types])
            .WithSummary("A customer's photo, as the picture that it is");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Answer(
        Guid id, ShowPhoto show, HttpContext http, Asker asker, CancellationToken cancel)
    {
        var found = await show.Run(asker, id, cancel);
        if (found.Refusal is { } no) return Http.Problem(no);

        var (about, bytes) = found.Value;
        // A browser may keep it for this person alone, and asks each time whether it still holds:
        // what was taken away must not be shown on.
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.ContentDisposition = "inline";
        return TypedResults.File(
            bytes, about.MediaType, entityTag: new EntityTagHeaderValue($"\"{about.Id:N}\""));
    }

    public async Task<Result<Shown>> Run(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);

        var found = await db.For(asker).SurvivorFor(id, cancel);
        if (found is null) return new NoSuchCustomer($"{id}");
        var (customer, number) = (found.Customer.Id, found.Customer.Number);
        if (await db.PhotoOf(customer, cancel) is not { } about) return new NoPhoto(number);

        return await db.OpenPhoto(customer, masters, cancel) is { } bytes
            ? new Shown(about, bytes)
            : new PhotoIsDark(number);
    }
}
