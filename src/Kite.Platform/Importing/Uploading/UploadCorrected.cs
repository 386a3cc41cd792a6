namespace Kite.Importing;

/// <summary>Takes a corrected file in, to be read as the one it was corrected from.</summary>
public sealed class UploadCorrected(
    ShowImport show, UploadFile upload, ImportKinds kinds)
{
    public async Task<Result<ImportPreview>> Run(
        Asker asker, Guid original, string name, Stream file, CancellationToken cancel)
    {
        var found = await show.Run(asker, original, cancel);
        if (found.Refusal is { } none) return none;

        var import = found.Value;
        var told = new ToldMapping(import.Mapping, Currency: null);
        return await upload.Run(asker, kinds[import.Kind], name, told, file, cancel);
    }
}
