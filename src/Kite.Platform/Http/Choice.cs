namespace Kite;

/// <summary>
/// One word of a list in an address, written small as everywhere on the wire:
/// <c>?order=newest</c>.
/// </summary>
public readonly record struct Choice<T>(T Value)
    where T : struct, Enum
{
    public static implicit operator Choice<T>(T value) => new(value);

    public static implicit operator T(Choice<T> choice) => choice.Value;

    /// <summary>Lets a route take it from the query; a number is no word.</summary>
    public static bool TryParse(string? word, IFormatProvider? _, out Choice<T> choice)
    {
        var known = Enum.TryParse<T>(word, ignoreCase: true, out var value)
            && Enum.IsDefined(value)
            && word is [not ((>= '0' and <= '9') or '+' or '-'), ..];
        choice = value;
        return known;
    }

    public override string ToString() => Written(Value);

    /// <summary>All words that are understood, as they are written.</summary>
    public static IEnumerable<string> Known => Enum.GetValues<T>().Select(Written);

    private static string Written(T value) =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>The words of a choice whose kind is known only while the program runs.</summary>
public static class Choices
{
    /// <summary>Null where the type is no <see cref="Choice{T}"/>.</summary>
    public static IReadOnlyList<string>? WordsOf(Type? type)
    {
        var choice = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return choice is { IsGenericType: true }
            && choice.GetGenericTypeDefinition() == typeof(Choice<>)
                ? [.. (IEnumerable<string>)choice.GetProperty("Known")!.GetValue(null)!]
                : null;
    }
}
