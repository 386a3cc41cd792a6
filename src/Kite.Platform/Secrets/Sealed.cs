using System.Security.Cryptography;

namespace Kite;

/// <summary>AES-256-GCM: nonce (12 bytes), cipher text, tag (16 bytes), in one array.</summary>
internal static class Sealed
{
    private const int Nonce = 12;
    private const int Tag = 16;

    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain)
    {
        var box = new byte[Nonce + plain.Length + Tag];
        RandomNumberGenerator.Fill(box.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(
            box.AsSpan(0, Nonce), plain, box.AsSpan(Nonce, plain.Length), box.AsSpan(^Tag..));
        return box;
    }

    /// <summary>
    /// What was sealed; throws when the key is wrong or a single bit was changed.
    /// </summary>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> box)
    {
        var plain = new byte[box.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(box[..Nonce], box[Nonce..^Tag], box[^Tag..], plain);
        return plain;
    }
}
