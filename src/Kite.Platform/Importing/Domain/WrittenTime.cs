namespace Kite.Importing;

/// <summary>
/// The time behind a written day: 18:05, 18:05:09.5, 6:05 PM, with Z or +08:00 where it says so.
/// </summary>
internal static class WrittenTime
{
    private static readonly string[] Forms =
        ["H:m", "H:m:s", "H:m:s.FFFFFFF", "h:m tt", "h:mtt", "h:m:s tt", "h:m:stt"];

    private static readonly string[] Offsets = ["hh\\:mm", "hhmm", "hh"];

    public static bool TryRead(ReadOnlySpan<char> text, out TimeOnly time, out TimeSpan? offset)
    {
        offset = null;
        text = text is ['T', .. var behind] ? behind : text.TrimStart(", ");
        if (text is [.. var utc, 'Z' or 'z'])
        {
            offset = TimeSpan.Zero;
            text = utc;
        }
        else if (text.LastIndexOfAny('+', '-') is > 0 and var at)
        {
            if (!TryOffset(text[(at + 1)..], text[at] is '-', out var distance))
            {
                time = default;
                return false;
            }

            offset = distance;
            text = text[..at].TrimEnd();
        }

        return TimeOnly.TryParseExact(
            text,
            Forms,
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None,
            out time);
    }

    private static bool TryOffset(ReadOnlySpan<char> text, bool west, out TimeSpan offset)
    {
        var read = TimeSpan.TryParseExact(
            text, Offsets, System.Globalization.CultureInfo.InvariantCulture, out offset);
        if (west) offset = -offset;
        return read && offset.Duration() <= TimeSpan.FromHours(14);
    }
}
