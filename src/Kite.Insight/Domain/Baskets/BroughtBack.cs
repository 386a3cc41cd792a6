namespace Kite.Insight;

/// <summary>
/// How much of a product moved on one receipt: sold, or brought back. What was brought back may
/// name the receipt from which it came (<paramref name="Of"/>); 0 where that is not known.
/// </summary>
internal readonly record struct LineMoved(
    long Customer, int Product, long Position, int Day, bool IsBack, long Quantity, long Of);

/// <summary>
/// What was brought back whole: a product that is on a receipt no more. What comes back is taken
/// off the receipt that it names; where it names none, off the customer's latest receipts with
/// the same product up to that day. Of unnamed guests only the first can be known.
/// </summary>
internal sealed class BroughtBack
{
    private readonly HashSet<(long Position, int Product)> gone = [];

    public int Count => gone.Count;

    /// <summary>Whether nothing of a product is left on a receipt.</summary>
    public bool Has(long position, int product) => gone.Contains((position, product));

    public static BroughtBack Of(IEnumerable<LineMoved> moved)
    {
        var all = new BroughtBack();
        foreach (var group in moved.GroupBy(m => (m.Customer, m.Product)))
        {
            var sold = group.Where(m => !m.IsBack)
                .OrderBy(m => (m.Day, m.Position)).ToArray();
            var left = Array.ConvertAll(sold, m => m.Quantity);
            foreach (var back in group.Where(m => m.IsBack).OrderBy(m => (m.Day, m.Position)))
                Take(back, sold, left);
            for (var i = 0; i < sold.Length; i++)
            {
                if (sold[i].Quantity > 0 && left[i] == 0)
                    all.gone.Add((sold[i].Position, sold[i].Product));
            }
        }
        return all;
    }

    private static void Take(LineMoved back, LineMoved[] sold, long[] left)
    {
        var open = back.Quantity;
        var named = Array.FindIndex(sold, s => s.Position == back.Of);
        if (named >= 0) Take(named);
        for (var i = sold.Length - 1; i >= 0 && open > 0 && back.Customer > 0; i--)
            if (sold[i].Day <= back.Day) Take(i);

        void Take(int at)
        {
            var taken = Math.Min(open, left[at]);
            (open, left[at]) = (open - taken, left[at] - taken);
        }
    }
}
