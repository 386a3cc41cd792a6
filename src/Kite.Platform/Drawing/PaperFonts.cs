using System.Text;
using SkiaSharp;

namespace Kite;

/// <summary>
/// The fonts with which paper is written: those in the folder <c>fonts</c> of Kite's data, then
/// those of the machine. Kite ships none; a letter that no font has is said, never drawn as a box.
/// </summary>
public sealed class PaperFonts(DataFolder folder)
{
    private const int MostFiles = 80;

    // Those that are usual on servers and desktops, the plainest first.
    private static readonly string[] Preferred =
    [
        "NotoSans-Regular", "DejaVuSans", "LiberationSans-Regular", "segoeui", "arial", "Arial",
        "NotoSansCJK-Regular", "NotoSansCJKsc-Regular", "NotoSansSC-Regular",
        "SourceHanSansSC-Regular", "wqy-zenhei", "wqy-microhei", "msyh", "PingFang",
        "Hiragino Sans GB", "STHeiti Light", "DroidSansFallbackFull", "simsun",
    ];

    private readonly Lock gate = new();
    private readonly List<SKTypeface> open = [];
    private readonly Dictionary<int, SKTypeface?> known = [];
    private Queue<string>? files;

    /// <summary>The letters of a text for which no font is here; none where all can be drawn.
    /// </summary>
    internal string Missing(IEnumerable<string> texts) => string.Concat(
        texts.SelectMany(text => text.EnumerateRunes())
            .Where(rune => Rune.IsLetterOrDigit(rune) && For(rune) is null)
            .Distinct().Take(12));

    /// <summary>The first font that has this letter.</summary>
    internal SKTypeface? For(Rune rune)
    {
        lock (gate)
        {
            if (known.TryGetValue(rune.Value, out var found)) return found;

            found = open.Find(face => Has(face, rune));
            while (found is null && Next() is { } face)
            {
                open.Add(face);
                if (Has(face, rune)) found = face;
            }
            return known[rune.Value] = found;
        }
    }

    /// <summary>A text in pieces, each with the font that has its letters.</summary>
    internal IEnumerable<(string Run, SKTypeface Face)> Runs(string text)
    {
        var run = new StringBuilder();
        SKTypeface? now = null;
        foreach (var rune in text.EnumerateRunes())
        {
            // A sign that is no letter, such as a little picture, may be missed.
            var isThere = For(rune) is not null;
            var drawn = isThere ? rune : Rune.IsWhiteSpace(rune) ? new(' ') : new('?');
            var face = For(drawn) ?? SKTypeface.Default;
            if (now is not null && face != now && !Rune.IsWhiteSpace(drawn))
            {
                yield return (run.ToString(), now);
                run.Clear();
                now = null;
            }
            now ??= face;
            run.Append(drawn.ToString());
        }
        if (now is not null) yield return (run.ToString(), now);
    }

    /// <summary>Where a line may end: after a space, or a sign of a script that has none.
    /// </summary>
    internal static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            word.Append(rune.ToString());
            if (!Rune.IsWhiteSpace(rune) && rune.Value < 0x2E80) continue;

            yield return word.ToString();
            word.Clear();
        }
        if (word.Length > 0) yield return word.ToString();
    }

    private static bool Has(SKTypeface face, Rune rune)
    {
        using var font = new SKFont(face);
        return font.GetGlyph(rune.Value) != 0;
    }

    private SKTypeface? Next()
    {
        files ??= new(Files().Take(MostFiles));
        while (files.TryDequeue(out var file))
        {
            if (Open(file) is { } face) return face;
        }
        return null;
    }

    // A collection holds one face for each country; that of simplified Chinese is ours.
    private static SKTypeface? Open(string file)
    {
        var first = SKTypeface.FromFile(file);
        if (first is null || !file.EndsWith(".ttc", StringComparison.OrdinalIgnoreCase))
            return first;

        for (var i = 1; SKTypeface.FromFile(file, i) is { } face; i++)
        {
            if (face.FamilyName.EndsWith(" SC", StringComparison.Ordinal))
            {
                first.Dispose();
                return face;
            }
            face.Dispose();
        }
        return first;
    }

    private IEnumerable<string> Files()
    {
        var own = Found(Path.Combine(folder.Path, "fonts"));
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] places =
        [
            Environment.GetFolderPath(Environment.SpecialFolder.Fonts), "/usr/share/fonts",
            "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts",
            Path.Combine(home, ".local", "share", "fonts"), Path.Combine(home, ".fonts"),
        ];
        return own.Concat(places.Where(p => p.Length > 0).SelectMany(Found).OrderBy(Rank));
    }

    private static int Rank(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var at = Array.IndexOf(Preferred, name);
        if (at >= 0) return at;
        // Slanted and narrow ones are the last resort.
        return name.Contains("Regular", StringComparison.OrdinalIgnoreCase) ? 100 : 200;
    }

    private static IEnumerable<string> Found(string place) => Directory.Exists(place)
        ? Directory.EnumerateFiles(place, "*", new EnumerationOptions
        {
            RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 6,
        })
            .Where(f => Path.GetExtension(f).ToLowerInvariant() is ".ttf" or ".otf" or ".ttc")
            .Order(StringComparer.Ordinal)
        : [];
}

/// <summary>Some letters cannot be put on paper: no font for them is here.</summary>
public sealed record NoFontForLetters(string Letters) : Refusal;
