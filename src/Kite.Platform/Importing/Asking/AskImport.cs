namespace Kite.Importing;

/// <summary>What the dry run, the start and the undoing have in common: one asks, and the worker
/// does it.</summary>
public sealed class AskImport(KiteDb db, ImportBell bell, TimeProvider clock)
{
    internal async Task<Result<ImportView>> Run(
        Asker asker, Guid id, ImportState work, Func<Import, bool> may, CancellationToken cancel)
    {
        if (!asker.May(May.RunImports)) return new NotAllowed(May.RunImports);
        var found = await db.For(asker).ImportAsync(id, cancel);
        if (found.Refusal is { } none) return none;

        var import = found.Value;
        if (import.State == work) return await db.SaveAsync(import, cancel);
        if (!may(import)) return new NotAtThisPoint();

        import.Ask(work, asker, clock.GetUtcNow());
        var saved = await db.SaveAsync(import, cancel);
        bell.Ring();
        return saved;
    }
}
