namespace Kite.Insight;

/// <summary>
/// Counts what is on the same receipts. The lines are gone through twice: first how many receipts
/// each thing is on, then the pairs of those that are on enough of them. A thing that stands
/// twice on a receipt is on it once; what was brought back whole is not on it.
/// </summary>
internal sealed class BasketCount(Things things, BroughtBack back, int least)
{
    private readonly List<int> basket = [];
    private readonly Dictionary<long, long> together = [];
    private readonly long[] singles = new long[Math.Max(1, things.Count)];
    private long receipts, open = -1;
    private bool pairs;

    /// <summary>Tells lines receipt by receipt, first all of them once.</summary>
    public void Add(long position, long _, int product)
    {
        if (position != open) End();
        open = position;
        var thing = things.Of(product);
        if (thing < 0 || back.Has(position, product)) return;
        if (pairs && singles[thing] < least) return;
        if (!basket.Contains(thing)) basket.Add(thing);
    }

    /// <summary>The first time is over: all lines are told once more.</summary>
    public void GoOnToPairs()
    {
        End();
        (pairs, open) = (true, -1);
    }

    public Baskets Told()
    {
        End();
        var counted = singles.Select((n, i) => (Thing: i, Receipts: n))
            .Where(s => s.Receipts > 0).ToArray();
        var enough = (double)counted.Count(s => s.Receipts >= least);
        var found = together.Where(p => p.Value >= least)
            .Select(p => (A: (int)(p.Key >> 32), B: (int)(p.Key & int.MaxValue), Both: p.Value))
            .ToArray();
        var chances = Array.ConvertAll(
            found, p => Surely.Together(receipts, singles[p.A], singles[p.B], p.Both));
        var looked = enough * (enough - 1) / 2;
        var shares = Surely.Among(chances, looked);
        return new(
            receipts, counted.Length, (long)looked, least,
            [.. found.Select((p, i) => Named(p.A, p.B, p.Both, chances[i], shares[i]))]);
    }

    private Pair Named(int a, int b, long both, double chance, double share)
    {
        if (string.CompareOrdinal(things.Keys[a], things.Keys[b]) > 0) (a, b) = (b, a);
        return new(
            things.Keys[a], things.Keys[b], both, singles[a], singles[b], receipts, chance,
            share);
    }

    private void End()
    {
        if (basket.Count == 0) return;
        if (pairs) AddPairs();
        else AddSingles();
        basket.Clear();
    }

    private void AddSingles()
    {
        receipts++;
        foreach (var thing in basket) singles[thing]++;
    }

    private void AddPairs()
    {
        basket.Sort();
        for (var i = 0; i < basket.Count; i++)
        {
            for (var j = i + 1; j < basket.Count; j++)
            {
                var pair = ((long)basket[i] << 32) | (long)basket[j];
                ref var count = ref System.Runtime.InteropServices.CollectionsMarshal
                    .GetValueRefOrAddDefault(together, pair, out _);
                count++;
            }
        }
    }
}

/// <summary>
/// What was bought together: of how many receipts, how many different things, and of how many
/// possible pairs those are that were found often enough.
/// </summary>
internal sealed record Baskets(
    long Receipts, int Things, long Looked, int Least, IReadOnlyList<Pair> Pairs);
