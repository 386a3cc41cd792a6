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
