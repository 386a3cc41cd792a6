using System.CommandLine;
using Kite.Catalogue;
using Kite.Customers;

namespace Kite;

/// <summary>
/// Writes a file of what the books hold: <c>kite export customers FILE</c>. It can be imported
/// again as it is.
/// </summary>
internal static class ExportRows
{
    public static Command Verb()
    {
        var kind = new Argument<string>("kind") { Description = Say.Text("verb.export.kind") };
        var file = new Argument<string>("file") { Description = Say.Text("verb.export.file") };
        var format = new Option<SheetFormat?>("--format")
        {
            Description = Say.Text("verb.export.format"),
        };
        var verb = new Command("export", Say.Text("verb.export")) { kind, file, format };
        verb.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(kind),
            parsed.GetRequiredValue(file),
            parsed.GetValue(format),
            cancel));
        return verb;
    }

    private static async Task<int> Run(
        string kind, string path, SheetFormat? wanted, CancellationToken cancel)
    {
        var format = wanted ?? (path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)
            ? SheetFormat.Xlsx
            : SheetFormat.Csv);
        var opened = await Ground.Open(cancel);
        if (opened.Refusal is { } closed) return Say.No(closed);

        await using var ground = opened.Value;
        // The rows are read while they are written: the scope must live as long.
        var written = await ground.With((IServiceProvider services) =>
            Write(services, kind, format, path, cancel));
        if (written is { } no) return Say.No(no);

        Say.Line("export.did", path);
        return 0;
    }

    private static async Task<Refusal?> Write(
        IServiceProvider services, string kind, SheetFormat format, string path,
        CancellationToken cancel)
    {
        if (kind == ImportCards.Kind)
            return await ExportCards.Write(services, path, cancel);

        var made = await (kind switch
        {
            "customers" => services.GetRequiredService<ExportCustomers>().Run(
                Asker.Kite, new() { Order = CustomerOrder.Number }, new() { Format = format },
                cancel),
            "contacts" => services.GetRequiredService<ExportDetails>()
                .Contacts(Asker.Kite, format, cancel),
            "relations" => services.GetRequiredService<ExportDetails>()
                .Relations(Asker.Kite, format, cancel),
            "products" => services.GetRequiredService<ExportProducts>()
                .Run(Asker.Kite, new() { Order = "code" }, format, cancel),
            _ => Task.FromResult<Result<Export>>(new NothingToExport(
                kind, "customers, contacts, relations, products, vcards")),
        });
        if (made.Refusal is { } no) return no;

        // A file that broke off half-way must not be taken for a whole one.
        var fresh = path + ".part";
        await using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write))
        {
            await made.Value.Sheet.Write(format, file, cancel);
        }
        File.Move(fresh, path, overwrite: true);
        return null;
    }

    /// <summary>Kite makes no files of things of this kind.</summary>
    internal sealed record NothingToExport(string Written, string Known) : Refusal;
}
