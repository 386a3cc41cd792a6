using System.Collections.Frozen;
using System.Text;

namespace Kite.Customers;

/// <summary>
/// How Chinese characters are read, without tones, and which is the simplified form of each.
/// </summary>
internal static class HanTable
{
    // The common characters lie side by side; a table of numbers is a tenth of a dictionary.
    private const int From = 0x3400;
    private const int To = 0x9FFF;

    private static readonly Lazy<Tables> Read = new(() => Tables.Of(Lines("pinyin.txt")));

    private static readonly Lazy<FrozenDictionary<string, string[][]>> Listed = new(() =>
        Lines("surnames.txt")
            .Select(line => line.Split(' '))
            .GroupBy(words => words[0], words => words[1..], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal));

    private static readonly Lazy<FrozenSet<string>> AllSyllables = new(() =>
        Read.Value.Syllables.Where(s => s.Any(c => "aeiou".Contains(c, StringComparison.Ordinal)))
            .ToFrozenSet(StringComparer.Ordinal));

    private static readonly Lazy<FrozenSet<string>> AllBegun = new(() =>
        Syllables.SelectMany(s => Enumerable.Range(1, s.Length), (s, n) => s[..n])
            .ToFrozenSet(StringComparer.Ordinal));

    private static readonly Lazy<FrozenSet<string>> Double = new(() =>
        Listed.Value.Values.SelectMany(ways => ways).Where(way => way.Length > 1)
            .Select(way => string.Concat(way)).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Every syllable there is: <c>a</c>, <c>ai</c>, … <c>zuo</c>.</summary>
    public static FrozenSet<string> Syllables => AllSyllables.Value;

    /// <summary>Every beginning of a syllable: <c>z</c>, <c>zh</c>, <c>zha</c> …</summary>
    public static FrozenSet<string> Begun => AllBegun.Value;

    /// <summary>Whether it is a surname of two syllables: <c>ouyang</c>.</summary>
    public static bool IsSurname(string latin) => Double.Value.Contains(latin);

    public static bool IsHan(Rune letter) =>
        letter.Value is (>= From and <= To) or 0x3007 or (>= 0x20000 and < 0x40000);

    public static bool IsHan(char letter) =>
        letter is (>= (char)From and <= (char)To) or '\u3007'
            || (char.IsHighSurrogate(letter) && letter is >= '\uD840' and < '\uD900');

    /// <summary>All readings of a character, the most common first; none where unknown.</summary>
    public static IReadOnlyList<string> Readings(Rune letter) => Read.Value.Of(letter.Value);

    /// <summary>How a surname is read, where it is listed apart: <c>曾</c> is zeng.</summary>
    public static IReadOnlyList<string[]> Surname(string letters) =>
        Listed.Value.GetValueOrDefault(letters) ?? [];

    public static Rune Simple(Rune letter) =>
        Read.Value.Simple.TryGetValue(letter.Value, out var simple) ? new(simple) : letter;

    private static IEnumerable<string> Lines(string name)
    {
        var file = typeof(HanTable).Assembly.GetManifestResourceStream("Han." + name)!;
        using var reader = new StreamReader(file, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line is not ['#', ..]) yield return line;
        }
    }

    private sealed class Tables
    {
        private readonly ushort[] first = new ushort[To - From + 1];
        private readonly Dictionary<int, ushort> rare = [];
        private readonly Dictionary<int, List<ushort>> also = [];

        // The first place is for those that nobody knows how to read.
        public List<string> Syllables { get; } = [""];
        public Dictionary<int, int> Simple { get; } = [];

        public static Tables Of(IEnumerable<string> lines)
        {
            var tables = new Tables();
            var places = new Dictionary<string, ushort>(StringComparer.Ordinal);
            foreach (var line in lines)
            {
                var gap = line.IndexOf(' ', StringComparison.Ordinal);
                var (head, letters) = (line[..gap], line[(gap + 1)..].EnumerateRunes());
                if (head == "=") tables.Pair([.. letters]);
                else tables.Put(head.TrimEnd('?'), head[^1] == '?', letters, places);
            }
            return tables;
        }

        public IReadOnlyList<string> Of(int letter)
        {
            var place = letter is >= From and <= To
                ? first[letter - From]
                : rare.GetValueOrDefault(letter);
            if (place == 0) return [];
            return also.TryGetValue(letter, out var more)
                ? [Syllables[place], .. more.Select(m => Syllables[m])]
                : [Syllables[place]];
        }

        private void Pair(Rune[] letters)
        {
            for (var i = 0; i < letters.Length; i += 2)
                Simple[letters[i].Value] = letters[i + 1].Value;
        }

        private void Put(
            string syllable, bool besides, StringRuneEnumerator letters,
            Dictionary<string, ushort> places)
        {
            if (!places.TryGetValue(syllable, out var place))
            {
                places[syllable] = place = (ushort)Syllables.Count;
                Syllables.Add(syllable);
            }
            foreach (var letter in letters)
            {
                if (!besides) Put(letter.Value, place);
                else if (also.TryGetValue(letter.Value, out var more)) more.Add(place);
                else also[letter.Value] = [place];
            }
        }

        private void Put(int letter, ushort place)
        {
            if (letter is >= From and <= To) first[letter - From] = place;
            else rare[letter] = place;
        }
    }
}
