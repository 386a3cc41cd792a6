using System.Globalization;
using System.IO.Compression;
using System.Text;
using Kite.Importing;
using MiniExcelLibs;

namespace Kite.Tests.Importing;

/// <summary>Workbooks give their rows with ids, days and amounts as the sheet shows them.</summary>
public sealed class WorkbookTests
{
    private static readonly ImportField[] Fields =
    [
        new("customer", FieldType.Text, true, "Customer ID"),
        new("day", FieldType.Day, true, "Date"),
        new("amount", FieldType.Amount, true, "Total"),
    ];

    [Fact]
    public void A_workbook_from_another_program_is_understood()
    {
        using var book = new MemoryStream();
        book.SaveAs(new[]
        {
            new { CustomerId = "00001", Date = new DateTime(1997, 1, 31), Total = 10000d },
            new { CustomerId = "Ζωή <&>", Date = new DateTime(1997, 2, 1, 18, 5, 9), Total = 1.77 },
        });

        var file = TabularFile.Open(book).Value;
        Assert.Equal(FileKind.Excel, file.Shape.Kind);
        Assert.True(file.Shape.HasHeader);
        Assert.Equal(["CustomerId", "Date", "Total"], file.Headings);
        Assert.Equal(
            "2: 00001|1997-01-31|10000\n3: Ζωή <&>|1997-02-01T18:05:09|1.77",
            file.Rows().Told());
    }

    [Fact]
    public void Numbers_in_cells_are_not_subject_to_the_mappings_decimal_sign()
    {
        var rows = Read("""
            <row r="1"><c r="A1" t="inlineStr"><is><t>Customer ID</t></is></c>
              <c r="B1" t="inlineStr"><is><t>Date</t></is></c>
              <c r="C1" t="inlineStr"><is><t>Total</t></is></c></row>
            <row r="2"><c r="A2"><v>7</v></c><c r="B2"><v>35461</v></c>
              <c r="C2"><v>1234.5</v></c></row>
            <row r="3"><c r="A3"><v>8</v></c><c r="B3"><v>19970131</v></c>
              <c r="C3"><v>1.234</v></c></row>
            <row r="9"><c r="A9"><v>9</v></c><c r="B9" t="str"><v>31.1.1997</v></c>
              <c r="C9" t="str"><v>1.234,5</v></c></row>
            """);
        var mapping = new ImportMapping
        {
            Name = "till",
            DecimalSign = DecimalSign.Comma,
            DateForm = DateForm.DayFirst,
            Columns = new Dictionary<string, ColumnName>(StringComparer.Ordinal)
            {
                ["customer"] = new("customer id"), ["day"] = new(2), ["amount"] = new("Total"),
            },
        };
        var reader = RowReader.Of(mapping, Fields, rows.Headings, Currency.Eur).Value;
        var told = rows.Rows().Select(reader.Read).Select(row =>
            $"{row.Row.Number} {row.Text("customer")} {row.Day("day")?.Day:yyyy-MM-dd} "
            + (row.Amount("amount")?.Coins.ToString(CultureInfo.InvariantCulture)
                ?? row.Faults.Single().Why.Code));
        Assert.Equal(
            """
            2 7 1997-01-31 123450
            3 8 1997-01-31 too-many-decimals
            9 9 1997-01-31 123450
            """,
            string.Join('\n', told));
    }

    [Fact]
    public void A_number_of_a_refused_row_comes_back_from_the_text_as_the_same_number()
    {
        var path = Path.Combine(Path.GetTempPath(), $"kite-{Guid.CreateVersion7()}.csv");
        var mapping = new ImportMapping
        {
            Name = "till",
            DecimalSign = DecimalSign.Comma,
            Columns = new Dictionary<string, ColumnName>(StringComparer.Ordinal)
            {
                ["amount"] = new(1),
            },
        };
        Money? ReadFrom(TabularFile file, Action<RowReading> look)
        {
            var row = RowReader.Of(mapping, Fields[2..], file.Headings, Currency.Of("KWD")).Value
                .Read(file.Rows().Single());
            look(row);
            return row.Amount("amount");
        }

        var book = Read("<row r=\"1\"><c><v>1.234</v></c></row>", hasHeader: false);
        using (var refused = new RefusedRows(path, book.Headings, book.Shape.Kind))
        {
            var kept = ReadFrom(book, row => refused.Write(row.Row.Number, row.Cells, []));
            Assert.Equal(1234, kept?.Coins);
        }
        using (var back = TabularFile.Open(path).Value)
            Assert.Equal(1234, ReadFrom(back, _ => { })?.Coins);
        File.Delete(path);
    }

    [Theory]
    [InlineData("10000", "10000")]
    [InlineData("11.77", "11.77")]
    [InlineData("11.770000000000001", "11.77")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("2.9999999999999996", "3")]
    [InlineData("12345678901234.56", "12345678901234.56")]
    [InlineData("12345678901234567", "12345678901234567")]
    [InlineData("1.2E-2", "0.012")]
    [InlineData("1E+20", "100000000000000000000")]
    [InlineData("-5", "-5")]
    [InlineData("1E+300", "1E+300")]
    public void Numbers_are_written_out_exactly_and_without_noise(string kept, string shown) =>
        Assert.Equal(shown, Cell($"<c r=\"A1\"><v>{kept}</v></c>"));

    [Theory]
    [InlineData("<c r=\"A1\" s=\"1\"><v>35461</v></c>", "1997-01-31")]
    [InlineData("<c r=\"A1\" s=\"1\"><v>35461.75</v></c>", "1997-01-31T18:00:00")]
    [InlineData("<c r=\"A1\" s=\"2\"><v>35461</v></c>", "1997-01-31")]
    [InlineData("<c r=\"A1\" s=\"3\"><v>35461</v></c>", "35461")]
    [InlineData("<c r=\"A1\" t=\"s\"><v>1</v></c>", "two parts")]
    [InlineData("<c r=\"A1\" t=\"s\"><v>99</v></c><c r=\"B1\"><v>1</v></c>", "")]
    [InlineData("<c r=\"A1\" t=\"b\"><v>1</v></c>", "TRUE")]
    [InlineData("<c r=\"A1\" t=\"e\"><v>#N/A</v></c>", "#N/A")]
    [InlineData("<c r=\"A1\" t=\"str\"><v>a_x000A_b</v></c>", "a\nb")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t>00001</t></is></c>", "00001")]
    [InlineData("<c><v>5</v></c>", "5")]
    public void Every_kind_of_cell_is_read(string cell, string shown) =>
        Assert.Equal(shown, Cell(cell));

    [Fact]
    public void Gaps_between_rows_and_cells_cost_nothing_and_keep_their_places() =>
        Assert.Equal(
            "1: 1||2\n1048576: |3|",
            Read("""
                <row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row><row r="2"/>
                <row r="1048576"><c r="B1048576"><v>3</v></c><c r="ZZZZZZ1"/></row>
                """).Rows().Told());

    [Fact]
    public void A_cell_beyond_the_last_column_and_one_too_long_are_refused() =>
        Assert.Equal(
            ["too-many-columns", "cell-is-too-long", null],
            Read($"""
                <row r="1"><c r="A1"><v>1</v></c></row>
                <row r="2"><c r="A2"><v>1</v></c><c r="XFD2"><v>2</v></c></row>
                <row r="3"><c r="A3" t="str"><v>{new string('x', 200_000)}</v></c></row>
                <row r="4"><c r="A4"><v>1</v></c></row>
                """).Rows().Skip(1).Select(row => row.Refusal?.Code),
            StringComparer.Ordinal);

    [Fact]
    public void A_workbook_that_breaks_off_gives_its_rows_and_says_where()
    {
        var rows = Read("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c><v>2<v")
            .Rows().ToList();
        Assert.Equal(2, rows.Count);
        Assert.Equal(new WorkbookBreaksOff(3), rows[1].Refusal);
    }

    [Fact]
    public void A_package_that_is_no_workbook_is_refused()
    {
        using var archive = new MemoryStream();
        using (var package = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
            package.CreateEntry("word/document.xml");
        Assert.IsType<FileIsNoWorkbook>(TabularFile.Open(archive).Refusal);
    }

    [Fact]
    public void Reading_goes_on_behind_any_row()
    {
        var file = Read(string.Concat(Enumerable.Range(1, 9).Select(row =>
            $"<row r=\"{row}\"><c r=\"A{row}\"><v>{row}</v></c></row>")));
        Assert.Equal("8: 8\n9: 9", file.Rows(after: 7).Told());
    }

    private static string Cell(string cell) =>
        Read($"<row r=\"1\">{cell}</row>", hasHeader: false).Rows().Single().Cells[0];

    private static TabularFile Read(string rows, bool? hasHeader = null)
    {
        const string Ns = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var book = new MemoryStream();
        using (var package = new ZipArchive(book, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string path, string xml)
            {
                using var part = package.CreateEntry(path).Open();
                part.Write(Encoding.UTF8.GetBytes(xml));
            }

            Part("xl/workbook.xml", $"""
                <workbook {Ns} xmlns:r="{Office}"><sheets>
                  <sheet name="x" sheetId="1" state="hidden" r:id="r1"/>
                  <sheet name="y" sheetId="2" r:id="r2"/></sheets></workbook>
                """);
            Part("xl/_rels/workbook.xml.rels", """
                <Relationships><Relationship Id="r1" Target="worksheets/none.xml"/>
                  <Relationship Id="r2" Target="/xl/worksheets/own name.xml"/></Relationships>
                """);
            Part("xl/styles.xml", $"""
                <styleSheet {Ns}><numFmts>
                  <numFmt numFmtId="164" formatCode="yyyy\-mm\-dd;@"/>
                  <numFmt numFmtId="165" formatCode="[Red]0.00&quot;days&quot;"/></numFmts>
                  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
                  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>
                  <xf numFmtId="165"/></cellXfs></styleSheet>
                """);
            Part("xl/sharedStrings.xml", $"""
                <sst {Ns}><si><t>one</t></si><si><r><t xml:space="preserve">two </t></r>
                  <r><t>parts</t></r><rPh><t>no</t></rPh></si></sst>
                """);
            Part("xl/worksheets/own name.xml",
                $"<worksheet {Ns}><sheetData>{rows}</sheetData></worksheet>");
        }

        return TabularFile.Open(book, new() { HasHeader = hasHeader }).Value;
    }
}
