using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>Which runs are asked for: of one scheme, or all.</summary>
public sealed record RunQuestion
{
    public Guid? Scheme { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>
/// Lists when classes were gone through, the newest first; each asker has their own mark of what
/// they have looked at.
/// </summary>
internal sealed class ListRuns(KiteDb db, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/class-runs",
                async (
                    [AsParameters] RunQuestion question, ListRuns list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("When classes were gone through, the newest first");
        api.MapGet(
                "/class-runs/{id:guid}",
                async (Guid id, ListRuns list, Asker asker, CancellationToken cancel) =>
                    (await list.One(asker, id, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("One run of a scheme of classes");
        api.MapPost(
                "/class-runs/{id:guid}/sightings",
                async (Guid id, ListRuns list, Asker asker, CancellationToken cancel) =>
                    (await list.See(asker, id, cancel)).ToNoContent())
            .Needing(May.ReadInsight)
            .WithSummary("Says that one has looked at what a run changed");
    }

    public async Task<Result<Page<ClassRunView>>> Run(
        Asker asker, RunQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<long>(question.After);
        if (place.Refusal is { } lost) return lost;

        var before = place.Value.Beginning ? long.MaxValue : place.Value.Key;
        var read = await db.ClassRuns.AsNoTracking()
            .Where(r => r.Number < before
                && (question.Scheme == null || r.SchemeId == question.Scheme))
            .OrderByDescending(r => r.Number).Take(limit.Value.Count + 1).ToListAsync(cancel);
        var page = Page<ClassRun>.Of(read, limit.Value.Count, r => r.Number);
        var (names, seen) = await Around(asker, page.Items, cancel);
        return page.Select(r => View(r, names, seen));
    }

    public async Task<Result<ClassRunView>> One(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);
        var run = await db.ClassRuns.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (run is null) return new NoSuchClassRun(id);
        var (names, seen) = await Around(asker, [run], cancel);
        return View(run, names, seen);
    }

    public async Task<Result<Done>> See(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);
        if (!await db.ClassRuns.AnyAsync(r => r.Id == id, cancel)) return new NoSuchClassRun(id);
        // Kite itself looks at nothing.
        if (asker.Id is not { } person) return Done.It;
        var (runs, at) = (db.ClassRunsSeen, clock.GetUtcNow());
        if (await runs.AnyAsync(s => s.RunId == id && s.PersonId == person, cancel))
            return Done.It;
        db.Add(new ClassRunSeen { RunId = id, PersonId = person, At = at });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // The same person looks in two windows at once.
            db.ChangeTracker.Clear();
            if (!await runs.AnyAsync(s => s.RunId == id && s.PersonId == person, cancel)) throw;
        }
        return Done.It;
    }

    /// <summary>How many runs that changed something the asker has not looked at.</summary>
    public Task<int> Unseen(Asker asker, CancellationToken cancel)
    {
        var (seen, person) = (db.ClassRunsSeen, asker.Id);
        return db.ClassRuns.CountAsync(
            r => r.EndedAt != null && r.Changed > 0
                && !seen.Any(s => s.RunId == r.Id && s.PersonId == person),
            cancel);
    }

    /// <summary>The last run that is over, of each of these schemes.</summary>
    public async Task<IReadOnlyDictionary<Guid, ClassRunView>> LastOf(
        Asker asker, IReadOnlyList<Guid> schemes, CancellationToken cancel)
    {
        var all = db.ClassRuns;
        var last = await all.AsNoTracking()
            .Where(r => EF.Parameter(schemes).Contains(r.SchemeId) && r.EndedAt != null
                && !all.Any(o => o.SchemeId == r.SchemeId && o.EndedAt != null
                    && o.Number > r.Number))
            .ToListAsync(cancel);
        var (names, seen) = await Around(asker, last, cancel);
        return last.ToDictionary(r => r.SchemeId, r => View(r, names, seen));
    }

    private static ClassRunView View(
        ClassRun run, Dictionary<Guid, string> names, HashSet<Guid> seen) =>
        ClassRunView.Of(run, names.GetValueOrDefault(run.SchemeId, ""), seen.Contains(run.Id));

    private async Task<(Dictionary<Guid, string> Names, HashSet<Guid> Seen)> Around(
        Asker asker, IReadOnlyList<ClassRun> runs, CancellationToken cancel)
    {
        var names = (await db.SchemesNow(cancel)).ToDictionary(s => s.SchemeId, s => s.Name);
        var (ids, person) = (runs.Select(r => r.Id).ToList(), asker.Id);
        var seen = await db.ClassRunsSeen
            .Where(s => s.PersonId == person && EF.Parameter(ids).Contains(s.RunId))
            .Select(s => s.RunId).ToListAsync(cancel);
        return (names, [.. seen]);
    }
}
