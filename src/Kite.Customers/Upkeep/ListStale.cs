using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// The records that hold something stale, those known longest first. Each answer looks through a
/// stretch of numbers, so that no question takes long however few there are: a page may be short
/// or empty and still have a next one (decision 0314).
/// </summary>
public sealed class ListStale(KiteDb db, StaleReader reader, TimeProvider clock)
{
    // So few that the database looks up each record's lines by key, however many lines there are.
    private const int Stretch = 2_000;
    private const int Stretches = 20;

    private sealed record Key(long Number);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/customers/stale",
                async (
                    [AsParameters] StaleQuestion question, ListStale list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadPersonal)
            .WithSummary("Records with fields that nobody has looked at for too long");

    public async Task<Result<Page<StaleView>>> Run(
        Asker asker, StaleQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;

        var rules = await db.StaleRulesInOrder(cancel);
        if (question.Field is { } field)
        {
            rules = [.. rules.Where(r => r.Field == field)];
            if (rules.Count == 0) return new BadInput("field", new NoRuleForField(field));
        }
        if (rules.Count == 0) return new Page<StaleView>([], Next: null);

        var (found, next) = await Find(
            rules, place.Value.Key?.Number ?? 0, limit.Value.Count, cancel);
        var views = await reader.Read(asker, found, rules, cancel);
        return new Page<StaleView>(views, next is { } on ? Cursor.Write(new Key(on)) : null);
    }

    private async Task<(List<Customer> Found, long? Next)> Find(
        IReadOnlyList<StaleRule> rules, long after, int limit, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var stale = db.AnyStale(rules, await db.OwnFieldsAsync(cancel), now);
        var last = await db.Customers.OrderByDescending(c => c.Number)
            .Select(c => c.Number).FirstOrDefaultAsync(cancel);
        var found = new List<Customer>();
        for (var i = 0; i < Stretches && after < last; i++)
        {
            var (from, to) = (after, after + Stretch);
            found.AddRange(await db.Customers.AsNoTracking()
                .Where(c => c.Number > from && c.Number <= to && c.MergedInto == null)
                .Where(stale)
                .OrderBy(c => c.Number)
                .Take(limit + 1 - found.Count)
                .ToListAsync(cancel));
            if (found.Count > limit) return (found[..limit], found[limit - 1].Number);
            after = to;
        }
        return (found, after < last ? after : null);
    }
}
