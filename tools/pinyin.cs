// Turns the Unicode Han database into the table by which Chinese names are read:
//
//   apt-get install unicode-data
//   cd /usr/share/unicode && bzcat Unihan_Readings.txt.bz2 Unihan_Variants.txt.bz2 |
//     dotnet run --file PATH/tools/pinyin.cs > PATH/src/Kite.Customers/Finding/Han/pinyin.txt
//
// A line is a syllable without its tone and the characters read so; behind "?" stand those that
// are read so besides. A line behind "=" is traditional and simplified characters in pairs.
using System.Globalization;
using System.Text;

const int MostReadings = 4;
string[] kinds = ["kMandarin", "kHanyuPinlu", "kTGHZ2013", "kXHC1983"];
var readings = new SortedDictionary<int, Dictionary<string, List<string>>>();
var simple = new SortedDictionary<int, int>();
while (Console.In.ReadLine() is { } line)
{
    if (line.Split('\t') is not [var code, var field, var value]) continue;
    var letter = Code(code);
    if (Array.IndexOf(kinds, field) >= 0)
    {
        if (!readings.TryGetValue(letter, out var of)) readings[letter] = of = [];
        of[field] = [.. Syllables(field, value)];
    }
    if (field == "kSimplifiedVariant") Simplify(letter, value);
}

var first = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
var also = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
foreach (var (letter, of) in readings)
{
    // The dictionary of 1983 lists what nobody says any more: only where the others know nothing.
    var used = kinds[..3].Any(of.ContainsKey) ? kinds[..3] : kinds;
    var said = used.SelectMany(k => of.GetValueOrDefault(k) ?? [])
        .Distinct(StringComparer.Ordinal).Take(MostReadings);
    foreach (var (syllable, i) in said.Select((s, i) => (s, i)))
    {
        var table = i == 0 ? first : also;
        if (!table.TryGetValue(syllable, out var letters)) table[syllable] = letters = new();
        letters.Append(new Rune(letter));
    }
}

Console.Out.NewLine = "\n";
Console.WriteLine("# Made by tools/pinyin.cs from the Unicode Han Database, version 15.0.");
Console.WriteLine("# Copyright 1991-2022 Unicode, Inc. Distributed under the Terms of Use in");
Console.WriteLine("# https://www.unicode.org/terms_of_use.html; see docs/licences/unicode.txt.");
Console.WriteLine("# Modified: readings without tones, sorted by syllable; simplified variants.");
foreach (var (syllable, letters) in first) Console.WriteLine($"{syllable} {letters}");
foreach (var (syllable, letters) in also) Console.WriteLine($"{syllable}? {letters}");
foreach (var chunk in simple.Chunk(40))
{
    var pairs = chunk.Select(p => $"{new Rune(p.Key)}{new Rune(p.Value)}");
    Console.WriteLine("= " + string.Concat(pairs));
}

static int Code(string written) =>
    int.Parse(written.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

void Simplify(int letter, string value)
{
    var to = value.Split(' ').Select(Code).ToList();
    if (letter <= 0xFFFF && to[0] <= 0xFFFF && !to.Contains(letter)) simple[letter] = to[0];
}

static IEnumerable<string> Syllables(string field, string value) => field switch
{
    // "zhòng(1823) chóng(329)"
    "kHanyuPinlu" => value.Split(' ').Select(v => Bare(v.Split('(')[0])),
    // "047.150:chóng 481.090,481.100:zhòng"
    "kTGHZ2013" or "kXHC1983" =>
        value.Split(' ').SelectMany(v => v.Split(':')[1].Split(',')).Select(Bare),
    _ => value.Split(' ').Select(Bare),
};

// ü is u here: people type lu, lv or lyu, and the search knows all three.
static string Bare(string syllable) => string.Concat(syllable
    .Normalize(NormalizationForm.FormD)
    .Where(char.IsAsciiLetterLower));
