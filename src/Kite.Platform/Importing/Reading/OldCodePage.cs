namespace Kite.Importing;

/// <summary>
/// Tells the code pages of the time before Unicode apart: Chinese, Greek, Vietnamese and Western
/// bytes each make sense in their own way only.
/// </summary>
internal static class OldCodePage
{
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var high = 0;
        foreach (var b in bytes)
            if (b >= 0x80) high++;

        (string Name, double Score)[] guesses =
        [
            ("windows-1253", Greek(bytes) / high),
            ("gb18030", Chinese(bytes) / high),
            ("windows-1258", Vietnamese(bytes) / high),
            ("windows-1252", 0.95 * Western(bytes) / high),
        ];
        return guesses.MaxBy(guess => guess.Score).Name;
    }

    // Common characters and punctuation come in pairs of high bytes; a byte without its partner
    // speaks against Chinese altogether.
    private static double Chinese(ReadOnlySpan<byte> bytes)
    {
        var (explained, broken) = (0.0, 0);
        for (var i = 0; i < bytes.Length - 1; i++)
        {
            if (bytes[i] < 0x80) continue;
            var (lead, trail) = (bytes[i], bytes[i + 1]);
            if (lead is 0x80 or 0xFF || trail is < 0x30 or (> 0x39 and < 0x40) or 0x7F or 0xFF)
            {
                broken++;
                continue;
            }

            var isCommon = lead is >= 0xA1 and <= 0xA3 or >= 0xB0 and <= 0xD7 && trail >= 0xA1;
            explained += isCommon ? 2 : 0.4;
            i += trail is >= 0x30 and <= 0x39 ? 3 : 1;
        }

        return broken * 50 > explained ? 0 : explained;
    }

    // Greek words are Greek throughout: all capitals, or small letters behind one capital at most.
    private static double Greek(ReadOnlySpan<byte> bytes)
    {
        var explained = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var (from, capitals, latin) = (i, 0, 0);
            var isWord = true;
            for (; i < bytes.Length && IsLetter(bytes[i]); i++)
            {
                if (IsLatin(bytes[i])) latin++;
                else if (!IsGreekCapital(bytes[i])) continue;
                else if (capitals++ != i - from) isWord = false;
            }

            var length = i - from;
            if (isWord && latin == 0 && (capitals <= 1 || capitals == length)) explained += length;
        }

        return explained;

        static bool IsLetter(byte b) => IsLatin(b) || IsGreekCapital(b)
            || b is 0xC0 or (>= 0xDC and <= 0xFE);

        static bool IsGreekCapital(byte b) =>
            b is 0xA2 or 0xB8 or 0xB9 or 0xBA or 0xBC or 0xBE or 0xBF
                or (>= 0xC1 and <= 0xDB and not 0xD2);
    }

    // The tones stand behind their vowel as letters of their own; behind ă, â, ê, ô, ơ, ư they
    // are found in no other language.
    private static double Vietnamese(ReadOnlySpan<byte> bytes)
    {
        var (explained, sure) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            var before = i > 0 ? bytes[i - 1] : (byte)' ';
            if (bytes[i] < 0x80) continue;
            if (bytes[i] is 0xCC or 0xD2 or 0xDE or 0xEC or 0xF2)
            {
                if (IsOwnVowel(before)) sure++;
                if (IsOwnVowel(before) || "aeiouyAEIOUY".Contains((char)before)) explained++;
            }
            else if (bytes[i] is 0xD0 or 0xF0 or 0xFE || IsOwnVowel(bytes[i]) || bytes[i] >= 0xC0)
            {
                explained++;
            }
        }

        return sure > 0 ? explained : 0.5 * explained;

        static bool IsOwnVowel(byte b) => b is 0xC2 or 0xE2 or 0xCA or 0xEA or 0xD4 or 0xF4
            or 0xC3 or 0xE3 or 0xD5 or 0xF5 or 0xDD or 0xFD;
    }

    // An accented letter here and there among plain ones, or a sign such as € beside a number.
    private static double Western(ReadOnlySpan<byte> bytes)
    {
        var explained = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80) continue;
            var before = i > 0 ? bytes[i - 1] : (byte)' ';
            var behind = i < bytes.Length - 1 ? bytes[i + 1] : (byte)' ';
            var isLetter = bytes[i] >= 0xC0 && (IsLatin(before) || IsLatin(behind));
            var isSign = bytes[i] < 0xC0 && before < 0x80 && behind < 0x80;
            if (isLetter || isSign) explained++;
        }

        return explained;
    }

    private static bool IsLatin(byte b) => char.IsAsciiLetter((char)b);
}
