using System.Text;

namespace Kite.Importing;

/// <summary>The encodings that Kite reads, by the names the world knows them under.</summary>
public static class TextEncodings
{
    static TextEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Those a person is offered, the likeliest first.</summary>
    public static IReadOnlyList<string> Offered { get; } =
    [
        "utf-8", "utf-16", "utf-16BE", "gb18030", "windows-1253", "windows-1258", "windows-1252",
    ];

    /// <summary>
    /// The text of these bytes: by their mark, by the name given, else by what they look like.
    /// </summary>
    public static string Read(ReadOnlySpan<byte> bytes, string? name = null)
    {
        var encoding = (name is null ? null : Find(name))
            ?? Find(Begun(bytes) ?? EncodingGuess.Of(bytes)) ?? Encoding.UTF8;
        var text = encoding.GetString(bytes);
        return text is ['\uFEFF', ..] ? text[1..] : text;
    }

    // A Latin letter at the very beginning tells UTF-16, however many Chinese ones follow.
    private static string? Begun(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [> 0 and < 128, 0, > 0 and < 128, 0, ..] => "utf-16",
        [0, > 0 and < 128, 0, > 0 and < 128, ..] => "utf-16BE",
        _ => null,
    };

    internal static Encoding? Find(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
