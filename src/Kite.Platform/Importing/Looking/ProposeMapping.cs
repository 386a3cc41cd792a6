namespace Kite.Importing;

/// <summary>Guesses the columns anew, once a person has told how the file is written.</summary>
public sealed class ProposeMapping(KiteDb db, ImportFiles files, ImportKinds kinds)
{
    public async Task<Result<ImportMapping>> Run(
        Asker asker, Guid id, ImportMapping told, CancellationToken cancel)
    {
        if (!asker.May(May.RunImports)) return new NotAllowed(May.RunImports);
        var found = await db.ImportAsync(id, cancel);
        if (found.Refusal is { } none) return none;
        if (!files.Has(id)) return new ImportFileIsGone(found.Value.FileName);
        var opened = TabularFile.Open(files.PathOf(id), told.Shape);
        if (opened.Refusal is { } no) return new BadInput("shape", no);

        using var file = opened.Value;
        var business = await db.BusinessAsync(cancel);
        var currency = Currency.Find(told.Currency ?? "") ?? business.Currency;
        var kind = kinds[found.Value.Kind];
        await kind.Ready(db, cancel);
        var guess = MappingGuess.Of(told.Name, file, kind.Fields, currency);
        if (told.Currency is null) guess = kind.Improve(guess, file, business);
        return guess with
        {
            Shape = told.Shape with { Kind = file.Shape.Kind, HasHeader = file.Shape.HasHeader },
            Source = told.Source,
            Store = told.Store,
        };
    }
}
