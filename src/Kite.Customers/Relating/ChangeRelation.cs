using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Notes something else about a relation, or ends it; at both ends alike.</summary>
public sealed class ChangeRelation(KiteDb db)
{
    public sealed record RelationRemark(string? Note);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/customers/{id:guid}/relations/{relation:guid}", Answer)
            .Needing(May.WriteCustomers)
            .WithSummary(
                "Changes a relation's note; send the customer's ETag you have seen as If-Match");
        api.MapDelete(
                "/customers/{id:guid}/relations/{relation:guid}",
                async (
                    Guid id, Guid relation, ChangeRelation change, Asker asker,
                    CancellationToken cancel) =>
                    (await change.Remove(asker, id, relation, cancel)).ToNoContent())
            .Needing(May.WriteCustomers)
            .WithSummary("Ends a relation, at both ends");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Answer(
        Guid id, Guid relation, RelationRemark remark, ChangeRelation change, Asker asker,
        HttpContext http, CancellationToken cancel)
    {
        var seen = http.SeenVersion();
        if (seen.Refusal is { } no) return Http.Problem(400, no);

        var changed = await change.Run(
            asker, id, relation, seen.Value.Version, remark.Note, cancel);
        if (changed.Refusal is null) http.Tag(seen.Value.Version + 1);
        return changed.ToNoContent();
    }

    public async Task<Result<Done>> Run(
        Asker asker, Guid id, Guid which, long seen, string? note, CancellationToken cancel)
    {
        var text = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        if (text?.Length > AddRelation.LongestNote)
            return new BadInput("note", new TextIsTooLong(AddRelation.LongestNote));
        if (text?.Contains('\0', StringComparison.Ordinal) == true)
            return new BadInput("note", new TextHasStrangeLetters());

        return await Both(
            asker,
            id,
            which,
            customer => customer.Version - 1 == seen
                ? null
                : new ChangedMeanwhile(seen, customer.Version - 1),
            end => end.Note = text,
            cancel);
    }

    public Task<Result<Done>> Remove(
        Asker asker, Guid id, Guid which, CancellationToken cancel) =>
        Both(asker, id, which, _ => null, end => db.Remove(end), cancel);

    private async Task<Result<Done>> Both(
        Asker asker, Guid id, Guid which, Func<Customer, Refusal?> test, Action<Relation> work,
        CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        var other = await db.Relations.Where(r => r.CustomerId == id && r.Id == which)
            .Select(r => (Guid?)r.OtherId).SingleOrDefaultAsync(cancel);
        if (other is null) return new NoSuchRelation(which.ToString());

        return await db.ChangeOn<Done>(
            asker,
            id,
            async customer =>
            {
                if (test(customer) is { } no) return no;
                var ends = await db.Relations
                    .Where(r => r.Id == which
                        && (r.CustomerId == id || r.CustomerId == other))
                    .ToListAsync(cancel);
                if (ends.Count == 0) return new NoSuchRelation(which.ToString());
                ends.ForEach(work);
                return Done.It;
            },
            cancel,
            also: other);
    }
}
