namespace Kite.Customers;

/// <summary>Some customers by their numbers, each once; made to hold a million.</summary>
public sealed class CustomerNumbers
{
    private readonly long[] ascending;

    /// <summary>The numbers must be in order already.</summary>
    public CustomerNumbers(long[] ascending) => this.ascending = ascending;

    public int Count => ascending.Length;

    public IReadOnlyList<long> All => ascending;

    public bool Has(long number) => Array.BinarySearch(ascending, number) >= 0;

    /// <summary>Those who are in both.</summary>
    public CustomerNumbers And(CustomerNumbers other)
    {
        var both = new List<long>(Math.Min(Count, other.Count));
        for (int i = 0, j = 0; i < Count && j < other.Count;)
        {
            var (mine, theirs) = (ascending[i], other.ascending[j]);
            if (mine == theirs) both.Add(mine);
            if (mine <= theirs) i++;
            if (theirs <= mine) j++;
        }
        return new([.. both]);
    }

    /// <summary>Those who are in one of both.</summary>
    public CustomerNumbers Or(CustomerNumbers other)
    {
        var either = new long[Count + other.Count];
        var count = 0;
        for (int i = 0, j = 0; i < Count || j < other.Count;)
        {
            var mine = i < Count ? ascending[i] : long.MaxValue;
            var theirs = j < other.Count ? other.ascending[j] : long.MaxValue;
            either[count++] = Math.Min(mine, theirs);
            if (mine <= theirs) i++;
            if (theirs <= mine) j++;
        }
        return new(either[..count]);
    }

    /// <summary>The next numbers after one, up or down; from the end where there is none.</summary>
    public IReadOnlyList<long> Next(long? after, bool down, int most)
    {
        var at = after is { } number ? Array.BinarySearch(ascending, number) : -1;
        if (!down)
        {
            var from = after is null ? 0 : at < 0 ? ~at : at + 1;
            return ascending[from..Math.Min(Count, from + most)];
        }
        var to = after is null ? Count : at < 0 ? ~at : at;
        return ascending[Math.Max(0, to - most)..to];
    }
}
