namespace Kite.Insight;

/// <summary>
/// What one must have brought to be in a class. Only money is compared, so whoever brought the
/// same is in the same class.
/// </summary>
internal sealed record ClassLines(IReadOnlyList<long> Least)
{
    /// <summary>Nobody reaches this: the class is empty.</summary>
    public const long Unreached = long.MaxValue;

    public int Last => Least.Count;

    /// <summary>
    /// The class by the share that was reached before a customer: the largest is always in the
    /// first one, and of equals all are in the better one. Who brought nothing, or less, is in
    /// the last.
    /// </summary>
    public static ClassLines Of(NetOrder order, ClassBounds bounds)
    {
        var least = new long[bounds.Percents.Count];
        Array.Fill(least, Unreached);
        var (reached, at) = (Int128.Zero, 0);
        Int128 whole = bounds.Of is ShareOf.Revenue ? order.Total : order.Count;
        for (var place = 0; place < order.Positive; place++)
        {
            while (at < least.Length && 100 * reached >= bounds.Percents[at] * whole) at++;
            if (at == least.Length) break;

            for (var better = at; better < least.Length; better++)
                least[better] = order[place];
            reached += bounds.Of is ShareOf.Revenue ? order[place] : 1;
        }
        return new(least);
    }

    /// <summary>The class, 0 being the best.</summary>
    public int ClassOf(long net)
    {
        if (net <= 0) return Last;

        var at = 0;
        while (at < Last && net < Least[at]) at++;
        return at;
    }

    /// <summary>
    /// The class where a customer was in another: up at once, down only when they fall short of
    /// their old class by more than the slack, in percent.
    /// </summary>
    public int ClassOf(long net, int before, int slackPercent)
    {
        var now = ClassOf(net);
        var stays = now > before && before < Last && net > 0 && Least[before] != Unreached
            && (Int128)100 * net >= (Int128)(100 - slackPercent) * Least[before];
        return stays && slackPercent > 0 ? before : now;
    }
}
