using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>The saved views of a list: one's own and those that others share.</summary>
public sealed class ListViews(KiteDb db, IEnumerable<ListWithViews> lists)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/views",
                async (string list, ListViews views, Asker asker, CancellationToken cancel) =>
                    (await views.Run(asker, list, cancel)).ToHttp())
            .Needing(May.KeepViews)
            .WithSummary("The saved views of a list");

    public async Task<Result<Page<ViewFacts>>> Run(
        Asker asker, string list, CancellationToken cancel)
    {
        if (lists.Refused(asker, list) is { } no) return no;

        var views = await db.Set<SavedView>().AsNoTracking()
            .Where(v => v.List == list && (v.Shared || v.PersonId == asker.Id))
            .OrderBy(v => v.Name).ThenBy(v => v.Id)
            .ToListAsync(cancel);
        return new Page<ViewFacts>([.. views.Select(v => ViewFacts.Of(v, asker))], Next: null);
    }
}

/// <summary>Gives the way one looks at a list a name, and keeps it.</summary>
public sealed class KeepView(KiteDb db, IEnumerable<ListWithViews> lists, TimeProvider clock)
{
    private const int AtMost = 50;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/views",
                async (ViewToKeep view, KeepView keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, view, cancel))
                        .ToCreated(v => $"/views?list={v.List}"))
            .Needing(May.KeepViews)
            .Idempotent()
            .WithSummary("Keeps a view of a list under a name");

    public async Task<Result<ViewFacts>> Run(
        Asker asker, ViewToKeep typed, CancellationToken cancel)
    {
        if (lists.Refused(asker, typed.List ?? "") is { } no) return no;
        if (typed.Faults() is { } bad) return bad;

        var (name, person) = (typed.Name!.Trim(), asker.Id ?? Guid.Empty);
        var mine = db.Set<SavedView>().Where(v => v.List == typed.List && v.PersonId == person);
        if (await mine.AnyAsync(v => v.Name == name, cancel))
            return new BadInput("name", new ViewNameIsTaken(name));
        if (await mine.CountAsync(cancel) >= AtMost) return new TooManyViews(AtMost);

        var view = new SavedView
        {
            PersonId = person, List = typed.List!, Name = name, Shared = typed.Shared,
            Query = typed.Query!.Value.GetRawText(), CreatedAt = clock.GetUtcNow(),
        };
        db.For(asker).Add(view);
        await db.SaveChangesAsync(cancel);
        return ViewFacts.Of(view, asker);
    }
}
