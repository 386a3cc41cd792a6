using System.Globalization;
using System.Text.Json;

namespace Kite.Customers;

/// <summary>
/// What one field of the business's own holds: a text, number, day, amount, yes or no, or several
/// words. Reads what was typed or sent, and writes it for programs.
/// </summary>
public sealed record OwnValue
{
    private const int LongestText = 500;

    public string? Text { get; init; }

    /// <summary>In the smallest step: 5.25 as 525, yes as 1.</summary>
    public long? Number { get; init; }
    public DateOnly? Day { get; init; }
    public IReadOnlyList<string>? Several { get; init; }

    /// <summary>Reads a value from JSON; a string is read as it would be in a file.</summary>
    public static Result<OwnValue> Read(FieldView field, JsonElement sent, Currency currency) =>
        sent.ValueKind switch
        {
            JsonValueKind.Array when field.Kind == CustomKind.MultiChoice => Choose(
                field, [.. sent.EnumerateArray().Select(Plain)]),
            JsonValueKind.Object when field.Kind == CustomKind.Money => Amount(sent, currency),
            _ => Read(field, Plain(sent), currency),
        };

    /// <summary>Reads what was typed, or stands in a file.</summary>
    public static Result<OwnValue> Read(FieldView field, string typed, Currency currency)
    {
        var text = typed.Trim();
        return field.Kind switch
        {
            CustomKind.Number => Whole(text, field.Decimals) is { } number
                ? new OwnValue { Number = number }
                : new NotAFigure(text, field.Decimals),
            CustomKind.Money => Whole(text, currency.Decimals) is { } coins
                ? new OwnValue { Number = coins }
                : new NotAnAmount(text, currency.Code),
            CustomKind.Date => DateOnly.TryParseExact(
                text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? new OwnValue { Day = day }
                : new NotACalendarDay(text),
            CustomKind.YesNo => YesOrNo(text) is { } yes
                ? new OwnValue { Number = yes ? 1 : 0 }
                : new NotYesOrNo(text),
            CustomKind.Choice => field.Choices.Contains(text, StringComparer.Ordinal)
                ? new OwnValue { Text = text }
                : new NotAChoice(text, string.Join(", ", field.Choices)),
            CustomKind.MultiChoice => Choose(
                field, text.Split([',', ';', '\n'], StringSplitOptions.TrimEntries
                    | StringSplitOptions.RemoveEmptyEntries)),
            _ => Written(text),
        };
    }

    /// <summary>What was kept, as it is shown and sent.</summary>
    public object Shown(FieldView field, Currency currency) => field.Kind switch
    {
        CustomKind.Number => Scaled(Number ?? 0, field.Decimals),
        CustomKind.Money => new Money(Number ?? 0, currency),
        CustomKind.Date => Day ?? default,
        CustomKind.YesNo => Number == 1,
        CustomKind.MultiChoice => Several ?? [],
        _ => Text ?? "",
    };

    /// <summary>The same in one line, as a form, the trail and a file write it.</summary>
    public string Line(FieldView field, Currency currency) => field.Kind switch
    {
        CustomKind.Number => Scaled(Number ?? 0, field.Decimals)
            .ToString(CultureInfo.InvariantCulture),
        CustomKind.Money => currency.InUnits(Number ?? 0).ToString(CultureInfo.InvariantCulture),
        CustomKind.Date => (Day ?? default).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CustomKind.YesNo => Number == 1 ? "yes" : "no",
        CustomKind.MultiChoice => string.Join(", ", Several ?? []),
        _ => Text ?? "",
    };

    private static Result<OwnValue> Written(string text)
    {
        if (text.Length > LongestText) return new TextIsTooLong(LongestText);
        if (text.Contains('\0', StringComparison.Ordinal)) return new TextHasStrangeLetters();
        return new OwnValue { Text = text };
    }

    private static Result<OwnValue> Choose(FieldView field, IReadOnlyList<string> words)
    {
        var chosen = words.Distinct(StringComparer.Ordinal).ToList();
        var strange = chosen.Find(w => !field.Choices.Contains(w, StringComparer.Ordinal));
        return strange is null
            ? new OwnValue { Several = [.. field.Choices.Where(chosen.Contains)] }
            : new NotAChoice(strange, string.Join(", ", field.Choices));
    }

    private static Result<OwnValue> Amount(JsonElement sent, Currency currency) =>
        sent.TryGetProperty("amount", out var amount)
        && amount.ValueKind == JsonValueKind.Number
        && amount.TryGetInt64(out var coins)
        && sent.TryGetProperty("currency", out var code)
        && code.ValueKind == JsonValueKind.String
        && code.GetString() == currency.Code
            ? new OwnValue { Number = coins }
            : new NotAnAmount(Plain(sent), currency.Code);

    // Never rounds: what has more decimals than the field keeps is told, not cut.
    private static long? Whole(string text, int decimals)
    {
        const NumberStyles figures = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, figures, CultureInfo.InvariantCulture, out var number))
            return null;
        if (Math.Abs(number) > 1_000_000_000_000m) return null;

        var whole = number * Step(decimals);
        return whole == decimal.Truncate(whole) ? (long)whole : null;
    }

    private static bool? YesOrNo(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "true" or "1" => true,
        "no" or "false" or "0" => false,
        _ => null,
    };

    private static decimal Scaled(long number, int decimals) => number / Step(decimals);

    private static decimal Step(int decimals)
    {
        var step = 1m;
        for (var i = 0; i < decimals; i++) step *= 10;
        return step;
    }

    private static string Plain(JsonElement sent)
    {
        var text = sent.ValueKind == JsonValueKind.String ? sent.GetString()! : sent.GetRawText();
        return text.Length > 1000 ? text[..1000] : text;
    }
}
