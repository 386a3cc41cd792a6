using System.Globalization;
using PhoneNumbers;

namespace Kite;

/// <summary>Phone numbers as people write them, kept as E.164.</summary>
public static class Phone
{
    private static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();

    private static readonly HashSet<string> Countries = Library.GetSupportedCallingCodes()
        .Select(code => code.ToString(CultureInfo.InvariantCulture))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// The number in E.164 (<c>+8613900004821</c>), read as written in <paramref name="region"/>
    /// (ISO 3166, two letters) when it carries no country; null when it is no possible number.
    /// </summary>
    public static string? Read(string written, string region)
    {
        if (written.Length is 0 or > 60) return null;
        try
        {
            var number = Library.Parse(written, region);
            if (!Library.IsPossibleNumber(number)) return null;

            // A nought that is left over would fall off when it is read the next time.
            var kept = Library.Format(number, PhoneNumberFormat.E164);
            return kept == Library.Format(Library.Parse(kept, null), PhoneNumberFormat.E164)
                ? kept
                : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>The number as it is written for people, with its country.</summary>
    public static string Write(string e164)
    {
        try
        {
            return Library.Format(
                Library.Parse(e164, null), PhoneNumberFormat.INTERNATIONAL);
        }
        catch (NumberParseException)
        {
            return e164;
        }
    }

    /// <summary>The digits as dialled inside the country: <c>13900004821</c>.</summary>
    public static string National(string e164)
    {
        try
        {
            return Library.GetNationalSignificantNumber(Library.Parse(e164, null));
        }
        catch (NumberParseException)
        {
            return "";
        }
    }

    /// <summary>Whether these digits are a country's code: <c>86</c>, <c>30</c>.</summary>
    public static bool IsCountry(string digits) => Countries.Contains(digits);

    /// <summary>The number with all but its last four digits hidden: <c>•••• 4821</c>.</summary>
    public static string Mask(string e164) => e164.Length < 4 ? "••••" : "•••• " + e164[^4..];
}
