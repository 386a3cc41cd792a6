namespace Kite.Importing;

/// <summary>What there is to do once a file is in the books, such as likely duplicates.</summary>
public sealed class HintAtEnd(KiteDb db, ImportKinds kinds)
{
    public async Task<Result<Hinted>> Run(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.RunImports)) return new NotAllowed(May.RunImports);
        var found = await db.ImportAsync(id, cancel);
        if (found.Refusal is { } no) return no;

        return new Hinted(await kinds[found.Value.Kind].Hint(asker, id, cancel));
    }

    /// <summary>The hint, where there is one.</summary>
    public sealed record Hinted(ImportHint? Hint);
}
