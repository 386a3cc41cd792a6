using CsCheck;
using Kite.Sales;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests;

/// <summary>Reads what a printer would be sent, as a printer reads it.</summary>
internal static class EscPosReader
{
    /// <summary>The pictures in it, and nothing that is not known.</summary>
    public static IReadOnlyList<DotRows> Pictures(byte[] bytes)
    {
        var found = new List<DotRows>();
        for (var at = 0; at < bytes.Length;)
        {
            switch (bytes[at..])
            {
                case [0x1B, 0x40, ..]: at += 2; break;
                case [0x1B, 0x70, ..]: at += 5; break;
                case [0x1D, 0x56, ..]: at += 4; break;
                case [0x1D, 0x76, 0x30, 0, var xl, var xh, var yl, var yh, ..]:
                    var (across, high) = (xl + (xh << 8), yl + (yh << 8));
                    found.Add(new(
                        across * 8, high, bytes[(at + 8)..(at + 8 + (across * high))]));
                    at += 8 + (across * high);
                    break;
                default:
                    throw new InvalidOperationException($"Nothing known stands at {at}.");
            }
        }
        return found;
    }

    public static bool IsDark(this DotRows rows, int x, int y) =>
        (rows.Bits[(y * ((rows.Width + 7) / 8)) + (x / 8)] & (0x80 >> (x % 8))) != 0;
}

/// <summary>A strip as bytes for a receipt printer: every letter of four languages, nothing lost.
/// </summary>
public sealed class EscPosTests
{
    // Words, figures, and whether they stand in the middle.
    private static readonly Gen<StripText> Texts = Gen.Select(
        OneOf(
            "Pie", "A very long name of a thing that nobody can read in one line", "Καφές",
            "Cà phê sữa đá", "Supercalifragilisticexpialidocious-and-then-some-more"),
        OneOf<string?>(null, "20.00", "1,234,567.00", "−0.50"),
        Gen.Bool,
        (words, figure, isCentred) => new StripText(words, figure) { IsCentred = isCentred });

    private static Gen<T> OneOf<T>(params T[] values) =>
        Gen.Int[0, values.Length - 1].Select(at => values[at]);

    [Fact]
    public async Task However_long_the_words_are_all_of_it_fits_on_the_paper()
    {
        await using var shop = await Shop.Open();
        var draw = shop.Services.GetRequiredService<DrawStrip>();

        Gen.Select(Texts.List[1, 6], Gen.Enum<StripPaper>()).Sample(
            (texts, paper) =>
            {
                var rows = draw.Run([.. texts], paper).Value;
                var read = EscPosReader.Pictures(EscPos.Of(rows, opensDrawer: true));
                return read.Count == rows.Count && read.Count >= texts.Count
                    && read.All(r => r.Width == EscPos.Dots(paper))
                    && read.Zip(rows).All(p => p.First.Bits.SequenceEqual(p.Second.Bits))
                    && rows.All(r => r.Bits.Any(b => b != 0));
            },
            iter: 60);
    }

    [Theory]
    [InlineData("Receipt")]
    [InlineData("Απόδειξη")]
    [InlineData("Biên lai")]
    [InlineData("小票")]
    public async Task Letters_of_every_language_are_drawn_or_said_to_be_missing(string words)
    {
        await using var shop = await Shop.Open();
        var draw = shop.Services.GetRequiredService<DrawStrip>();

        var drawn = draw.Run([new StripText(words, "1.00")], StripPaper.Wide);

        if (drawn.Refusal is { } no)
        {
            var missing = Assert.IsType<NoFontForLetters>(no).Letters;
            Assert.All(missing, letter => Assert.Contains(letter, words));
            return;
        }
        Assert.Contains(Assert.Single(drawn.Value).Bits, b => b != 0);
    }

    [Theory]
    [InlineData(StripPaper.Wide)]
    [InlineData(StripPaper.Narrow)]
    public async Task The_square_on_paper_is_the_square_on_the_screen(object width)
    {
        const string Link =
            "https://kite.example.com/r/abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
        await using var shop = await Shop.Open();
        var draw = shop.Services.GetRequiredService<DrawStrip>();
        var paper = (StripPaper)width;

        var dots = draw.Run([new StripSquare(Link)], paper).Value.Single();

        var rows = Kite.Customers.Square.Rows(Link);
        var side = dots.Height / rows.Count;
        var left = (EscPos.Dots(paper) - (rows.Count * side)) / 2;
        Assert.InRange(side, 3, 8);
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                Assert.Equal(
                    rows[y][x],
                    dots.IsDark(left + (x * side) + (side / 2), (y * side) + (side / 2)));
            }
        }
    }

    [Theory]
    [InlineData(0x12, null)]
    [InlineData(0x32, typeof(PrinterHasNoPaper))]
    [InlineData(0x16, typeof(PrinterIsNotReady))]
    [InlineData(0x52, typeof(PrinterIsNotReady))]
    [InlineData(0x36, typeof(PrinterHasNoPaper))]
    public void What_a_printer_says_of_itself_is_understood(byte state, Type? trouble) =>
        Assert.Equal(trouble, EscPos.Trouble(state, "here")?.GetType());
}
