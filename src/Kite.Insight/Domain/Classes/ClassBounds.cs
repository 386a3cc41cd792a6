namespace Kite.Insight;

/// <summary>What the bounds of classes are shares of.</summary>
public enum ShareOf
{
    /// <summary>So many of a hundred customers, the largest first.</summary>
    Customers,

    /// <summary>Those who bring so much of a hundred of the revenue, the largest first.</summary>
    Revenue,
}

/// <summary>
/// Where one class ends and the next begins, in percent of the whole and the best class first:
/// 70 and 95 make three.
/// </summary>
internal sealed record ClassBounds(ShareOf Of, IReadOnlyList<int> Percents)
{
    public const int Most = 8;

    /// <summary>How many classes there are.</summary>
    public int Classes => Percents.Count + 1;

    /// <summary>The last class has none of its own: it takes whoever is left.</summary>
    public int Last => Percents.Count;

    /// <summary>Whether the bounds rise, one after the other, between nothing and all.</summary>
    public bool AreFit => Percents.Count is > 0 and <= Most
        && Percents.All(p => p is > 0 and < 100)
        && Percents.Zip(Percents.Skip(1)).All(pair => pair.First < pair.Second);

    /// <summary>The letter of a class where nobody gave it another name.</summary>
    public static string Letter(int index) => ((char)('A' + index)).ToString();

    /// <summary>Which class a letter means; null where there is none of it.</summary>
    public int? IndexOf(string letter) =>
        letter is [var one] && char.ToUpperInvariant(one) - 'A' is var index && index >= 0
        && index < Classes
            ? index
            : null;
}
