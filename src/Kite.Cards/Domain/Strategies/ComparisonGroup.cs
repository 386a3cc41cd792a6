namespace Kite.Cards;

/// <summary>
/// The guests who do without a strategy, so that it can be seen what it does. Chance decides once
/// for each guest and each strategy, and always says the same: nobody can choose, and of two
/// strategies it is not the same guests who do without.
/// </summary>
public static class ComparisonGroup
{
    /// <summary>No more than half of them.</summary>
    public const int MostPercent = 50;

    /// <summary>Whether a guest, by their number, does without it.</summary>
    public static bool Holds(Guid strategy, long guest, int percent)
    {
        if (percent <= 0) return false;

        // FNV-1a over both keys, and a last stir, so that neighbours fall far apart.
        const ulong Prime = 1_099_511_628_211;
        var hash = 14_695_981_039_346_656_037UL;
        Span<byte> bytes = stackalloc byte[24];
        strategy.TryWriteBytes(bytes, bigEndian: true, out _);
        for (var i = 0; i < 8; i++) bytes[16 + i] = (byte)((guest >> (8 * i)) & 0xFF);
        foreach (var one in bytes) hash = unchecked((hash ^ one) * Prime);
        hash ^= hash >> 33;
        hash = unchecked(hash * 0xFF51AFD7ED558CCDUL);
        hash ^= hash >> 33;
        return hash % 100 < (ulong)percent;
    }
}
