namespace Kite.Importing;

/// <summary>
/// A number as people and programs write it, read exactly or not at all: never by way of a
/// fraction in base two, and never by guessing between ten and ten thousand.
/// </summary>
internal static class WrittenNumber
{
    private const int LongestInDigits = 19;
    private static readonly System.Buffers.SearchValues<char> Signs =
        System.Buffers.SearchValues.Create("0123456789., '");

    /// <summary>Whether there is anything but digits and the signs between them.</summary>
    public static bool HasOther(ReadOnlySpan<char> text) => text.ContainsAnyExcept(Signs);

    /// <summary>
    /// The digits of <paramref name="text"/> counted in the smallest coin (or in ones, without
    /// decimals). <paramref name="written"/> is what a refusal quotes.
    /// </summary>
    public static Result<long> Read(
        ReadOnlySpan<char> text, bool negative, string written, int decimals, DecimalSign? sign)
    {
        if (text.IsEmpty || HasOther(text)) return new NotANumber(written);

        var fits = sign is { } chosen
            ? FirstOf(chosen, text, out var at)
            : TryInfer(text, out at);
        if (!fits)
        {
            return sign is { } expected
                ? new DecimalSignDoesNotFit(written, CharOf(expected))
                : new AmountIsAmbiguous(written);
        }

        var whole = at < 0 ? text : text[..at];
        var fraction = at < 0 ? [] : text[(at + 1)..];
        if (at >= 0 && fraction.IsEmpty) return new NotANumber(written);
        if (!IsGrouped(whole, at < 0 ? null : text[at], sign) || fraction.ContainsAny("., '"))
        {
            return sign is { } expected
                ? new DecimalSignDoesNotFit(written, CharOf(expected))
                : new NotANumber(written);
        }

        if (!Fits(ref fraction, decimals)) return new TooManyDecimals(written, decimals);
        return Count(whole, fraction, decimals) is { } size && size <= Most(negative)
            ? Signed(size, negative)
            : new NumberIsTooLarge(written);
    }

    /// <summary>The decimal sign that the number can only have been written with, if any.</summary>
    public static DecimalSign? SignIn(ReadOnlySpan<char> text)
    {
        if (!TryInfer(text, out var at)) return null;
        if (!IsGrouped(at < 0 ? text : text[..at], at < 0 ? null : text[at], null)) return null;
        if (at >= 0) return text[at] is '.' ? DecimalSign.Point : DecimalSign.Comma;
        return text.IndexOfAny('.', ',') switch
        {
            < 0 => null,
            var group => text[group] is ',' ? DecimalSign.Point : DecimalSign.Comma,
        };
    }

    private static char CharOf(DecimalSign sign) => sign is DecimalSign.Point ? '.' : ',';

    private static bool FirstOf(DecimalSign sign, ReadOnlySpan<char> text, out int at)
    {
        at = text.IndexOf(CharOf(sign));
        return at < 0 || !text[(at + 1)..].Contains(CharOf(sign));
    }

    // Where the mapping says nothing, the number itself may leave one reading only.
    private static bool TryInfer(ReadOnlySpan<char> text, out int at)
    {
        at = -1;
        var first = text.IndexOfAny('.', ',');
        if (first < 0) return true;

        var last = text.LastIndexOfAny('.', ',');
        // The same sign twice parts groups; of two signs the last one parts the decimals.
        if (first < last && text[first] == text[last]) return true;

        at = last;
        if (first < last) return true;

        // One sign alone: it parts a group only if exactly three digits follow and one to three
        // stand before it that do not begin with a nought.
        var before = text[..at];
        return text.Length - at - 1 != 3
            || before is [] or ['0', ..] or { Length: > 3 }
            || before.ContainsAny(" '");
    }

    private static bool IsGrouped(ReadOnlySpan<char> whole, char? decimalSign, DecimalSign? chosen)
    {
        var at = whole.IndexOfAny("., '");
        if (at < 0) return true;

        var group = whole[at];
        if (group == (chosen is { } sign ? CharOf(sign) : decimalSign)) return false;
        if (at is 0 or > 3) return false;
        for (; at < whole.Length; at += 4)
        {
            if (whole[at] != group || whole.Length - at < 4) return false;
            if (whole.Slice(at + 1, 3).ContainsAny("., '")) return false;
        }

        return true;
    }

    // Noughts behind the last coin change nothing (11.7700), except where they are three and may
    // be a group of thousands written in another country.
    private static bool Fits(ref ReadOnlySpan<char> fraction, int decimals)
    {
        if (fraction.Length <= decimals) return true;
        if (fraction.Length == 3 || fraction[decimals..].ContainsAnyExcept('0')) return false;
        fraction = fraction[..decimals];
        return true;
    }

    private static ulong? Count(
        ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, int decimals)
    {
        var size = 0UL;
        var digits = 0;
        foreach (var c in whole)
        {
            if (!char.IsAsciiDigit(c)) continue;
            size = unchecked(size * 10 + (ulong)(c - '0'));
            if (size > 0) digits++;
        }

        for (var i = 0; i < decimals; i++)
        {
            size = unchecked(size * 10 + (ulong)(i < fraction.Length ? fraction[i] - '0' : 0));
            if (size > 0) digits++;
        }

        return digits > LongestInDigits ? null : size;
    }

    private static ulong Most(bool negative) => negative ? 1UL << 63 : long.MaxValue;

    private static long Signed(ulong size, bool negative) =>
        unchecked(negative ? -(long)size : (long)size);
}
