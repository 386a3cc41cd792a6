namespace Kite.Importing;

/// <summary>
/// The three numbers of a written day, in the order they stand, and how many characters they take.
/// </summary>
internal readonly record struct WrittenDay(
    int Year, int First, int Second, bool YearFirst, int Length)
{
    /// <summary>Either number may be the month, and they differ.</summary>
    public bool MayBeTwoDays => First <= 12 && Second <= 12 && First != Second;

    public static WrittenDay? Find(ReadOnlySpan<char> text)
    {
        var digits = DigitsAt(text);
        if (digits is 8) return Compact(text, years: 4);
        if (digits is 6) return Compact(text, years: 2);
        if (digits is not (1 or 2 or 4) || digits == text.Length) return null;

        var sign = text[digits];
        var (between, behind) = sign is '年' ? ('月', "日") : (sign, "");
        if (between is not ('/' or '-' or '.' or '月')) return null;

        var at = digits + 1;
        if (!TryNext(text, ref at, out var second) || at == text.Length || text[at] != between)
            return null;

        at++;
        if (!TryNext(text, ref at, out var third)) return null;
        if (text[at..].StartsWith(behind, StringComparison.Ordinal)) at += behind.Length;

        var first = Number(text[..digits]);
        if (digits == 4) return new(first, second, third, YearFirst: true, at);
        if (third > 99) return new(third, first, second, YearFirst: false, at);
        return new(Year: 0, first, second, YearFirst: false, at);
    }

    private static WrittenDay? Compact(ReadOnlySpan<char> text, int years) => new(
        Number(text[..years]),
        Number(text.Slice(years, 2)),
        Number(text.Slice(years + 2, 2)),
        YearFirst: true,
        years + 4);

    private static bool TryNext(ReadOnlySpan<char> text, ref int at, out int number)
    {
        // 2024年 1月 5日 is often written with blanks.
        while (at < text.Length && text[at] is ' ') at++;
        var digits = DigitsAt(text[at..]);
        number = digits is 1 or 2 or 4 ? Number(text.Slice(at, digits)) : 0;
        at += digits;
        return digits is 1 or 2 or 4;
    }

    private static int DigitsAt(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits) number = number * 10 + (digit - '0');
        return number;
    }
}
