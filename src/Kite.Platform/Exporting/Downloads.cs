using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kite;

/// <summary>A sheet and the form in which it is asked for.</summary>
public sealed record Export(Sheet Sheet, SheetFormat Format);

/// <summary>Sends a list to the browser as a file, row by row.</summary>
public static class Downloads
{
    internal const string Workbook =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static Results<PushStreamHttpResult, ProblemHttpResult> ToDownload(
        this Result<Export> export, CancellationToken cancel)
    {
        if (export.Refusal is { } no) return Http.Problem(no);

        var (sheet, format) = export.Value;
        return TypedResults.Stream(
            wire => sheet.Write(format, wire, cancel),
            format == SheetFormat.Xlsx ? Workbook : "text/csv; charset=utf-8",
            sheet.FileName(format));
    }
}
