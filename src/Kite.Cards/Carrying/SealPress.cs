using System.Security.Cryptography;

namespace Kite.Cards;

/// <summary>A seal as it was read, and whether a key of this business made it.</summary>
internal sealed record SealRead(CardSeal Seal, byte[] Signature, bool IsGenuine);

/// <summary>
/// Makes what cards carry, and proves it. The keys lie outside of the database: who has the books
/// alone makes no card (decision 0450).
/// </summary>
public sealed class SealPress(MasterKeys masters)
{
    private const string Purpose = "card-seal";

    internal int Key => masters.Current;

    /// <summary>As it lies on a chip, and in a square.</summary>
    internal byte[] Bytes(CardSeal seal) => [.. SealBytes.Said(seal), .. Signature(seal)];

    internal string Text(CardSeal seal) => SealText.Of(Bytes(seal));

    /// <summary>What is printed on a card of this number, as text.</summary>
    internal string Printed(long number, string currency) => Text(
        CardSeal.Of(number, CardSeal.Printed, new(0, 0, 0, 0), currency, Key));

    internal byte[] Signature(CardSeal seal) =>
        masters.Sign(seal.Key, Purpose, SealBytes.Said(seal))
            ?? throw new CryptographicException($"Master key {seal.Key} is missing.");

    /// <summary>Whether this key made this; a key that there is not made nothing.</summary>
    internal bool IsGenuine(CardSeal seal, ReadOnlySpan<byte> signature) =>
        masters.Sign(seal.Key, Purpose, SealBytes.Said(seal)) is { } made
        && CryptographicOperations.FixedTimeEquals(made, signature);

    /// <summary>What was read, from a square or from a chip; null where it is no seal.</summary>
    internal SealRead? Read(string? text)
    {
        var bytes = SealText.Read(text) ?? OnChip(text);
        if (bytes is null || SealBytes.Read(bytes) is not { } read) return null;
        return new(read.Seal, read.Signature, IsGenuine(read.Seal, read.Signature));
    }

    // A chip's bytes travel as base64: the record alone, or the whole message.
    private static byte[]? OnChip(string? text)
    {
        var buffer = new byte[400];
        if (text is null or { Length: > 500 }
            || !Convert.TryFromBase64String(text.Trim(), buffer, out var length))
        {
            return null;
        }
        var message = buffer.AsSpan(0, length);
        return SealText.FromChip(message) ?? message.ToArray();
    }
}
