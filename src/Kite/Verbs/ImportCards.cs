using Kite.Customers;
using Kite.Importing;

namespace Kite;

/// <summary>
/// Loads electronic cards: <c>kite import vcards FILE</c>. Those refused lie beside the file.
/// </summary>
internal static class ImportCards
{
    public const string Kind = "vcards";

    public static async Task<int> Run(
        Ground ground, FileOrder order, CancellationToken cancel)
    {
        if (!File.Exists(order.Path)) return Say.No(new NoSuchFile(order.Path));

        await using var file = File.OpenRead(order.Path);
        var done = await ground.With((ImportVcards import) =>
            import.Run(Asker.Kite, file, order.IsDryRun, cancel));
        if (done.Refusal is { } no) return Say.No(no);

        var told = done.Value;
        Say.Line(
            order.IsDryRun ? "vcards.would" : "vcards.did",
            told.Read, told.Added, told.Known, told.Refused);
        if (told.Photos + told.WithoutPhoto > 0)
            Say.Line("vcards.photos", told.Photos, told.WithoutPhoto);
        foreach (var photo in told.PhotosLeftOut)
            Say.Line("vcards.photo", photo.Card, photo.Name ?? "", photo.Why);
        if (told.RefusedFile is not { } refused) return 0;

        var path = Path.ChangeExtension(order.Path, ".refused.vcf");
        await File.WriteAllTextAsync(path, refused, cancel);
        Say.Line("import.refused", path);
        return 0;
    }
}

/// <summary>Writes all customers as electronic cards: <c>kite export vcards FILE</c>.</summary>
internal static class ExportCards
{
    public static async Task<Refusal?> Write(
        IServiceProvider services, string path, CancellationToken cancel)
    {
        var made = await services.GetRequiredService<ExportVcards>().Run(
            Asker.Kite, new() { Order = CustomerOrder.Number }, version: null, cancel);
        if (made.Refusal is { } no) return no;

        // A file that broke off half-way must not be taken for a whole one.
        var fresh = path + ".part";
        await using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write))
        {
            await made.Value.Write(file);
        }
        File.Move(fresh, path, overwrite: true);
        return null;
    }
}
