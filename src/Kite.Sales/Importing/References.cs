using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kite.Importing;

namespace Kite.Sales;

/// <summary>
/// Names purchases that have no receipt number by what they say and by their count: two equal
/// rows of a file are two purchases, and the same file again has the same names.
/// </summary>
internal sealed class References(Tally tally)
{
    // No cell holds it, so no two rows can run together.
    private const char Apart = '\u001F';

    public string Of(
        string? customer, Moment moment, Money net, long items, string? store)
    {
        var said = string.Create(
            CultureInfo.InvariantCulture,
            $"{customer}{Apart}{moment.Day:O}{Apart}{moment.Time:O}{Apart}{moment.Offset}{Apart}"
            + $"{net.Coins}{net.Currency.Code}{Apart}{items}{Apart}{store}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(said), hash);
        var count = tally.Met(BitConverter.ToInt64(hash));
        var name = "#" + Base64Url.EncodeToString(hash[..16]);
        return count == 1
            ? name
            : string.Create(CultureInfo.InvariantCulture, $"{name}-{count}");
    }
}
