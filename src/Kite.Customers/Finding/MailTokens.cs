namespace Kite.Customers;

/// <summary>
/// An e-mail address is found by its beginning and, where it is a firm's own, by its domain.
/// </summary>
internal static class MailTokens
{
    // Hundreds of thousands write from these: to be found by one tells nobody apart.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com",
        "yahoo.com", "icloud.com", "me.com", "aol.com", "proton.me", "protonmail.com",
        "qq.com", "163.com", "126.com", "sina.com", "foxmail.com", "139.com", "yeah.net",
        "gmx.de", "gmx.net", "web.de", "t-online.de", "mail.ru", "yandex.ru", "bk.ru",
        "yahoo.gr", "otenet.gr", "yahoo.com.vn", "orange.fr", "free.fr", "libero.it",
    };

    public static IEnumerable<TokenText> Of(string mail)
    {
        var written = Fold(mail);
        if (written.Length == 0) yield break;

        yield return new(written, TokenKind.Mail);
        var at = written.IndexOf('@', StringComparison.Ordinal);
        if (at > 0 && !Common.Contains(written[(at + 1)..]))
            yield return new(written[at..], TokenKind.Mail);
    }

    /// <summary>An address, or a part of one, as it is kept: small, with its signs.</summary>
    public static string Fold(string typed) => string.Concat(
        typed.Trim().EnumerateRunes()
            .Where(r => r.Value != 0xFFFD && !System.Text.Rune.IsControl(r))
            .Select(r => System.Text.Rune.ToLowerInvariant(r).ToString()));

    /// <summary>What can only be a part of an address: it has signs that no name has.</summary>
    public static bool IsLike(string typed) =>
        typed.Length is > 2 and <= 254
        && !typed.Any(char.IsWhiteSpace)
        && typed.IndexOfAny(['@', '.', '_', '-', '+']) >= 0
        && typed.Any(char.IsLetter);
}
