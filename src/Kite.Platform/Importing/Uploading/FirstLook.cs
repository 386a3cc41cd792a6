namespace Kite.Importing;

/// <summary>What the first look at a file showed: its shape, its headings, a mapping for it.
/// </summary>
internal sealed record FirstLook(
    FileKind FileKind, IReadOnlyList<string> Headings, ImportMapping Mapping)
{
    /// <summary>A currency that is told stands above what a mapping or a guess says.</summary>
    public static Result<FirstLook> At(
        string path, ImportKind kind, ImportMapping? mapping, string name, Business business,
        Currency? told = null)
    {
        var opened = TabularFile.Open(path, mapping?.Shape);
        if (opened.Refusal is { } no) return no;

        using var file = opened.Value;
        mapping = mapping is not null
            ? MappingFit.FitTo(mapping, file.Headings)
            : MappingFit.Recognise(kind.Shipped, file.Headings) is { } known
                ? kind.Complete(known, file, business)
                : null;
        return new FirstLook(
            file.Shape.Kind,
            file.Headings,
            told is null
                ? mapping ?? kind.Improve(Guess(business.Currency), file, business)
                : mapping is null
                    ? Guess(told)
                    : mapping with { Currency = told.Code });

        ImportMapping Guess(Currency home) => MappingGuess.Of(name, file, kind.Fields, home);
    }

    public void WriteTo(Import import)
    {
        import.FileKind = FileKind;
        import.Headings = KeptRefusal.Write(Headings);
        import.Mapping = MappingJson.Write(Mapping);
    }
}
