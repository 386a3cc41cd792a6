namespace Kite.Importing;

/// <summary>Brings the many widths of the same digits and signs to the plain ones.</summary>
internal static class PlainText
{
    /// <summary>
    /// The text trimmed, with full-width signs, blanks, apostrophes and minus signs in their plain
    /// form. Not Unicode's compatibility form: that would make 11² into 112.
    /// </summary>
    public static string Of(string written)
    {
        var text = written.Trim();
        return System.Text.Ascii.IsValid(text)
            ? text
            : string.Create(text.Length, text, static (plain, text) =>
            {
                for (var i = 0; i < text.Length; i++) plain[i] = Of(text[i]);
            }).Trim();
    }

    private static char Of(char c) => c switch
    {
        >= '！' and <= '～' => (char)(c - '！' + '!'),
        '￥' => '¥',
        '￡' => '£',
        '￦' => '₩',
        '−' or '–' or '﹣' => '-',
        '’' or '‘' or 'ʼ' => '\'',
        _ when char.IsWhiteSpace(c) => ' ',
        _ => c,
    };
}
