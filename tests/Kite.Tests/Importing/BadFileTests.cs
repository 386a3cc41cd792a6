using System.Text;
using Kite.Importing;

namespace Kite.Tests.Importing;

/// <summary>A broken file gets a clear word, loses no good row, and costs little memory.</summary>
public sealed class BadFileTests
{
    [Fact]
    public void What_is_no_table_is_refused_by_name()
    {
        Assert.Equal("file-is-empty", Refused([]));
        Assert.Equal("file-is-empty", Refused("\uFEFF \r\n\t\n"u8.ToArray()));
        Assert.Equal("file-is-binary", Refused([0x89, .. "PNG\r\n\x1A\n"u8, 0, 0, 0]));
        Assert.Equal("file-is-binary", Refused("%PDF-1.7\n1 0 obj\n2 0 obj\n"u8.ToArray()));
        Assert.Equal("file-is-binary", Refused([0x7F, .. "ELF\x02\x01\x01"u8, 0, 0]));
        Assert.Equal(
            "file-is-binary",
            Refused([.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 37 % 251))]));
        Assert.Equal("file-is-binary", Refused(new byte[1000]));
        Assert.Equal("file-is-markup", Refused("<html><table><tr>"u8.ToArray()));
        Assert.Equal(
            "file-is-old-excel", Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]));
        Assert.Equal("workbook-is-damaged", Refused("PK\x03\x04rubbish"u8.ToArray()));
        Assert.Equal(
            "no-such-encoding",
            TabularFile.Open(Written.As("a,b"), new() { Encoding = "utf-9" }).Refusal?.Code);
    }

    [Fact]
    public void A_quote_left_open_costs_its_own_line_only()
    {
        var rows = Written.Rows("a,b\n1,2\n3,\"open\n5,6\n7,\"shut\"\n9,10\n");
        Assert.Equal(
            """
            2: 1|2
            3:  ! quote-left-open
            4: 5|6
            5: 7|shut
            6: 9|10
            """,
            rows.Told());
        Assert.Equal(new QuoteLeftOpen(3), rows[1].Refusal);
        Assert.Equal("3,\"open", rows[1].Raw);
    }

    [Fact]
    public void A_quote_left_open_to_the_end_of_a_large_file_costs_its_own_line_only()
    {
        var text = new StringBuilder("a,b\n1,\"open\n");
        for (var i = 0; i < 100_000; i++) text.Append("some text,more\n");

        var rows = Written.Rows(text.ToString());
        Assert.Equal(100_001, rows.Count);
        Assert.Equal(new QuoteLeftOpen(2), rows.Single(row => row.Refusal is not null).Refusal);
    }

    [Fact]
    public void A_quote_left_open_behind_a_cell_of_several_lines_is_named_by_its_own_line()
    {
        var rows = Written.Rows("a,b\n\"x\ny\",\"open\n5,6\n");
        Assert.Equal(new QuoteLeftOpen(3), rows[0].Refusal);
        Assert.Equal(2, rows[0].Number);
        Assert.Equal("4: 5|6", rows.Skip(1).Told());
    }

    [Fact]
    public void Text_behind_a_closing_quote_is_refused() =>
        Assert.Equal(
            "2:  ! quote-is-astray\n3: 1|2",
            Written.Rows("a,b\n1,\"the \"big\" one\"\n1,2\n").Told());

    [Fact]
    public void A_row_of_ten_million_columns_is_stepped_over()
    {
        var text = $"a,b\n1,2\n{new string(',', 10_000_000)}\n3,4\n";
        var rows = Written.Rows(text);
        Assert.Equal("2: 1|2\n3:  ! too-many-columns\n4: 3|4", rows.Told());
        Assert.InRange(rows[1].Raw.Length, 1, 40_000);
    }

    [Fact]
    public void Headings_of_ten_million_columns_refuse_the_file() =>
        Assert.Equal("too-many-columns", Refused(Encoding.UTF8.GetBytes(
            new string(',', 10_000_000) + "\n1,2\n")));

    [Fact]
    public void A_first_row_that_is_broken_does_not_say_how_many_columns_there_are() =>
        Assert.Equal(
            "1:  ! quote-left-open\n2: 1|2\n3: 3|4",
            Written.Rows("9,\"8\n1,2\n3,4\n").Told());

    [Fact]
    public void Cells_and_rows_beyond_measure_are_stepped_over()
    {
        var cell = new string('x', 200_000);
        var row = string.Join(',', Enumerable.Repeat(new string('y', 90_000), 20));
        Assert.Equal(
            """
            2:  ! cell-is-too-long
            3: 1|2
            4:  ! quote-left-open
            5: 3|4
            6:  ! row-is-too-long
            7: 5|6
            """,
            Written.Rows($"a,b\n1,{cell}\n1,2\n1,\"{cell}\n3,4\n{row}\n5,6\n").Told());
    }

    [Fact]
    public void Memory_stays_bounded_whatever_the_size_of_a_line()
    {
        using var endless = new Repeated("a,b\n1,2\n"u8.ToArray(), (byte)'x', 300_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var rows = TabularFile.Open(endless).Value.Rows().ToList();
        var spent = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal("2: 1|2\n3:  ! row-is-too-long", rows.Told());
        Assert.InRange(spent, 0, 40_000_000);
    }

    [Fact]
    public void A_tail_of_noughts_is_one_refused_row()
    {
        byte[] bytes = [.. "a,b\n1,2\n3,4\n"u8, .. new byte[5000]];
        var rows = TabularFile.Open(Written.InBytes(bytes)).Value.Rows().ToList();
        Assert.Equal("2: 1|2\n3: 3|4", rows.Take(2).Told());
        Assert.Equal("row-is-binary", Assert.Single(rows.Skip(2)).Refusal?.Code);
    }

    [Fact]
    public void The_sign_that_ends_very_old_files_is_no_row() =>
        Assert.Equal("2: 1|2", Written.Rows("a,b\n1,2\n\x1A").Told());

    [Fact]
    public void A_row_in_another_encoding_is_refused_alone()
    {
        byte[] bytes = [.. "name,sum\n"u8, .. Enumerable.Repeat("Ζωή,5\n", 50)
            .SelectMany(Encoding.UTF8.GetBytes), 0xC6, 0xF9, 0xDE, .. ",6\nΖωή,7\n"u8];
        var rows = TabularFile.Open(Written.InBytes(bytes)).Value.Rows().ToList();
        Assert.Equal(new RowDoesNotFitEncoding("utf-8"), rows[50].Refusal);
        Assert.Equal("Ζωή", rows[51].Cells[0]);
    }

    [Fact]
    public void A_file_of_headings_alone_has_no_rows() =>
        Assert.Empty(Written.Rows("name,sum\n"));

    private static string? Refused(byte[] bytes) =>
        TabularFile.Open(Written.InBytes(bytes)).Refusal?.Code;

    /// <summary>A beginning, then one byte over and over: a file larger than memory.</summary>
    private sealed class Repeated(byte[] start, byte rest, long size) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => size;
        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var length = (int)Math.Min(count, size - Position);
            for (var i = 0; i < length; i++, Position++)
                buffer[offset + i] = Position < start.Length ? start[Position] : rest;
            return length;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => Position = offset;
        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException();
    }
}
