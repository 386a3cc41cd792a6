namespace Kite.Insight;

/// <summary>
/// Some customers, by number: these, or all but these. Who is not in a crowd is known without
/// looking through everyone, so that "not" costs nothing until it stands alone.
/// </summary>
internal sealed record Crowd
{
    private readonly IReadOnlyList<long> numbers;

    private Crowd(IReadOnlyList<long> ascending, bool allBut) =>
        (numbers, AllBut) = (ascending, allBut);

    public static readonly Crowd Everyone = new([], allBut: true);

    public static readonly Crowd Nobody = new([], allBut: false);

    /// <summary>These customers, whose numbers ascend already.</summary>
    public static Crowd Of(IReadOnlyList<long> ascending) => new(ascending, allBut: false);

    /// <summary>Whether it takes everyone to say who is in it.</summary>
    public bool AllBut { get; }

    public Crowd Not() => new(numbers, !AllBut);

    public Crowd And(Crowd other) => (AllBut, other.AllBut) switch
    {
        (false, false) => Of(Merged(numbers, other.numbers, (mine, theirs) => mine && theirs)),
        (false, true) => Of(Merged(numbers, other.numbers, (mine, theirs) => mine && !theirs)),
        (true, false) => other.And(this),
        (true, true) => Not().Or(other.Not()).Not(),
    };

    public Crowd Or(Crowd other) => AllBut || other.AllBut
        ? Not().And(other.Not()).Not()
        : Of(Merged(numbers, other.numbers, (mine, theirs) => mine || theirs));

    /// <summary>Who is in it, of all customers there are.</summary>
    public IReadOnlyList<long> Among(IReadOnlyList<long> everyone) =>
        Of(everyone).And(this).numbers;

    /// <summary>Who is in it; only where that is known without everyone.</summary>
    public IReadOnlyList<long> Numbers => AllBut
        ? throw new InvalidOperationException("Nobody is named but those who are not in it.")
        : numbers;

    private static List<long> Merged(
        IReadOnlyList<long> mine, IReadOnlyList<long> theirs, Func<bool, bool, bool> takes)
    {
        var (only, both, others) = (takes(true, false), takes(true, true), takes(false, true));
        var merged = new List<long>();
        for (int i = 0, j = 0; i < mine.Count || j < theirs.Count;)
        {
            var here = i < mine.Count ? mine[i] : long.MaxValue;
            var there = j < theirs.Count ? theirs[j] : long.MaxValue;
            if (here == there ? both : here < there ? only : others)
                merged.Add(Math.Min(here, there));
            if (here <= there) i++;
            if (there <= here) j++;
        }
        return merged;
    }
}
