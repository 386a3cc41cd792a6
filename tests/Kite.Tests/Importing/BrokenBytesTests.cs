using CsCheck;
using Kite.Importing;
using MiniExcelLibs;

namespace Kite.Tests.Importing;

/// <summary>No bytes whatever bring the reader down: it reads them or says what is wrong.</summary>
public sealed class BrokenBytesTests
{
    private static readonly byte[] Book = Workbook();

    [Fact]
    public void Any_bytes_are_read_or_refused() =>
        Gen.OneOf(
                Gen.Byte.Array[0, 300],
                Gen.OneOf([.. "\0,;\t\"'\r\n 0a.é张"u8]).Array[0, 300])
            .Sample(bytes => ReadAll(bytes));

    [Fact]
    public void A_workbook_with_any_of_its_bytes_broken_is_read_or_refused() =>
        Gen.Select(Gen.Int[0, Book.Length - 1], Gen.Byte).Array[1, 4].Sample(breaks =>
        {
            var bytes = (byte[])Book.Clone();
            foreach (var (at, with) in breaks) bytes[at] = with;
            return ReadAll(bytes);
        });

    [Fact]
    public void A_workbook_cut_off_anywhere_is_read_or_refused() =>
        Gen.Int[4, Book.Length].Sample(length => ReadAll(Book[..length]));

    private static bool ReadAll(byte[] bytes)
    {
        var opened = TabularFile.Open(Written.InBytes(bytes));
        return opened.Refusal is not null || opened.Value.Rows().Count() <= bytes.Length;
    }

    private static byte[] Workbook()
    {
        using var book = new MemoryStream();
        book.SaveAs(Enumerable.Range(1, 40).Select(row => new
        {
            Name = $"n{row}", Day = new DateTime(2024, 1, 1).AddDays(row), Sum = row / 7d,
        }));
        return book.ToArray();
    }
}
