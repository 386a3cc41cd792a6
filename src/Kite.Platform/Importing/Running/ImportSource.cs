namespace Kite.Importing;

/// <summary>A file, opened by its mapping and ready to be understood row by row.</summary>
internal sealed class ImportSource : IDisposable
{
    private ImportSource(TabularFile file, RowReader reader, ImportWork work) =>
        (File, Reader, Work) = (file, reader, work);

    public TabularFile File { get; }
    public RowReader Reader { get; }
    public ImportWork Work { get; }

    public static Result<ImportSource> Open(
        ImportFiles files, ImportKind kind, Import import, Asker asker, Business business)
    {
        if (!files.Has(import.Id)) return new ImportFileIsGone(import.FileName);

        var mapping = MappingJson.Read(import.Mapping, import.FileName);
        if (mapping.Refusal is { } unreadable) return unreadable;
        var file = TabularFile.Open(files.PathOf(import.Id), mapping.Value.Shape);
        if (file.Refusal is { } broken) return broken;

        var opened = Open(file.Value, kind, import.Id, mapping.Value, asker, business);
        if (opened.Refusal is not null) file.Value.Dispose();
        return opened;
    }

    /// <summary>The same for a file that is open already.</summary>
    public static Result<ImportSource> Open(
        TabularFile file, ImportKind kind, Guid import, ImportMapping mapping, Asker asker,
        Business business)
    {
        var reader = RowReader.Of(mapping, kind.Fields, file.Headings, business.Currency);
        if (reader.Refusal is { } misfit) return misfit;

        var work = kind.Open(new(import, asker, business, mapping, reader.Value));
        return work.Refusal is { } no
            ? no
            : new ImportSource(file, reader.Value, work.Value);
    }

    public void Dispose()
    {
        Work.Dispose();
        File.Dispose();
    }
}
