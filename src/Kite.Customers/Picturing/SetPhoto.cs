using Kite.Importing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Kite.Customers;

/// <summary>Puts a photo on a customer's record, in place of the one before.</summary>
public sealed class SetPhoto(KiteDb db, MasterKeys masters, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut("/customers/{id:guid}/photo", Answer)
            .Needing(May.WriteCustomers)
            .Needing(May.ReadPersonal)
            .DisableAntiforgery()
            .TakesFile([.. PhotoKind.Types])
            .WithSummary("Puts a photo on a customer: JPEG, PNG, WebP or GIF as the body");

    private static async Task<Results<Ok<PhotoView>, ProblemHttpResult>> Answer(
        Guid id, HttpContext http, SetPhoto set, Asker asker, CancellationToken cancel)
    {
        var sent = await SentFile.In(http.Request, cancel);
        return sent.Refusal is { } nothing
            ? Http.Problem(nothing)
            : (await set.Run(asker, id, sent.Value.Body, "api", cancel)).ToHttp();
    }

    public async Task<Result<PhotoView>> Run(
        Asker asker, Guid id, Stream file, string source, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var read = await Read(file, cancel);
        if (read.Refusal is { } no) return new BadInput("file", no);

        var photo = read.Value;
        return await db.ChangeOn<PhotoView>(
            asker,
            id,
            async customer => await db.PutPhoto(
                customer.Id, photo, masters, source, clock.GetUtcNow(), cancel),
            cancel);
    }

    // One byte more than may be tells enough; the rest is never read.
    internal static async Task<Result<Photo>> Read(Stream file, CancellationToken cancel)
    {
        var kept = new byte[Photo.MostBytes + 1];
        var length = await file.ReadAtLeastAsync(
            kept, kept.Length, throwOnEndOfStream: false, cancel);
        return length == 0 ? new FileIsEmpty() : Photo.Read(kept[..length]);
    }
}
