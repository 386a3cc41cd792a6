using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kite.Customers;

/// <summary>
/// Names customers of files without keys by what their rows say, so that the same file again
/// finds them: by phone and name, else by e-mail and name, else by all of it.
/// </summary>
internal static class Identity
{
    private const char Apart = '\u001F';

    public static string Of(long? number, CustomerFacts facts)
    {
        if (number is { } n) return string.Create(CultureInfo.InvariantCulture, $"#n{n}");
        var name = Folding.Fold(facts.Name ?? "");
        if (facts.Phone is { } phone) return Hash($"p{Apart}{phone}{Apart}{name}");
        if (facts.Email is { } mail)
            return Hash($"m{Apart}{mail.ToLowerInvariant()}{Apart}{name}");

        var said = FactsByField.Of(facts).Values.Select(v => v?.ToString());
        return Hash($"c{Apart}{string.Join(Apart, said)}");
    }

    /// <summary>No word that anyone would look for.</summary>
    public static bool IsMade(string key) => key is ['#', ..];

    private static string Hash(string said)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(said), hash);
        return "#" + Base64Url.EncodeToString(hash[..16]);
    }
}
