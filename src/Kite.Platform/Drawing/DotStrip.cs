using SkiaSharp;

namespace Kite;

/// <summary>How letters stand on a strip: so many dots high, in a line of so many.</summary>
public sealed record DotLetters(int Line, float Size, bool IsBold = false);

/// <summary>Rows of dots, each packed eight to a byte, the leftmost first.</summary>
public sealed record DotRows(int Width, int Height, byte[] Bits);

/// <summary>
/// Draws lines of letters as the dots that a receipt printer burns: the same on every printer,
/// whatever letters it knows itself.
/// </summary>
public sealed class DotStrip(PaperFonts fonts)
{
    // Darker than this is burnt.
    private const byte Dark = 150;

    /// <summary>Why words cannot be drawn on this machine; nothing where they can.</summary>
    public Refusal? Refused(IEnumerable<string> words) =>
        fonts.Missing(words) is { Length: > 0 } missing ? new NoFontForLetters(missing) : null;

    /// <summary>How many dots a text is long.</summary>
    public int Length(string text, DotLetters letters)
    {
        var length = 0f;
        foreach (var (run, face) in fonts.Runs(text))
        {
            using var font = Font(face, letters);
            length += font.MeasureText(run);
        }
        return (int)MathF.Ceiling(length);
    }

    /// <summary>The text in lines of so many dots at most; a word too long for one is cut.
    /// </summary>
    public IEnumerable<string> Lines(string text, DotLetters letters, int room)
    {
        var line = "";
        foreach (var word in PaperFonts.Words(text).SelectMany(w => Cut(w, letters, room)))
        {
            if (line.Length > 0 && Length((line + word).TrimEnd(), letters) > room)
            {
                yield return line.TrimEnd();
                line = "";
            }
            line += word;
        }
        yield return line.TrimEnd();
    }

    /// <summary>One line: each piece of it begins at so many dots from the left.</summary>
    public DotRows Draw(
        int width, DotLetters letters, params IReadOnlyList<(string Text, int X)> pieces)
    {
        using var bitmap = new SKBitmap(
            new SKImageInfo(width, letters.Line, SKColorType.Gray8, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        using (var paint = new SKPaint { Color = SKColors.Black, IsAntialias = true })
        {
            canvas.Clear(SKColors.White);
            var y = MathF.Round((letters.Line + (letters.Size * 0.72f)) / 2);
            foreach (var (text, x) in pieces)
            {
                var at = (float)x;
                foreach (var (run, face) in fonts.Runs(text))
                {
                    using var font = Font(face, letters);
                    canvas.DrawText(run, at, y, SKTextAlign.Left, font, paint);
                    at += font.MeasureText(run);
                }
            }
        }
        var (dots, row) = (bitmap.GetPixelSpan().ToArray(), bitmap.RowBytes);
        return Packed(width, letters.Line, (x, y) => dots[(y * row) + x] < Dark);
    }

    /// <summary>Rows of dots, of which each is asked for.</summary>
    public static DotRows Packed(int width, int height, Func<int, int, bool> isDark)
    {
        var row = (width + 7) / 8;
        var bits = new byte[row * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (isDark(x, y)) bits[(y * row) + (x / 8)] |= (byte)(0x80 >> (x % 8));
            }
        }
        return new(width, height, bits);
    }

    private IEnumerable<string> Cut(string word, DotLetters letters, int room)
    {
        if (Length(word.TrimEnd(), letters) <= room) return [word];

        var parts = new List<string>();
        var part = "";
        foreach (var rune in word.EnumerateRunes())
        {
            if (part.Length > 0 && Length(part + rune, letters) > room)
            {
                parts.Add(part);
                part = "";
            }
            part += rune.ToString();
        }
        parts.Add(part);
        return parts;
    }

    private static SKFont Font(SKTypeface face, DotLetters letters) =>
        new(face, letters.Size) { Embolden = letters.IsBold, Subpixel = false };
}
