using Kite.Catalogue;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// Makes and changes the business's own schemes of classes; every change is another version, and
/// the ones before stay to be read.
/// </summary>
internal sealed class KeepSchemes(KiteDb db, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/class-schemes",
                async (
                    SchemeFacts facts, KeepSchemes keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Make(asker, facts, cancel))
                        .ToCreated(s => $"/class-schemes/{s.Id}"))
            .Needing(May.ManageSettings)
            .WithSummary("Makes a scheme of classes with a service standard for each");
        api.MapPut(
                "/class-schemes/{id:guid}",
                async (
                    Guid id, SchemeFacts facts, KeepSchemes keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Change(asker, id, facts, cancel)).ToHttp())
            .Needing(May.ManageSettings)
            .WithSummary("Changes a scheme of classes; what it was before is kept");
    }

    public Task<Result<SchemeView>> Make(
        Asker asker, SchemeFacts facts, CancellationToken cancel) =>
        Add(asker, Guid.CreateVersion7(), isNew: true, facts, cancel);

    public Task<Result<SchemeView>> Change(
        Asker asker, Guid id, SchemeFacts facts, CancellationToken cancel) =>
        Add(asker, id, isNew: false, facts, cancel);

    private async Task<Result<SchemeView>> Add(
        Asker asker, Guid id, bool isNew, SchemeFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        var all = await db.SchemesNow(cancel);
        var before = all.Find(s => s.SchemeId == id);
        if (before is null && !isNew) return new NoSuchClassScheme(id);
        var stores = (await db.StoresAsync(cancel)).Select(s => s.Number).ToHashSet();
        var faults = facts.Faults(stores).ToList();
        if (faults.Count == 0 && all.Exists(s => s.SchemeId != id && IsCalled(s, facts)))
            faults.Add(new("name", new SchemeNameIsTaken(facts.Name!.Trim())));
        if (faults.Count > 0) return new BadInput(faults);
        if (before is not null && facts.Version != before.Version)
            return new SchemeChangedMeanwhile(before.Version);

        var version = facts.AsVersion(id, (before?.Version ?? 0) + 1, asker, clock.GetUtcNow());
        db.For(asker).Add(version);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (before is not null)
        {
            // Someone else's version took the number.
            db.ChangeTracker.Clear();
            var theirs = await db.SchemeNow(id, cancel);
            if (theirs is null || theirs.Version == before.Version) throw;
            return new SchemeChangedMeanwhile(theirs.Version);
        }
        return SchemeView.Told(version);
    }

    private static bool IsCalled(ClassScheme scheme, SchemeFacts facts) => string.Equals(
        scheme.Name, facts.Name!.Trim(), StringComparison.OrdinalIgnoreCase);
}
