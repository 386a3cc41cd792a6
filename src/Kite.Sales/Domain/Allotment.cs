namespace Kite.Sales;

/// <summary>Parts of a whole in proportion, in whole coins that always add up.</summary>
internal static class Allotment
{
    /// <summary>
    /// The largest remainders take the coins that are left, the first of equal ones. No part is
    /// above its weight where the whole is not above all of them.
    /// </summary>
    public static IReadOnlyList<long> Of(long whole, IReadOnlyList<long> weights)
    {
        var sum = weights.Aggregate((Int128)0, (all, one) => all + one);
        var parts = new long[weights.Count];
        if (sum == 0) return parts;

        var left = whole;
        var rests = new (Int128 Over, int At)[weights.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            var (part, rest) = Int128.DivRem((Int128)whole * weights[i], sum);
            (parts[i], rests[i]) = ((long)part, (rest, i));
            left -= parts[i];
        }
        foreach (var (_, at) in rests.OrderByDescending(r => r.Over).ThenBy(r => r.At)
            .Take((int)left))
        {
            parts[at]++;
        }
        return parts;
    }

    /// <summary>
    /// How much of each line each tender pays: rows add up to the lines, columns to the tenders.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<long>> Of(
        IReadOnlyList<long> lines, IReadOnlyList<long> tenders)
    {
        var open = lines.ToArray();
        var shares = new List<IReadOnlyList<long>>();
        foreach (var tender in tenders)
        {
            var parts = Of(tender, open);
            for (var i = 0; i < open.Length; i++) open[i] -= parts[i];
            shares.Add(parts);
        }
        return shares;
    }
}
