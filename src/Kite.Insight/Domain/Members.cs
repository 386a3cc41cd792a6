namespace Kite.Insight;

/// <summary>The customers of a segment, by number.</summary>
internal sealed class Members
{
    private readonly long[] numbers;

    public Members(IEnumerable<long> customers)
    {
        numbers = [.. customers.Distinct()];
        Array.Sort(numbers);
    }

    public int Count => numbers.Length;

    /// <summary>Their numbers, from the lowest on.</summary>
    public IReadOnlyList<long> Numbers => numbers;

    public bool Has(long number) => Array.BinarySearch(numbers, number) >= 0;

    /// <summary>The next numbers after one, up or down; from the end where there is none.</summary>
    public IReadOnlyList<long> Next(long? after, bool down, int most)
    {
        var at = after is { } number ? Array.BinarySearch(numbers, number) : -1;
        if (!down)
        {
            var from = after is null ? 0 : at < 0 ? ~at : at + 1;
            return numbers[from..(from + Math.Min(most, Count - from))];
        }
        var to = after is null ? Count : at < 0 ? ~at : at;
        var next = numbers[Math.Max(0, to - most)..to];
        Array.Reverse(next);
        return next;
    }

    /// <summary>Where in a sorted row of customer numbers the members stand.</summary>
    public int[] PlacesIn(ReadOnlySpan<long> sorted)
    {
        var places = new List<int>(Math.Min(numbers.Length, sorted.Length));
        for (int i = 0, m = 0; i < sorted.Length && m < numbers.Length;)
        {
            if (sorted[i] == numbers[m]) places.Add(i);
            if (sorted[i] <= numbers[m]) i++;
            else m++;
        }
        return [.. places];
    }
}
