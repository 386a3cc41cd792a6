using CsCheck;
using Kite.Importing;

namespace Kite.Tests.Importing;

/// <summary>Refused rows go into a file that is corrected and loaded again as it is.</summary>
public sealed class RefusedRowsTests : IDisposable
{
    private readonly string path = Path.Combine(
        Path.GetTempPath(), $"kite-{Guid.CreateVersion7()}.csv");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Each_row_stands_there_with_its_line_and_its_reasons()
    {
        var file = Written.Opened("name;sum\nAnn;1e9\n\"a;\"\"b\"\"\";5;6\n");
        Refuse(file, row => row.Refusal is { } no
            ? [new("", no)]
            : [new("sum", new NotANumber("1e9")), new("name", new CellIsEmpty())]);
        Assert.Equal(
            "\uFEFFkite_row;kite_reason;name;sum\r\n"
            + "2;\"sum: not-a-number; name: cell-is-empty\";Ann;1e9\r\n"
            + "3;row-is-long;\"a;\"\"b\"\"\";5;6\r\n",
            System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(path)));
    }

    [Fact]
    public void There_is_no_file_where_nothing_is_refused()
    {
        new RefusedRows(path, ["a", "b"], FileKind.Comma).Dispose();
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("customer date\n 7 19970231\n 8 19970101\n", FileKind.Blanks)]
    [InlineData("customer\tdate\n7\t19970231\n8\t19970101\n", FileKind.Tab)]
    [InlineData("customer|date\n7|19970231\n8|19970101\n", FileKind.Pipe)]
    public void A_corrected_file_is_read_with_the_mapping_of_the_first(string text, FileKind kind)
    {
        var first = new ShapeChoice { Kind = kind, HasHeader = true, Encoding = "windows-1253" };
        Refuse(Written.Opened(text, first), _ => [new("date", new NoSuchDay("19970231"))]);

        using var corrected = TabularFile.Open(path, first).Value;
        Assert.Equal(["customer", "date"], corrected.Headings);
        Assert.Equal("2: 7|19970231\n3: 8|19970101", corrected.Rows().Told());
    }

    [Fact]
    public void A_corrected_file_without_headings_keeps_the_places_of_its_columns()
    {
        var first = new ShapeChoice { HasHeader = false };
        Refuse(Written.Opened("7,x\n8,y\n", first), _ => [new("2", new NotANumber("x"))]);

        using var corrected = TabularFile.Open(path, first).Value;
        Assert.Equal(["1", "2"], corrected.Headings);
        Assert.Equal("2: 7|x\n3: 8|y", corrected.Rows().Told());
    }

    [Fact]
    public void Text_that_a_spreadsheet_would_run_is_disarmed_and_comes_back_as_it_was()
    {
        string[] cells = ["=1+1", "@SUM(A1)", "-5", "+30 210", "-11.77", "'=x", "＝1", "-", "a=b"];
        var file = Written.Opened(
            "a\n" + string.Concat(cells.Select(cell => $"{cell}\n")), new() { HasHeader = true });
        Refuse(file, _ => [new("a", new CellIsEmpty())]);

        var written = File.ReadAllLines(path).Skip(1).Select(line => line.Split(',')[2]);
        Assert.Equal(
            ["'=1+1", "'@SUM(A1)", "-5", "'+30 210", "-11.77", "''=x", "'＝1", "'-", "a=b"],
            written,
            StringComparer.Ordinal);
        using var back = TabularFile.Open(path).Value;
        Assert.Equal(cells, back.Rows().Select(row => row.Cells[0]), StringComparer.Ordinal);
    }

    [Fact]
    public void Guarding_a_cell_is_undone_to_the_letter() =>
        Gen.String[Gen.OneOf([.. "='+-@5.,\t\rx＝ "]), 0, 8].Sample(cell =>
            SafeCell.Bare(SafeCell.Guard(cell)) == cell);

    private void Refuse(TabularFile file, Func<TextRow, IReadOnlyList<Fault>> why)
    {
        using var refused = new RefusedRows(path, file.Headings, file.Shape.Kind);
        foreach (var row in file.Rows())
        {
            refused.Write(
                row.Number,
                row.Cells.Length > 0 ? row.Cells : [row.Raw],
                why(row).Select(f => f.Field.Length > 0 ? $"{f.Field}: {f.Why.Code}" : f.Why.Code));
        }
    }
}
