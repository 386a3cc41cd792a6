using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Importing;

/// <summary>
/// The refused rows as a file, each with its reasons in the reader's language: to be corrected
/// in a spreadsheet and loaded again as it is.
/// </summary>
public sealed class RefusedRowsFile(KiteDb db, ImportFiles files)
{
    private const int RowsAtOnce = 1_000;

    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/imports/{id:guid}/refused-rows", Answer)
            .Needing(May.RunImports)
            .GivesCsv()
            .WithSummary("The refused rows with their reasons, to be corrected and loaded again");

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Answer(
        Guid id, RefusedRowsFile rows, Asker asker, CancellationToken cancel)
    {
        var made = await rows.Run(asker, id, cancel);
        return made.Refusal is { } no
            ? Http.Problem(no)
            : TypedResults.Stream(made.Value.Open(), "text/csv; charset=utf-8", made.Value.Name);
    }

    /// <summary>Writes the file; whoever opens it removes it by closing it.</summary>
    public async Task<Result<Made>> Run(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.RunImports)) return new NotAllowed(May.RunImports);
        var found = await db.ImportAsync(id, cancel);
        if (found.Refusal is { } no) return no;

        var import = found.Value;
        var path = files.Scratch();
        var headings = KeptRefusal.Read<IReadOnlyList<string>>(import.Headings);
        long count;
        using (var file = new RefusedRows(path, headings, import.FileKind))
        {
            await foreach (var row in Rows(id, cancel))
            {
                file.Write(row.Row, RefusedBook.CellsOf(row), Worded(row));
            }
            count = file.Count;
        }
        var name = $"{Path.GetFileNameWithoutExtension(import.FileName)}.refused.csv";
        return count == 0 ? new NothingWasRefused() : new Made(path, name, count);
    }

    private async IAsyncEnumerable<RefusedRow> Rows(
        Guid id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var after = 0L;
        while (true)
        {
            var rows = await db.RefusedRows.AsNoTracking()
                .Where(r => r.ImportId == id && r.Row > after)
                .OrderBy(r => r.Row)
                .Take(RowsAtOnce)
                .ToListAsync(cancel);
            foreach (var row in rows) yield return row;
            if (rows.Count < RowsAtOnce) yield break;
            after = rows[^1].Row;
        }
    }

    private static IEnumerable<string> Worded(RefusedRow row) => RefusedBook.ReasonsOf(row)
        .Select(fault =>
        {
            var why = fault.Why.Say(CultureInfo.CurrentUICulture);
            return fault.Field.Length > 0 ? $"{fault.Field}: {why}" : why;
        });

    /// <summary>A file of refused rows, ready to be sent or moved.</summary>
    public sealed record Made(string Path, string Name, long Rows)
    {
        public Stream Open() => new FileStream(
            Path, FileMode.Open, FileAccess.Read, FileShare.None, 64 * 1024,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
    }
}
