using CsCheck;
using Kite.Importing;

namespace Kite.Tests.Importing;

/// <summary>Refused rows go into a file that is corrected and loaded again as it is.</summary>
public sealed class RefusedRowsTests : IDisposable
{
    private readonly string path = Path.Combine(
        Path.GetTempPath(), $"kite-{Guid.CreateVersion7()}.csv");

    private static readonly ImportMapping Plain = new() { Name = "plain" };

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Each_row_stands_there_with_its_line_and_its_reasons()
    {
        var file = Written.Opened("name;sum\nAnn;1e9\n\"a;\"\"b\"\"\";5;6\n");
        Refuse(file, row => row.Refusal is not null
            ? []
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
        using (var refused = new RefusedRows(path, Written.Opened("a,b\n1,2\n"), no => no.Code))
            refused.Flush();
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

    [Fact]
    public void An_import_killed_half_way_repeats_no_refused_row_and_loses_none()
    {
        var file = Written.Opened("a,b\n1,\"x\ny\"\n2,x\n3,x\n4,x\n");
        Refuse(file, _ => [new("b", new NotANumber("x"))]);
        var whole = File.ReadAllText(path);

        for (var torn = whole.Length; torn >= whole.IndexOf("\r\n5;", StringComparison.Ordinal)
            && torn > whole.IndexOf("5,", StringComparison.Ordinal); torn--)
        {
            File.WriteAllText(path, whole[..torn]);
            using (var again = new RefusedRows(path, file, no => no.Code, after: 4))
            {
                Assert.Equal(2, again.Count);
                foreach (var row in file.Rows(after: 4))
                    again.Write(Reading(file, row, [new("b", new NotANumber("x"))]));
            }

            Assert.Equal(whole, File.ReadAllText(path));
        }
    }

    [Fact]
    public void A_file_that_lost_one_of_our_columns_keeps_its_own_in_their_places()
    {
        File.WriteAllText(path, "kite_row;a;b\r\n2;1;2\r\n");
        using var file = TabularFile.Open(path, new() { HasHeader = false }).Value;
        Assert.Equal("2: 1|2", file.Rows().Told());
    }

    [Fact]
    public void A_new_import_begins_its_file_anew()
    {
        var file = Written.Opened("a,b\n1,x\n");
        Refuse(file, _ => [new("b", new NotANumber("x"))]);
        using (new RefusedRows(path, file, no => no.Code)) { }
        Assert.False(File.Exists(path));
    }

    private void Refuse(TabularFile file, Func<TextRow, IReadOnlyList<Fault>> why)
    {
        using var refused = new RefusedRows(path, file, no => no.Code);
        foreach (var row in file.Rows()) refused.Write(Reading(file, row, why(row)));
    }

    private static RowReading Reading(TabularFile file, TextRow row, IReadOnlyList<Fault> faults)
    {
        var reading = RowReader.Of(Plain, [], file.Headings, Currency.Usd).Value.Read(row);
        foreach (var fault in faults) reading.Refuse(fault.Field, fault.Why);
        return reading;
    }
}
