namespace Kite.Importing;

/// <summary>Looks into a file through a mapping, without touching the books.</summary>
public sealed class LookAhead(ImportFiles files, ImportKinds kinds)
{
    private const int RowsShown = 20;

    /// <summary>The preview; the faults say why there are no rows where there are none.</summary>
    public ImportPreview Of(Import import, Asker asker, Business business)
    {
        var kind = kinds[import.Kind];
        var view = ImportView.Of(import, business.Currency);
        var columns = KeptRefusal.Read<IReadOnlyList<string>>(import.Headings);
        var fields = kind.Fields.Select(f => new PreviewField(f.Name, f.Type, f.Required, f.Title))
            .ToList();
        var opened = ImportSource.Open(files, kind, import, asker, business);
        if (opened.Refusal is { } no)
        {
            return new(
                view, columns, fields, Shown(kind, view.Mapping.Currency), RawRows(import, view),
                PreviewFault.Of(no));
        }

        using var source = opened.Value;
        var rows = source.File.Rows().Take(RowsShown).Select(r => Understood(source, r));
        var currency = Shown(kind, source.Reader.Currency.Code);
        return new(view, columns, fields, currency, [.. rows], []);
    }

    // Where nothing is paid, no currency is read.
    private static string? Shown(ImportKind kind, string? currency) =>
        kind.Fields.Any(f => f.Type is FieldType.Amount) ? currency : null;

    private static PreviewRow Understood(ImportSource source, TextRow row)
    {
        var reading = source.Reader.Read(row);
        var understood = source.Work.Understand(reading);
        return new(
            row.Number,
            CellsOf(row),
            understood?.Shown,
            [.. reading.Faults.Select(PreviewFault.Of)]);
    }

    // While the mapping has faults, the rows are shown as the file has them.
    private List<PreviewRow> RawRows(Import import, ImportView view)
    {
        if (!files.Has(import.Id)) return [];
        var file = TabularFile.Open(files.PathOf(import.Id), view.Mapping.Shape);
        if (file.Refusal is not null) return [];

        using var open = file.Value;
        return [.. open.Rows().Take(RowsShown)
            .Select(r => new PreviewRow(r.Number, CellsOf(r), Values: null, []))];
    }

    private static string[] CellsOf(TextRow row) => row.Cells.Length > 0 ? row.Cells : [row.Raw];
}
