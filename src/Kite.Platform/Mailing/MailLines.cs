using System.Globalization;
using System.Net.Mail;
using MimeKit;

namespace Kite;

/// <summary>What may stand in the lines at the head of a letter.</summary>
public static class MailLines
{
    public const int LongestAddress = 254;
    public const int LongestName = 100;

    /// <summary>Whether a letter can be sent there: one plain address, no name, no list.</summary>
    public static bool IsAddress(string? written) =>
        written is { Length: > 2 and <= LongestAddress }
        && written.IndexOf('@', StringComparison.Ordinal) is > 0 and <= 64 and var at
        && written.LastIndexOf('@') == at
        && written[..at].All(c => char.IsAsciiLetterOrDigit(c) || ".!#$%&'*+/=?^_`{|}~-".Contains(
            c, StringComparison.Ordinal))
        && IsHost(written[(at + 1)..])
        && MailAddress.TryCreate(written, out _)
        && MailboxAddress.TryParse(written, out _);

    /// <summary>A name of a server, of any script, or a number of one.</summary>
    public static bool IsHost(string? written)
    {
        if (string.IsNullOrWhiteSpace(written) || written.Length > 253) return false;
        try
        {
            return Uri.CheckHostName(new IdnMapping().GetAscii(written)) is not
                UriHostNameType.Unknown;
        }
        catch (ArgumentException)
        {
            return Uri.CheckHostName(written) is UriHostNameType.IPv6;
        }
    }

    /// <summary>Ends and begins no line of its own, whatever was written.</summary>
    public static string OneLine(string text) => string.Concat(
        text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();
}
