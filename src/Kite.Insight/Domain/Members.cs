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
