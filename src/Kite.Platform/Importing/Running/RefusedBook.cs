using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kite.Importing;

/// <summary>A reason why a row was refused: the column, and the refusal to be worded.</summary>
public sealed record KeptFault(string Field, KeptRefusal Why);

/// <summary>Keeps refused rows with their reasons until someone corrects them.</summary>
internal static class RefusedBook
{
    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static RefusedRow Of(Guid import, RowReading reading)
    {
        var row = reading.Row;
        string[] cells = row.Cells.Length > 0 ? [.. reading.Cells] : [row.Raw];
        return new()
        {
            ImportId = import,
            Row = row.Number,
            Cells = JsonSerializer.Serialize(cells, Plain),
            Reasons = KeptRefusal.Write(
                reading.Faults.Select(f => new KeptFault(f.Field, KeptRefusal.Of(f.Why)))),
        };
    }

    public static string[] CellsOf(RefusedRow row) =>
        JsonSerializer.Deserialize<string[]>(row.Cells)!;

    public static List<KeptFault> ReasonsOf(RefusedRow row) =>
        KeptRefusal.Read<List<KeptFault>>(row.Reasons);

    public static Task Clear(KiteDb db, Guid import, CancellationToken cancel) =>
        db.RefusedRows.Where(r => r.ImportId == import).ExecuteDeleteAsync(cancel);
}
