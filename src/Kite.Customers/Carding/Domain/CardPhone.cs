namespace Kite.Customers;

/// <summary>Tells phone numbers from other numbers, and mobiles from desks.</summary>
internal static class CardPhone
{
    private const int Fewest = 7;
    private const int Most = 15;

    private static readonly string[] Inside =
        ["ext.", "ext", "x", "分机", "转", "εσωτ.", "εσωτ", "máy lẻ", "nội bộ", "#"];

    /// <summary>Where a run of digits and what parts them ends; the start where there is none.
    /// </summary>
    public static int EndOf(string text, int start)
    {
        if (!(char.IsAsciiDigit(text[start]) || text[start] is '+' or '(')) return start;
        if (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1])) return start;

        var (end, at) = (start, start);
        while (at < text.Length && IsInside(text, start, at))
        {
            at++;
            if (char.IsAsciiDigit(text[at - 1])) end = at;
        }
        return end;
    }

    private static bool IsInside(string text, int start, int at)
    {
        var c = text[at];
        if (char.IsAsciiDigit(c)) return true;
        if (at == start) return c is '+' or '(';
        var before = text[at - 1];
        return c switch
        {
            ' ' or '-' or '.' or '–' => before != c,
            '(' => before is ' ' or '-' || char.IsAsciiDigit(before),
            ')' => char.IsAsciiDigit(before),
            '+' => before == '(',
            _ => false,
        };
    }

    /// <summary>Whether it is a phone: without a word before it, it has to look like one.</summary>
    public static bool Is(string run, bool isNamed, bool isAlone)
    {
        var digits = run.Count(char.IsAsciiDigit);
        if (digits is < Fewest or > Most || IsDay(run)) return false;

        return isNamed || isAlone || run[0] is '+' or '0' or '(' || IsMobile(Digits(run));
    }

    /// <summary>What was said before it decides; else what its first digits are known for.
    /// </summary>
    public static CardField FieldOf(
        string run, IReadOnlyList<CardLabel> labels, CardLabel? waiting, bool isVietnamese)
    {
        var all = labels.Count == 0 && waiting is { } one ? [one] : labels;
        if (all.Contains(CardLabel.Mobile)) return CardField.Mobile;
        if (all.Contains(CardLabel.Fax) && !all.Contains(CardLabel.Phone)) return CardField.Fax;

        var digits = Digits(run);
        return IsMobile(digits) || (isVietnamese && IsVietnameseMobile(digits))
            ? CardField.Mobile
            : CardField.Phone;
    }

    /// <summary>The digits of an extension behind a number and where they end.</summary>
    public static (string Digits, int End)? Extension(string text, int end)
    {
        var at = end;
        while (at < text.Length && text[at] is ' ' or ',' or '-') at++;
        var word = Array.Find(
            Inside, w => string.Compare(
                text, at, w, 0, w.Length, StringComparison.OrdinalIgnoreCase) == 0);
        if (word is null) return null;

        at += word.Length;
        while (at < text.Length && text[at] is ' ' or ':' or '.') at++;
        var from = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]) && at - from < 7) at++;
        return at == from ? null : (text[from..at], at);
    }

    // China 13–19, Greece 69, Viet Nam +84 3 5 7 8 9, the United Kingdom 07, Germany 015–017.
    private static bool IsMobile(string digits) => digits switch
    {
        ['8', '6', '1', >= '3' and <= '9', ..] => digits.Length == 13,
        ['1', >= '3' and <= '9', ..] => digits.Length == 11,
        ['3', '0', '6', '9', ..] => digits.Length == 12,
        ['6', '9', ..] => digits.Length == 10,
        ['8', '4', '3' or '5' or '7' or '8' or '9', ..] => digits.Length == 11,
        ['0', '7', ..] => digits.Length == 11,
        ['4', '4', '7', ..] => digits.Length == 12,
        ['4', '9', '1', '5' or '6' or '7', ..] => digits.Length is 12 or 13,
        ['0', '1', '5' or '6' or '7', ..] => digits.Length is 11 or 12,
        _ => false,
    };

    // 030 is a mobile in Hà Nội and a desk in Berlin.
    private static bool IsVietnameseMobile(string digits) =>
        digits is ['0', '3' or '5' or '7' or '8' or '9', ..] && digits.Length == 10;

    private static string Digits(string run) => new(
    [
        .. run.Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit)
            .SkipWhile((c, i) => c == '0' && i < 2
                && run.StartsWith("00", StringComparison.Ordinal)),
    ]);

    // 2026-11-26 is a day.
    private static bool IsDay(string run) =>
        run is [_, _, _, _, '-' or '.', _, _, '-' or '.', _, _];
}
