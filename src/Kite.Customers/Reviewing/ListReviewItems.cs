using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Which of a round are asked for: those of a person, those still open.</summary>
public sealed record ReviewQuestion
{
    public Guid? Person { get; init; }
    public Choice<ReviewState>? State { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>The customers of a round in the order of the work, with what is stale.</summary>
public sealed class ListReviewItems(KiteDb db, StaleReader reader)
{
    private sealed record Key(int Place);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/review-rounds/{id:guid}/items",
                async (
                    Guid id, [AsParameters] ReviewQuestion question, ListReviewItems list,
                    Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, id, question, cancel)).ToHttp())
            .Needing(May.ReadPersonal)
            .WithSummary("The customers of a round, with what in their records is stale");

    public async Task<Result<Page<ReviewItemView>>> Run(
        Asker asker, Guid id, ReviewQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        if (!await db.ReviewRounds.AnyAsync(r => r.Id == id, cancel))
            return new NoSuchRound(id.ToString());

        var after = place.Value.Key?.Place ?? 0;
        var items = db.ReviewItems.AsNoTracking()
            .Where(i => i.RoundId == id && i.Place > after);
        if (question.Person is { } person) items = items.Where(i => i.PersonId == person);
        if (question.State is { Value: var state }) items = items.Where(i => i.State == state);
        var read = await items.OrderBy(i => i.Place).Take(limit.Value.Count + 1)
            .ToListAsync(cancel);
        var page = Page<ReviewItem>.Of(read, limit.Value.Count, i => new Key(i.Place));
        return new Page<ReviewItemView>(await Views(asker, page.Items, cancel), page.Next);
    }

    internal async Task<IReadOnlyList<ReviewItemView>> Views(
        Asker asker, IReadOnlyList<ReviewItem> items, CancellationToken cancel)
    {
        var ids = items.Select(i => i.CustomerId).ToList();
        var customers = await db.Customers.AsNoTracking()
            .Where(c => EF.Parameter(ids).Contains(c.Id))
            .ToListAsync(cancel);
        var rules = await db.StaleRulesInOrder(cancel);
        var stale = (await reader.Read(asker, customers, rules, cancel))
            .ToDictionary(s => s.Customer.Id);
        var people = await db.NamesOf(
            items.Select(i => (Guid?)i.PersonId).Concat(items.Select(i => i.DoneBy)), cancel);
        return
        [
            .. items.Select(i => new ReviewItemView(
                i.Id, i.Place, i.PersonId, people.GetValueOrDefault(i.PersonId), i.State,
                stale[i.CustomerId].Customer, stale[i.CustomerId].Fields)
            {
                Note = i.Note,
                DoneAt = i.DoneAt,
                DoneBy = i.DoneBy is { } by ? people.GetValueOrDefault(by) : null,
            }),
        ];
    }
}
