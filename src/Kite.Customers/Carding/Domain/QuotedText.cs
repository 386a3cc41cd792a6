namespace Kite.Customers;

/// <summary>Text in which letters are quoted by their bytes: <c>=E7=8E=8B</c>.</summary>
internal static class QuotedText
{
    private const int LongestLine = 72;

    /// <summary>Read in the letters that it names; in those it looks like where it names none.
    /// </summary>
    public static string Read(string written, string? charset)
    {
        var text = new System.Text.StringBuilder(written.Length);
        var bytes = new List<byte>();
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] == '=' && i + 2 < written.Length
                && char.IsAsciiHexDigit(written[i + 1]) && char.IsAsciiHexDigit(written[i + 2]))
            {
                bytes.Add(Convert.ToByte(written.Substring(i + 1, 2), 16));
                i += 2;
            }
            else if (char.IsAscii(written[i])) bytes.Add((byte)written[i]);
            else
            {
                Flush();
                text.Append(written[i]);
            }
        }
        Flush();
        return text.ToString();

        void Flush()
        {
            if (bytes.Count > 0) text.Append(Importing.TextEncodings.Read([.. bytes], charset));
            bytes.Clear();
        }
    }

    /// <summary>Quoted from UTF-8, with soft line ends.</summary>
    public static string Write(string text, string head)
    {
        var line = new System.Text.StringBuilder(head);
        var used = head.Length;
        foreach (var one in System.Text.Encoding.UTF8.GetBytes(text))
        {
            var isPlain = one is >= 33 and <= 126 and not (byte)'=';
            var size = isPlain ? 1 : 3;
            if (used + size > LongestLine)
            {
                line.Append("=\r\n");
                used = 0;
            }
            line.Append(isPlain ? ((char)one).ToString() : $"={one:X2}");
            used += size;
        }
        return line.ToString();
    }
}
