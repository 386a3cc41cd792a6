namespace Kite.Customers;

/// <summary>What two names say of each other.</summary>
internal enum NameAnswer
{
    /// <summary>One is missing, or they are written in letters that cannot be compared.</summary>
    Unknown,
    Different,
    Near,
    Same,
}

/// <summary>
/// Whether two names are one: whatever the accents, the letters' size and the order of the parts;
/// nearly so where one reads as the other, one letter was hit wrong, or one is written shorter.
/// </summary>
internal static class NameLikeness
{
    private const int FewestForSlip = 6;

    public static NameAnswer Between(LikenessFacts a, LikenessFacts b)
    {
        if (a.Name is not { } name || b.Name is not { } other) return NameAnswer.Unknown;
        var (mine, theirs) = (Words(name), Words(other));
        if (mine.Count == 0 || theirs.Count == 0) return NameAnswer.Unknown;
        if (IsSame(mine, theirs)) return NameAnswer.Same;

        var pairs = from one in Ways(a) from two in Ways(b) select (one, two);
        var comparable = pairs.Where(p => IsHan(p.one) == IsHan(p.two)).ToList();
        if (comparable.Exists(p => IsSame(p.one, p.two) || IsNear(p.one, p.two)))
            return NameAnswer.Near;
        return comparable.Count > 0 ? NameAnswer.Different : NameAnswer.Unknown;
    }

    /// <summary>Whether the two bear one surname, as far as it can be told.</summary>
    public static bool IsOneFamily(LikenessFacts a, LikenessFacts b)
    {
        if (a.FamilyName is { } family && b.FamilyName is { } other)
            return Squeezed(family) is { Length: > 0 } one && one == Squeezed(other);
        return a is { Kind: CustomerKind.Person, Name: [> '\u2E80', ..] }
            && b is { Kind: CustomerKind.Person, Name: [> '\u2E80', ..] }
            && a.Name[0] == b.Name[0];
    }

    /// <summary>The letters and digits alone.</summary>
    public static string Squeezed(string text) => string.Concat(Words(text));

    private static IReadOnlyList<string> Words(string text) => [.. Folding.Words(text)];

    private static IEnumerable<IReadOnlyList<string>> Ways(LikenessFacts facts) =>
        facts.Readings.Prepend(facts.Name!).Select(Words).Where(w => w.Count > 0);

    private static bool IsHan(IReadOnlyList<string> words) =>
        words.Any(w => w.Any(c => c > '\u2E80'));

    // Xiao Ming Wang is Wáng Xiǎomíng: turned about, and parted elsewhere.
    private static bool IsSame(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Order(StringComparer.Ordinal)
            .SequenceEqual(other.Order(StringComparer.Ordinal), StringComparer.Ordinal)
        || Turned(one).Intersect(Turned(other), StringComparer.Ordinal).Any();

    private static IEnumerable<string> Turned(IReadOnlyList<string> words) =>
        words.Select((_, i) => string.Concat(words.Skip(i).Concat(words.Take(i))));

    private static bool IsNear(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        // Chinese brothers differ by one character, and so does nobody's typing.
        if (IsHan(one)) return false;
        return IsPart(one, other) || IsPart(other, one) || IsByInitials(one, other)
            || Turned(one).Any(a => Turned(other).Any(b => IsOneSlip(a, b)));
    }

    // Golden Reed Trading of Golden Reed Trading Ltd; Nguyễn An of Nguyễn Văn An.
    private static bool IsPart(IReadOnlyList<string> few, IReadOnlyList<string> many) =>
        few.Count is > 1 && few.Count < many.Count
        && few.All(w => w.Length > 1 && many.Contains(w, StringComparer.Ordinal));

    private static bool IsByInitials(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Count > 1 && one.Count == other.Count
        && (Stands(one, other) || Stands(one, [.. other.Reverse()]));

    private static bool Stands(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var pairs = one.Zip(other).ToList();
        return pairs.Exists(p => p.First.Length > 2 && p.First == p.Second)
            && pairs.TrueForAll(p => p.First == p.Second
                || (Math.Min(p.First.Length, p.Second.Length) == 1
                    && p.First[0] == p.Second[0]));
    }

    // One letter too many, too few, another one, or two changed about; digits are no slips.
    private static bool IsOneSlip(string one, string other)
    {
        var (a, b) = one.Length <= other.Length ? (one, other) : (other, one);
        if (a.Length < FewestForSlip || b.Length - a.Length > 1) return false;

        var at = 0;
        while (at < a.Length && a[at] == b[at]) at++;
        if (at < b.Length && char.IsDigit(b[at])) return false;
        if (at < a.Length && char.IsDigit(a[at])) return false;
        if (b.Length > a.Length) return a[at..] == b[(at + 1)..];
        return at == a.Length
            || a[(at + 1)..] == b[(at + 1)..]
            || (at + 1 < a.Length && a[at] == b[at + 1] && a[at + 1] == b[at]
                && a[(at + 2)..] == b[(at + 2)..]);
    }
}
