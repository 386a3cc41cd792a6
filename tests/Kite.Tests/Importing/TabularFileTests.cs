using CsCheck;
using Kite.Importing;

namespace Kite.Tests.Importing;

/// <summary>Files of every kind give their rows, each with the line an editor shows.</summary>
public sealed class TabularFileTests
{
    [Theory]
    [InlineData("name,sum\nAnn,5\nBob,6\n", FileKind.Comma)]
    [InlineData("name;sum\nAnn;5,10\nBob;6,20\n", FileKind.Semicolon)]
    [InlineData("Ann;5,10\nBob;6,20\n", FileKind.Semicolon)]
    [InlineData("name\tsum\nAnn\t5\nBob\t6\n", FileKind.Tab)]
    [InlineData("name|sum\nAnn|5\nBob|6\n", FileKind.Pipe)]
    [InlineData(" name   sum\n  Ann     5\n  Bob    16\n", FileKind.Blanks)]
    [InlineData("\"a;b\",\"c\"\n\"d;e\",\"f\"\n", FileKind.Comma)]
    [InlineData("name\nAnn\nBob\n", FileKind.Comma)]
    [InlineData("full name\nAnn Lee\nBob Ray\n", FileKind.Comma)]
    [InlineData("sep=;\nname;sum\nAnn;5\n", FileKind.Semicolon)]
    [InlineData("sep=|\nname|sum\nAnn|5\n", FileKind.Pipe)]
    public void The_separator_is_found(string text, FileKind kind) =>
        Assert.Equal(kind, Written.Opened(text).Shape.Kind);

    [Theory]
    [InlineData("name,sum\nAnn,5", true)]
    [InlineData("Ann,5\nBob,6", false)]
    [InlineData("Ann,ann@example.com\nBob,bob@example.com", false)]
    [InlineData("Ann,2024-01-31\nBob,2024-02-28", false)]
    [InlineData("00001 0004 19970101  1  29.33\n00001 0004 19970118  1  29.73", false)]
    [InlineData("name,city", true)]
    [InlineData("客户编号,金额\n1,5", true)]
    public void Headings_are_told_from_rows(string text, bool hasHeader) =>
        Assert.Equal(hasHeader, Written.Opened(text).Shape.HasHeader);

    [Fact]
    public void Rows_keep_the_numbers_of_their_lines() =>
        Assert.Equal(
            """
            3: Ann|two
            lines|5
            5: Bob|a "word"|6
            8: Cy||7
            """,
            Written.Rows(
                "\nname,note,sum\r\nAnn,\"two\nlines\",5\r\n \"Bob\" ,\"a \"\"word\"\"\",6"
                + "\n\n,,\n\"Cy\",,7\r\n\r\n\r\n").Told());

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Every_line_end_is_understood(string end) =>
        Assert.Equal(
            "2: 1|2\n3: 3|4",
            Written.Rows($"a,b{end}1,2{end}3,4{end}").Told());

    [Fact]
    public void Runs_of_blanks_part_cells_with_or_without_blanks_before_them()
    {
        var file = Written.Opened(
            " customer_id date number_of_cds dollar_value\r\n"
            + " 00001 19970101  1   11.77\r\n 00002 19970112  1   12.00 \r\n");
        Assert.Equal(["customer_id", "date", "number_of_cds", "dollar_value"], file.Headings);
        Assert.Equal(
            "2: 00001|19970101|1|11.77\n3: 00002|19970112|1|12.00",
            file.Rows().Told());
    }

    [Fact]
    public void Rows_too_short_or_too_long_are_refused_and_empty_cells_behind_are_not() =>
        Assert.Equal(
            """
            2: 1|2
            3: 1 ! row-is-short
            4: 1|2|3 ! row-is-long
            5: 1|2
            """,
            Written.Rows("a,b,\n1,2\n1\n1,2,3\n1,2,,\n").Told());

    [Fact]
    public void A_file_without_headings_names_its_columns_by_their_places()
    {
        var file = Written.Opened("5,6\n7,8\n");
        Assert.Equal(["1", "2"], file.Headings);
        Assert.Equal("1: 5|6\n2: 7|8", file.Rows().Told());
    }

    [Fact]
    public void What_the_caller_knows_counts_for_more_than_the_guess()
    {
        var told = new ShapeChoice { Kind = FileKind.Pipe, HasHeader = false, Quote = '\'' };
        var rows = Written.Rows("a,b|'c|d'\n1,2|3\n", told);
        Assert.Equal("1: a,b|c|d\n2: 1,2|3", rows.Told());
        Assert.Equal(2, rows[0].Cells.Length);
    }

    [Fact]
    public void Reading_goes_on_behind_any_line()
    {
        var file = Written.Opened("a,b\n1,2\n3,\"x\ny\"\n5,6\n7,8\n");
        Assert.Equal("5: 5|6\n6: 7|8", file.Rows(after: 3).Told());
        Assert.Equal(4, file.Rows().Count());
        Assert.Empty(file.Rows(after: 6));
    }

    [Fact]
    public void Whatever_is_written_as_csv_is_read_back_cell_by_cell() =>
        Gen.Select(
                Gen.String[Gen.OneOf([.. "ab,;|\t\"'\r\n é中"]), 0, 9].Array[3].Array[1, 20],
                Gen.OneOf(FileKind.Comma, FileKind.Semicolon, FileKind.Tab, FileKind.Pipe))
            .Sample((rows, kind) =>
            {
                var separator = RowSplitter.SeparatorOf(kind);
                var lines = rows.Select(row =>
                    string.Join(separator, row.Select(Quoted)));
                var choice = new ShapeChoice { Kind = kind, HasHeader = false, Quote = '"' };
                var read = TabularFile.Open(
                    Written.As("x" + new string(separator, 2) + "\n"
                    + string.Join("\r\n", lines)), choice).Value.Rows().Skip(1);
                return rows.Where(row => row.Any(cell => cell.Length > 0))
                    .SelectMany(row => row)
                    .SequenceEqual(read.SelectMany(row => row.Cells), StringComparer.Ordinal);
            });

    [Fact]
    public void Cells_are_the_same_however_the_text_arrives() =>
        Gen.String[Gen.OneOf([.. "ab,\"\r\n "]), 0, 60].Sample(text =>
            All(new StringReader(text)) == All(new Drip(text)));

    private static string Quoted(string cell) =>
        $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string All(TextReader text)
    {
        var rows = new RowSplitter(text, FileKind.Comma, '"');
        var told = new List<string>();
        while (rows.Read())
            told.Add($"{rows.Line}:{string.Join('|', rows.Cells())}!{rows.Refusal}<{rows.Text}>");
        return string.Join('\n', told);
    }

    /// <summary>A text that arrives letter by letter.</summary>
    private sealed class Drip(string text) : TextReader
    {
        private int at;

        public override int Read(char[] buffer, int index, int count)
        {
            if (at == text.Length || count == 0) return 0;
            buffer[index] = text[at++];
            return 1;
        }
    }
}
