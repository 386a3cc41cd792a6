namespace Kite.Importing;

/// <summary>There is nothing in the file.</summary>
public sealed record FileIsEmpty : Refusal;

/// <summary>A picture, a program, a PDF: no table. CSV or .xlsx would be right.</summary>
public sealed record FileIsBinary : Refusal;

/// <summary>A web page or XML, often named .xls: open it in a spreadsheet and save it as .xlsx.
/// </summary>
public sealed record FileIsMarkup : Refusal;

/// <summary>The old Excel form (.xls), or one locked by a password: save it as .xlsx or CSV.
/// </summary>
public sealed record FileIsOldExcel : Refusal;

/// <summary>A package that is no Excel workbook, such as a text document or an archive.</summary>
public sealed record FileIsNoWorkbook : Refusal;

/// <summary>The workbook cannot be opened: save it anew.</summary>
public sealed record WorkbookIsDamaged : Refusal;

/// <summary>The workbook cannot be read from this row on: save it anew.</summary>
public sealed record WorkbookBreaksOff(long Row) : Refusal;

/// <summary>The workbook holds more text than fits in memory: save its sheet as CSV.</summary>
public sealed record WorkbookHoldsTooMuchText(long Limit) : Refusal;

/// <summary>The encoding named is none that Kite can read.</summary>
public sealed record NoSuchEncoding(string Encoding) : Refusal;

/// <summary>The row has more columns than any sensible table.</summary>
public sealed record TooManyColumns(int Limit) : Refusal;

/// <summary>A cell holds more text than Kite takes in.</summary>
public sealed record CellIsTooLong(int Limit) : Refusal;

/// <summary>The row is longer than Kite takes in.</summary>
public sealed record RowIsTooLong(int Limit) : Refusal;

/// <summary>
/// A quotation mark opens a cell in this line and none closes it: add the missing one, or double
/// it where it belongs to the text.
/// </summary>
public sealed record QuoteLeftOpen(long Line) : Refusal;

/// <summary>
/// Text stands behind the closing quotation mark of a cell: a mark within the text must be
/// doubled.
/// </summary>
public sealed record QuoteIsAstray(long Line) : Refusal;

/// <summary>The row has fewer cells than the table has columns.</summary>
public sealed record RowIsShort(int Cells, int Columns) : Refusal;

/// <summary>The row has more cells than the table has columns.</summary>
public sealed record RowIsLong(int Cells, int Columns) : Refusal;

/// <summary>The row holds bytes that are no text.</summary>
public sealed record RowIsBinary : Refusal;

/// <summary>The row holds characters that do not exist in the file's encoding.</summary>
public sealed record RowDoesNotFitEncoding(string Encoding) : Refusal;
