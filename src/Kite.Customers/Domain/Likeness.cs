namespace Kite.Customers;

/// <summary>What speaks for or against two records being one customer.</summary>
public enum LikenessReason
{
    SameIdDocument,
    SamePhone,
    SameEmail,
    SameName,
    NearName,
    SameBirthDate,
    SameAddress,
    SameSurname,
    DifferentNames,
    DifferentBirthDates,
    DifferentIdDocuments,
    DifferentKinds,
}

/// <summary>How sure it is that two records are one customer.</summary>
public enum LikenessDegree
{
    No,
    Possible,
    Likely,
}

/// <summary>
/// How alike two records are, from 0 to 100, and why. A phone alone makes it possible and no
/// more, for families share phones; where names, birthdays or ID documents contradict, it is
/// never likely.
/// </summary>
internal sealed record Likeness(int Score, IReadOnlyList<LikenessReason> Reasons)
{
    public const int Likely = 60;
    public const int Possible = 35;

    private const int Most = 100;

    public LikenessDegree Degree => Score switch
    {
        >= Likely => LikenessDegree.Likely,
        >= Possible => LikenessDegree.Possible,
        _ => LikenessDegree.No,
    };

    public static Likeness Between(LikenessFacts one, LikenessFacts other)
    {
        var reasons = Found(one, other).ToList();
        var score = Math.Clamp(reasons.Sum(Points), 0, Most);
        return new(reasons.Exists(IsDoubt(reasons)) ? Math.Min(score, Likely - 1) : score, reasons);
    }

    private static int Points(LikenessReason reason) => reason switch
    {
        LikenessReason.SameIdDocument => 100,
        LikenessReason.SameEmail => 45,
        LikenessReason.SamePhone => 40,
        LikenessReason.SameName or LikenessReason.SameBirthDate => 30,
        LikenessReason.NearName or LikenessReason.SameAddress => 20,
        LikenessReason.SameSurname => 5,
        LikenessReason.DifferentNames => -5,
        LikenessReason.DifferentBirthDates => -30,
        LikenessReason.DifferentIdDocuments or LikenessReason.DifferentKinds => -60,
        _ => 0,
    };

    // People change their names, but not their passport along with all else.
    private static Predicate<LikenessReason> IsDoubt(List<LikenessReason> all) => reason =>
        reason is LikenessReason.DifferentBirthDates or LikenessReason.DifferentIdDocuments
            or LikenessReason.DifferentKinds
        || (reason == LikenessReason.DifferentNames
            && !all.Contains(LikenessReason.SameIdDocument));

    private static IEnumerable<LikenessReason> Found(LikenessFacts a, LikenessFacts b)
    {
        if (a.IdToken is { } token && b.IdToken is { } otherToken)
        {
            yield return token == otherToken
                ? LikenessReason.SameIdDocument
                : LikenessReason.DifferentIdDocuments;
        }
        if (IsShared(a.Phones, b.Phones)) yield return LikenessReason.SamePhone;
        if (IsShared(a.Emails, b.Emails)) yield return LikenessReason.SameEmail;
        foreach (var reason in OfNames(a, b)) yield return reason;
        if (OfBirths(a.BirthDate, b.BirthDate) is { } birth) yield return birth;
        if (IsSameAddress(a, b)) yield return LikenessReason.SameAddress;
        if (a.Kind != b.Kind) yield return LikenessReason.DifferentKinds;
    }

    private static bool IsShared(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Intersect(other, StringComparer.Ordinal).Any();

    private static IEnumerable<LikenessReason> OfNames(LikenessFacts a, LikenessFacts b)
    {
        switch (NameLikeness.Between(a, b))
        {
            case NameAnswer.Same:
                yield return LikenessReason.SameName;
                break;
            case NameAnswer.Near:
                yield return LikenessReason.NearName;
                break;
            case NameAnswer.Different:
                if (NameLikeness.IsOneFamily(a, b)) yield return LikenessReason.SameSurname;
                yield return LikenessReason.DifferentNames;
                break;
            default:
                break;
        }
    }

    private static LikenessReason? OfBirths(DateOnly? one, DateOnly? other)
    {
        if (one is not { } a || other is not { } b) return null;
        if (a == b) return LikenessReason.SameBirthDate;
        return IsSlip(a, b) ? null : LikenessReason.DifferentBirthDates;
    }

    // Day and month changed about, or one digit hit wrong: that says nothing either way.
    private static bool IsSlip(DateOnly a, DateOnly b) =>
        (a.Year == b.Year && a.Month == b.Day && a.Day == b.Month)
        || Written(a).Zip(Written(b)).Count(pair => pair.First != pair.Second) == 1;

    private static string Written(DateOnly day) =>
        $"{day.Year:0000}{day.Month:00}{day.Day:00}";

    private static bool IsSameAddress(LikenessFacts a, LikenessFacts b) =>
        a.Address is { Length: >= 6 } && a.Address == b.Address
        && (a.PostalCode is null || b.PostalCode is null || a.PostalCode == b.PostalCode);
}
