namespace Kite.Customers;

/// <summary>Which part of a name comes first (K1).</summary>
public static class NameOrder
{
    private static readonly string[] FamilyFirst = ["zh", "ja", "ko", "vi", "hu"];

    /// <summary>
    /// The whole name: 欧阳静宜 without a blank, <c>Nguyễn Văn An</c> with the family first,
    /// <c>Eleni Papadopoulou</c> with the given name first. Null where there is neither part.
    /// </summary>
    public static string? Whole(string? family, string? given, string? language)
    {
        if (family is null || given is null) return family ?? given;
        if (family[0] > '\u2E80' && given[0] > '\u2E80') return family + given;

        return IsFamilyFirst(language) ? $"{family} {given}" : $"{given} {family}";
    }

    /// <summary>Whether those who speak it say the family's name first.</summary>
    public static bool IsFamilyFirst(string? language) =>
        FamilyFirst.Contains(language?.Split('-')[0], StringComparer.Ordinal);
}
