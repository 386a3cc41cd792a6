using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Kite.Customers;

/// <summary>
/// A customer's card as a square to be scanned by a phone: name, firm, and how to reach them.
/// </summary>
public sealed class ShowCardCode(KiteDb db, Trail trail)
{
    // More would make squares so small that cameras miss them.
    private const int MostBytes = 1200;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/customers/{id:guid}/vcard.svg", Answer)
            .Needing(May.Export)
            .GivesFile("image/svg+xml")
            .WithSummary("A customer's vCard as a QR code");

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> Answer(
        Guid id, ShowCardCode show, Asker asker, CancellationToken cancel)
    {
        var made = await show.Run(asker, id, cancel);
        return made.Refusal is { } no
            ? Http.Problem(no)
            : TypedResults.Text(made.Value, "image/svg+xml");
    }

    public async Task<Result<string>> Run(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.Export)) return new NotAllowed(May.Export);
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var found = await db.SurvivorFor(id, cancel);
        if (found is null || found.Customer.Number <= 0) return new NoSuchCustomer($"{id}");

        var card = (await db.CardsOf([found.Customer], cancel))[0];
        await using var whole = await db.For(asker).Database.BeginTransactionAsync(cancel);
        await trail.Note(
            db, "customer-export", found.Customer.Id, new JsonObject { ["format"] = "qr" },
            cancel);
        await whole.CommitAsync(cancel);
        return Square.Of(Small(card));
    }

    /// <summary>As much of the card as a camera can read.</summary>
    internal static string Small(VCard card)
    {
        var said = card with { Uid = null, Note = null, Tags = [], Photo = null };
        var few = said with
        {
            Points =
            [
                .. said.Points.DistinctBy(p => p.Kind)
                    .Where(p => p.Kind is ContactKind.Phone or ContactKind.Email),
            ],
            Department = null,
        };
        VCard[] tries = [said, few, few with { Company = null, Position = null, Points = [] }];
        var written = tries.Select(c => VCardWriter.Write(c)).ToList();
        return written.Find(w => Encoding.UTF8.GetByteCount(w) <= MostBytes) ?? written[^1];
    }
}
