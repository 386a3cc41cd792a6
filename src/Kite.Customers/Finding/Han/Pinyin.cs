using System.Text;

namespace Kite.Customers;

/// <summary>A Chinese name in Latin letters; its first syllables are the surname.</summary>
internal sealed record PinyinName(IReadOnlyList<string> Syllables, int Surname);

/// <summary>How Chinese names are read: surnames as such, and every letter in all ways.</summary>
internal static class Pinyin
{
    /// <summary>So that a firm's long name does not fill the books with readings.</summary>
    private const int MostReadings = 4;
    private const int LongestPerson = 4;

    /// <summary>
    /// All readings of a run of Chinese letters, the likeliest first. A run of two to four that is
    /// no firm's has a surname in front.
    /// </summary>
    public static IReadOnlyList<PinyinName> Of(string letters, bool isFirm)
    {
        var runes = letters.EnumerateRunes().ToList();
        var readings = runes.ConvertAll(r => HanTable.Readings(r).ToList());
        if (readings.Exists(r => r.Count == 0)) return [];

        var surname = isFirm || runes.Count is < 2 or > LongestPerson ? 0 : Name(runes, readings);
        var likeliest = readings.ConvertAll(r => r[0]);
        var all = new List<PinyinName> { new(likeliest, surname) };
        for (var i = 0; i < readings.Count; i++)
        {
            foreach (var other in readings[i].Skip(1))
            {
                if (all.Count == MostReadings) return all;
                all.Add(new([.. likeliest[..i], other, .. likeliest[(i + 1)..]], surname));
            }
        }
        return all;
    }

    // Puts a surname's readings first; answers how many letters it has.
    private static int Name(List<Rune> runes, List<List<string>> readings)
    {
        var two = $"{runes[0]}{runes[1]}";
        if (runes.Count > 2 && HanTable.Surname(two) is [var both, ..])
        {
            for (var i = 0; i < 2; i++) Lead(readings[i], [both[i]]);
            return 2;
        }
        var listed = HanTable.Surname(runes[0].ToString()).Select(s => s[0]).ToList();
        if (listed.Count > 0) Lead(readings[0], listed);
        return 1;
    }

    // Who does not know that it is a surname reads the letter as it is mostly read.
    private static void Lead(List<string> readings, List<string> surname)
    {
        var usual = readings[0];
        readings.Clear();
        readings.AddRange(surname.Append(usual).Distinct(StringComparer.Ordinal));
    }
}
