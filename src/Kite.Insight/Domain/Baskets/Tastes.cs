namespace Kite.Insight;

/// <summary>
/// What each customer has bought, every product once, with the day of the first time; one
/// customer after the other, by number.
/// </summary>
internal sealed class Tastes(long[] customers, int[] starts, int[] products, int[] firsts)
{
    public int Count => customers.Length;

    /// <summary>How many different products all of them bought, added up.</summary>
    public int Bought => products.Length;

    public long Customer(int index) => customers[index];

    public int Find(long customer) => Array.BinarySearch(customers, customer);

    public ReadOnlySpan<int> Products(int index) =>
        products.AsSpan(starts[index], starts[index + 1] - starts[index]);

    /// <summary>The day of the first time of each, in the same order.</summary>
    public ReadOnlySpan<int> Firsts(int index) =>
        firsts.AsSpan(starts[index], starts[index + 1] - starts[index]);

    public (int First, int Last)? Days => firsts.Length == 0
        ? null
        : (firsts.Min(), firsts.Max());
}

/// <summary>
/// Boils lines down to tastes, a slice of the customers at a time, so that what is in hand stays
/// small however many lines there are.
/// </summary>
internal sealed class TasteCount
{
    private const int LinesAtOnce = 8_000_000;

    private readonly long[] customers;
    private readonly int[] lines;
    private readonly BroughtBack back;
    private readonly int[]? places;
    private readonly int[] starts;
    private readonly List<int> products = [];
    private readonly List<int> firsts = [];
    private int from, to;
    private int[] begin = [], filled = [];
    private long[] bought = [];

    public TasteCount(long[] customers, int[] lines, BroughtBack back)
    {
        (this.customers, this.lines, this.back) = (customers, lines, back);
        starts = new int[customers.Length + 1];
        if (customers is not [.., var greatest] || greatest > 1_000_000 + 4L * customers.Length)
            return;
        places = new int[greatest + 1];
        for (var i = 0; i < customers.Length; i++) places[customers[i]] = i + 1;
    }

    /// <summary>Makes ready for the next slice; false when all are done.</summary>
    public bool Next()
    {
        if (to == customers.Length) return false;
        (from, var sum) = (to, 0);
        while (to < customers.Length && (to == from || sum + lines[to] <= LinesAtOnce))
            sum += lines[to++];
        begin = new int[to - from + 1];
        for (var i = from; i < to; i++) begin[i - from + 1] = begin[i - from] + lines[i];
        filled = begin[..^1];
        if (bought.Length < sum) bought = new long[sum];
        return true;
    }

    public void Add(LineScan scan)
    {
        for (var i = 0; i < scan.Count; i++)
            Add(scan.Customer[i], scan.Position[i], scan.Day[i], scan.Product[i]);
    }

    public void Add(long customer, long position, int day, int product)
    {
        var at = PlaceOf(customer) - from;
        if (at < 0 || at >= to - from || back.Has(position, product)) return;
        bought[filled[at]++] = ((long)product << 32) | (long)day;
    }

    /// <summary>The slice is told: keeps each product once.</summary>
    public void End()
    {
        for (var i = 0; i < to - from; i++)
        {
            var theirs = bought.AsSpan(begin[i], filled[i] - begin[i]);
            theirs.Sort();
            for (var k = 0; k < theirs.Length; k++)
            {
                var product = (int)(theirs[k] >> 32);
                if (k > 0 && product == (int)(theirs[k - 1] >> 32)) continue;
                products.Add(product);
                firsts.Add((int)(theirs[k] & int.MaxValue));
            }
            starts[from + i + 1] = products.Count;
        }
    }

    public Tastes Told() => new(customers, starts, [.. products], [.. firsts]);

    private int PlaceOf(long customer) => places is null
        ? Array.BinarySearch(customers, customer)
        : customer < places.Length ? places[customer] - 1 : -1;
}
