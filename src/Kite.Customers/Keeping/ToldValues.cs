using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>What a field of a record says, in the reader's words.</summary>
internal static class ToldValues
{
    public static string? Told(
        this IStringLocalizer<Texts> texts, string field, object? value) => (field, value) switch
        {
            (_, null) => null,
            ("country" or "nationality", string code) => Countries.NameOf(code),
            ("language", string code) => Tongue.Name(code),
            ("gender", Gender gender) =>
                texts["gender." + gender.ToString().ToLowerInvariant()],
            ("lunarBirth", string lunar) =>
                LunarDate.Read(lunar) is { } date ? texts.Lunar(date) : lunar,
            (_, DateOnly day) => Figures.Day(day),
            (_, Money money) => Figures.Exact(money),
            (_, bool yes) => texts[yes ? "own.yes" : "own.no"],
            (_, IEnumerable<string> several) => string.Join(", ", several),
            (_, IFormattable number) =>
                number.ToString("0.######", CultureInfo.CurrentCulture),
            _ => value.ToString(),
        };
}
