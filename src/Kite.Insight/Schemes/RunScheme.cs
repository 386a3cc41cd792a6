using System.Text.Json;
using Kite.Customers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// Goes through a scheme: puts every customer into their class, a page at a time, and keeps who
/// came into another one and on which figure. What a killed process left half-way goes on at the
/// page it had reached, by the same lines.
/// </summary>
internal sealed class RunScheme(KiteDb db, FigureSource source, ListRuns list, TimeProvider clock)
{
    private const string TurnName = "classes";
    public const int PageSize = 5_000;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/class-schemes/{id:guid}/runs",
                async (Guid id, RunScheme run, Asker asker, CancellationToken cancel) =>
                    (await run.Now(asker, id, cancel)).ToCreated(r => $"/class-runs/{r.Id}"))
            .Needing(May.ManageSettings)
            .WithSummary("Goes through a scheme of classes now");

    /// <summary>Whatever is half done or due by its rhythm; nothing where nothing is.</summary>
    public async Task RunWhenDue(CancellationToken cancel)
    {
        if (await Turn.Try(db, TurnName, clock, cancel) is not { } turn) return;
        try
        {
            await GoOn(turn, cancel);
            var today = (await db.BusinessAsync(cancel)).Today(clock);
            foreach (var scheme in await db.SchemesNow(cancel))
            {
                var last = await db.ClassRuns.Where(r => r.SchemeId == scheme.SchemeId)
                    .MaxAsync(r => (DateOnly?)r.Day, cancel);
                if (scheme.IsDue(today, last))
                    await Through(await Begin(Asker.Kite, scheme, today, cancel), turn, cancel);
            }
        }
        finally
        {
            await turn.Release(db, CancellationToken.None);
        }
    }

    public async Task<Result<ClassRunView>> Now(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        if (await db.SchemeNow(id, cancel) is not { } scheme) return new NoSuchClassScheme(id);
        if (!scheme.AtWork) return new SchemeRests(scheme.Name);
        if (await Turn.Try(db, TurnName, clock, cancel) is not { } turn)
            return new ClassesAreGoneThrough();
        try
        {
            await GoOn(turn, cancel);
            var today = (await db.BusinessAsync(cancel)).Today(clock);
            var run = await Begin(asker, scheme, today, cancel);
            await Through(run, turn, cancel);
            return await list.One(asker with { Permissions = Seeing(asker) }, run.Id, cancel);
        }
        finally
        {
            await turn.Release(db, CancellationToken.None);
        }
    }

    // Who may let a scheme run is told what came of it.
    private static HashSet<string> Seeing(Asker asker) =>
        new(asker.Permissions, StringComparer.Ordinal) { May.ReadInsight };

    private async Task GoOn(Turn turn, CancellationToken cancel)
    {
        var halfDone = await db.ClassRuns.AsNoTracking().Where(r => r.EndedAt == null)
            .OrderBy(r => r.Number).ToListAsync(cancel);
        foreach (var run in halfDone) await Through(run, turn, cancel);
    }

    private async Task<ClassRun> Begin(
        Asker asker, ClassScheme scheme, DateOnly today, CancellationToken cancel)
    {
        var window = scheme.Window(today);
        await using var snapshot = await source.Open(cancel);
        var figures = await snapshot.Figures(window, scheme.StoreNumber, cancel);
        var lines = ClassLines.Of(new NetOrder(figures), scheme.Limits);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var run = new ClassRun
        {
            Number = await Counter.Take(db, "class-runs", 1, cancel),
            SchemeId = scheme.SchemeId,
            Version = scheme.Version,
            Day = today,
            FromDay = window.From,
            ToDay = window.To,
            Lines = JsonSerializer.Serialize(lines.Least),
            StarterId = asker.Id,
            StarterName = asker.Name,
            StartedAt = clock.GetUtcNow(),
        };
        db.Add(run);
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        return run;
    }

    private async Task Through(ClassRun run, Turn turn, CancellationToken cancel)
    {
        var versions = await db.ClassSchemes.AsNoTracking()
            .Where(s => s.SchemeId == run.SchemeId).ToListAsync(cancel);
        var scheme = versions.Single(v => v.Version == run.Version);
        PeriodFigures figures;
        await using (var snapshot = await source.Open(cancel))
        {
            figures = await snapshot.Figures(
                Period.Of(run.FromDay, run.ToDay).Value, scheme.StoreNumber, cancel);
        }
        var classing = new Classing(figures, run.AllLines, scheme, new(versions));
        while (run.EndedAt is null && await NextPage(run, classing, turn, cancel)) { }
    }

    private async Task<bool> NextPage(
        ClassRun run, Classing classing, Turn turn, CancellationToken cancel)
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        db.ChangeTracker.Clear();
        db.Attach(run);
        var (from, scheme) = (run.Reached, run.SchemeId);
        var page = await db.Set<Customer>().AsNoTracking().Where(c => c.Number > from)
            .OrderBy(c => c.Number).Take(PageSize)
            .Select(c => new Member(c.Id, c.Number)).ToListAsync(cancel);
        if (page.Count == 0) run.EndedAt = clock.GetUtcNow();
        else await Class(run, page, classing, cancel);
        await db.SaveChangesAsync(cancel);
        if (!await turn.Renew(db, cancel)) return false;

        await whole.CommitAsync(cancel);
        return true;
    }

    private sealed record Member(Guid Id, long Number);

    private async Task Class(
        ClassRun run, List<Member> page, Classing classing, CancellationToken cancel)
    {
        var (first, last, scheme) = (page[0].Number, page[^1].Number, run.SchemeId);
        var before = await db.CustomerClasses.AsNoTracking()
            .Where(c => c.SchemeId == scheme && c.CustomerNumber >= first
                && c.CustomerNumber <= last)
            .ToDictionaryAsync(c => c.CustomerId, cancel);
        var (now, changes) = (new List<CustomerClass>(), new List<ClassChange>());
        foreach (var member in page)
        {
            var was = before.GetValueOrDefault(member.Id);
            var at = classing.Of(
                member.Number, was is null ? null : new WasIn(was.Class, was.Version));
            if (at.To > 0) run.Customers++;
            if (!at.IsChange && (at.To == 0 || was?.Version == run.Version)) continue;

            now.Add(Now(run, member, at, was));
            if (!at.IsChange) continue;
            if (!at.IsFirst) run.Changed++;
            changes.Add(Change(run, member, at));
        }
        run.Reached = last;
        var ids = now.Where(c => before.ContainsKey(c.CustomerId))
            .Select(c => c.CustomerId).ToList();
        await db.CustomerClasses
            .Where(c => c.SchemeId == scheme && EF.Parameter(ids).Contains(c.CustomerId))
            .ExecuteDeleteAsync(cancel);
        await BulkWriter.Write(db, now, cancel);
        await BulkWriter.Write(db, changes, cancel);
    }

    // Another version with the same class does not make the class younger.
    private static CustomerClass Now(
        ClassRun run, Member member, Reclassed at, CustomerClass? was) => new()
        {
            CustomerId = member.Id,
            SchemeId = run.SchemeId,
            CustomerNumber = member.Number,
            Class = at.To,
            Version = run.Version,
            RunId = run.Id,
            SinceDay = at.IsChange || was is null ? run.Day : was.SinceDay,
            NetCoins = at.Net,
        };

    private static ClassChange Change(ClassRun run, Member member, Reclassed at) => new()
    {
        CustomerId = member.Id,
        RunId = run.Id,
        SchemeId = run.SchemeId,
        CustomerNumber = member.Number,
        Version = run.Version,
        Day = run.Day,
        FromClass = at.Before?.Class ?? 0,
        FromVersion = at.Before?.Version ?? 0,
        ToClass = at.To,
        NetCoins = at.Net,
        IsFirst = at.IsFirst,
    };
}
