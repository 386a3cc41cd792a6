namespace Kite.Importing;

/// <summary>What the first look at a file showed: its shape, its headings, a mapping for it.
/// </summary>
internal sealed record FirstLook(
    FileKind FileKind, IReadOnlyList<string> Headings, ImportMapping Mapping)
{
    public static Result<FirstLook> At(
        string path, ImportKind kind, ImportMapping? mapping, string name, Business business)
    {
        var opened = TabularFile.Open(path, mapping?.Shape);
        if (opened.Refusal is { } no) return no;

        using var file = opened.Value;
        mapping ??= kind.Improve(
            MappingGuess.Of(name, file, kind.Fields, business.Currency), file, business);
        return new FirstLook(file.Shape.Kind, file.Headings, mapping);
    }

    public void WriteTo(Import import)
    {
        import.FileKind = FileKind;
        import.Headings = KeptRefusal.Write(Headings);
        import.Mapping = MappingJson.Write(Mapping);
    }
}
