namespace Kite.Cards;

/// <summary>
/// A seal as bytes: a first one for the form, then its figures, each as short as it goes, its
/// currency and the signature. There is one way to write a seal, and no other is read.
/// </summary>
internal static class SealBytes
{
    public const int SignatureLength = 16;

    private const byte Form = 1;
    private const int MostBytes = 120;
    private const int CurrencyLength = 3;

    /// <summary>What is signed.</summary>
    public static byte[] Said(CardSeal seal)
    {
        var bytes = new List<byte> { Form };
        foreach (var figure in new[]
        {
            seal.Key, seal.Number, seal.Version, seal.Position, Folded(seal.PrincipalCoins),
            Folded(seal.BonusCoins), Folded(seal.Points),
        })
        {
            Write(bytes, figure);
        }
        bytes.AddRange(seal.Currency.Select(letter => (byte)letter));
        return [.. bytes];
    }

    /// <summary>What is said and what signs it; null where these are no bytes of a seal.</summary>
    public static (CardSeal Seal, byte[] Said, byte[] Signature)? Read(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.Length - SignatureLength - CurrencyLength;
        if (bytes.Length > MostBytes || end < 1 || bytes[0] != Form) return null;

        var at = 1;
        Span<long> figures = stackalloc long[7];
        foreach (ref var figure in figures)
        {
            if (Read(bytes[..end], ref at) is not { } read) return null;
            figure = read;
        }
        if (at != end || figures[0] > int.MaxValue) return null;
        var seal = new CardSeal
        {
            Key = (int)figures[0],
            Number = figures[1],
            Version = figures[2],
            Position = figures[3],
            PrincipalCoins = Unfolded(figures[4]),
            BonusCoins = Unfolded(figures[5]),
            Points = Unfolded(figures[6]),
            Currency = string.Concat(
                bytes.Slice(end, CurrencyLength).ToArray().Select(letter => (char)letter)),
        };
        return Kite.Currency.Find(seal.Currency)?.Code == seal.Currency
            ? (seal, bytes[..^SignatureLength].ToArray(), bytes[^SignatureLength..].ToArray())
            : null;
    }

    // Seven bits at a time, the lowest first; the highest bit says that more follow.
    private static void Write(List<byte> bytes, long figure)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(figure);
        for (; figure > 0x7F; figure >>= 7) bytes.Add((byte)((figure & 0x7F) | 0x80));
        bytes.Add((byte)figure);
    }

    private static long? Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        var figure = 0L;
        for (var shift = 0; shift < 63 && at < bytes.Length; shift += 7)
        {
            var next = bytes[at++];
            figure |= (long)(next & 0x7F) << shift;
            if (next > 0x7F) continue;
            // A figure that could be shorter is another writing of the same.
            return next == 0 && shift > 0 ? null : figure;
        }
        return null;
    }

    // Below zero and above in turn, so that small figures of either sign are short.
    private static long Folded(long figure) => unchecked((figure << 1) ^ (figure >> 63));

    private static long Unfolded(long figure) => (figure >> 1) ^ -(figure & 1);
}
