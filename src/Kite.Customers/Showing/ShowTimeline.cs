using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Which part of a timeline is asked for: one kind, from a day backwards.</summary>
public sealed record TimelineQuestion
{
    public string? Kind { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
    public DateOnly? Until { get; init; }
}

/// <summary>Everything that happened with a customer, told by all modules in one row.</summary>
public sealed class ShowTimeline(KiteDb db, IEnumerable<ITimelineSource> sources)
{
    // Each source goes on where its own last entry was, so no order has to be shared by all.
    private sealed record Places(Dictionary<string, string> Last);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/customers/{id:guid}/timeline",
                async (
                    Guid id, [AsParameters] TimelineQuestion question, ShowTimeline show,
                    Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, id, question, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary(
                "What happened with a customer, the latest first; kind shows one, until begins "
                + "at a day");

    public async Task<Result<Page<TimelineEntry>>> Run(
        Asker asker, Guid id, TimelineQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Places>(question.After);
        if (place.Refusal is { } lost) return lost;
        var mine = sources.SeenBy(asker).ToList();
        if (question.Kind is { } kind && !mine.Exists(s => IsCalled(s, kind)))
        {
            return new BadInput(
                "kind", new NoSuchTimelineKind(kind, string.Join(", ", mine.Select(s => s.Kind))));
        }
        if (!await db.Customers.AnyAsync(c => c.Id == id, cancel))
            return new NoSuchCustomer(id.ToString());

        var last = new Dictionary<string, string>(
            place.Value.Key?.Last ?? [], StringComparer.Ordinal);
        var streams = new List<Queue<TimelineEntry>>();
        foreach (var source in mine.Where(s => question.Kind is not { } k || IsCalled(s, k)))
        {
            streams.Add(new(await source.Read(
                asker, id, new(last.GetValueOrDefault(source.Kind), question.Until),
                limit.Value.Count + 1, cancel)));
        }
        return Merge(streams, limit.Value.Count, last);
    }

    private static bool IsCalled(ITimelineSource source, string kind) =>
        string.Equals(source.Kind, kind, StringComparison.OrdinalIgnoreCase);

    private static Page<TimelineEntry> Merge(
        List<Queue<TimelineEntry>> streams, int limit, Dictionary<string, string> last)
    {
        var page = new List<TimelineEntry>(limit);
        while (page.Count < limit)
        {
            var latest = streams.Where(s => s.Count > 0).MaxBy(s => Moment(s.Peek()));
            if (latest is null) return new(page, Next: null);

            var entry = latest.Dequeue();
            last[entry.Kind] = entry.Place;
            page.Add(entry);
        }
        var more = streams.Exists(s => s.Count > 0);
        return new(page, more ? Cursor.Write(new Places(last)) : null);
    }

    // Within a day, what has no hour comes after what has one; ties go to the first source.
    private static (DateOnly, DateTimeOffset) Moment(TimelineEntry entry) =>
        (entry.Day, entry.At ?? DateTimeOffset.MinValue);
}

/// <summary>One kind of entries on a timeline, and how many there are.</summary>
public sealed record TimelineKind(string Kind, int Entries);

/// <summary>What kinds of things a customer's timeline holds, for the filter above it.</summary>
public sealed class CountTimeline(KiteDb db, IEnumerable<ITimelineSource> sources)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/customers/{id:guid}/timeline/kinds",
                async (Guid id, CountTimeline count, Asker asker, CancellationToken cancel) =>
                    (await count.Run(asker, id, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("How many entries of each kind a timeline has");

    public async Task<Result<Page<TimelineKind>>> Run(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        if (!await db.Customers.AnyAsync(c => c.Id == id, cancel))
            return new NoSuchCustomer(id.ToString());

        var kinds = new List<TimelineKind>();
        foreach (var source in sources.SeenBy(asker))
        {
            kinds.Add(new(source.Kind, await source.Count(id, cancel)));
        }
        return new Page<TimelineKind>(kinds, Next: null);
    }
}

/// <summary>Who may not see a kind of entries is not told of it.</summary>
internal static class TimelineSources
{
    extension(IEnumerable<ITimelineSource> sources)
    {
        public IEnumerable<ITimelineSource> SeenBy(Asker asker) =>
            sources.Where(s => asker.May(s.Permission)).OrderBy(s => s.Order);
    }
}
