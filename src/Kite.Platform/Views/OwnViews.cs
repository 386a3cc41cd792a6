using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>Renames one's own view, shares it, or has it show something else.</summary>
public sealed class ChangeView(KiteDb db, IEnumerable<ListWithViews> lists)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut("/views/{id:guid}", Answer)
            .Needing(May.KeepViews)
            .WithSummary("Changes one's own view; send its version as If-Match");

    private static async Task<Results<Ok<ViewFacts>, ProblemHttpResult>> Answer(
        Guid id, ViewToKeep view, ChangeView change, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        var seen = http.SeenVersion();
        if (seen.Refusal is { } no) return Http.Problem(400, no);

        var changed = await change.Run(asker, id, seen.Value.Version, view, cancel);
        if (changed.Refusal is null) http.Tag(changed.Value.Version);
        return changed.ToHttp();
    }

    public async Task<Result<ViewFacts>> Run(
        Asker asker, Guid id, long seen, ViewToKeep typed, CancellationToken cancel)
    {
        var view = await db.For(asker).Set<SavedView>()
            .SingleOrDefaultAsync(v => v.Id == id && v.PersonId == asker.Id, cancel);
        if (view is null) return new NoSuchView(id);
        if (lists.Refused(asker, view.List) is { } no) return no;
        if (typed.Faults() is { } bad) return bad;
        if (view.Version != seen) return new ChangedMeanwhile(seen, view.Version);

        var name = typed.Name!.Trim();
        var others = db.Set<SavedView>().Where(
            v => v.List == view.List && v.PersonId == view.PersonId && v.Id != id);
        if (await others.AnyAsync(v => v.Name == name, cancel))
            return new BadInput("name", new ViewNameIsTaken(name));

        (view.Name, view.Shared) = (name, typed.Shared);
        view.Query = typed.Query!.Value.GetRawText();
        view.Version++;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(seen, seen + 1);
        }
        return ViewFacts.Of(view, asker);
    }
}

/// <summary>Takes one's own view away.</summary>
public sealed class DropView(KiteDb db)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapDelete(
                "/views/{id:guid}",
                async (Guid id, DropView drop, Asker asker, CancellationToken cancel) =>
                    (await drop.Run(asker, id, cancel)).ToNoContent())
            .Needing(May.KeepViews)
            .WithSummary("Takes one's own view away");

    public async Task<Result<Done>> Run(Asker asker, Guid id, CancellationToken cancel)
    {
        var view = await db.For(asker).Set<SavedView>()
            .SingleOrDefaultAsync(v => v.Id == id && v.PersonId == asker.Id, cancel);
        if (view is null) return new NoSuchView(id);

        db.Remove(view);
        await db.SaveChangesAsync(cancel);
        return Done.It;
    }
}

/// <summary>Who may see a list may keep views of it.</summary>
internal static class ViewRules
{
    extension(IEnumerable<ListWithViews> lists)
    {
        public Refusal? Refused(Asker asker, string list)
        {
            var known = lists.FirstOrDefault(l => l.Name == list);
            if (known is null) return new ListHasNoViews(list);
            return asker.May(known.Permission) ? null : new NotAllowed(known.Permission);
        }
    }
}
