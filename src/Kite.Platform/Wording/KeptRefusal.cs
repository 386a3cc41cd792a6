using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Kite;

/// <summary>
/// A refusal put aside, to be worded later in the language of whoever reads it: the module that
/// refused, the code, and the facts that its words are made of.
/// </summary>
public sealed record KeptRefusal(
    string Home, string Code, IReadOnlyDictionary<string, JsonElement> Facts)
{
    private static readonly JsonSerializerOptions Form = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new MoneyOnTheWire() },
    };

    public static KeptRefusal Of(Refusal refusal) => new(
        Wording.HomeOf(refusal.GetType()).GetName().Name!,
        refusal.Code,
        refusal.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.Name is not nameof(Refusal.Code) && p.GetIndexParameters().Length == 0)
            .Where(p => Fits(p.PropertyType))
            .ToDictionary(
                p => p.Name,
                p => JsonSerializer.SerializeToElement(
                    p.GetValue(refusal), p.PropertyType, Form),
                StringComparer.Ordinal));

    public string Say(CultureInfo culture) => Wording.Say(
        Assembly.Load(Home), Code, name => Facts.TryGetValue(name, out var fact)
            ? Read(fact)
            : null,
        culture);

    public static string Write<T>(T kept) => JsonSerializer.Serialize(kept, Form);

    public static T Read<T>(string json)
        where T : notnull => JsonSerializer.Deserialize<T>(json, Form)!;

    // A list of faults is worded fault by fault, each of them kept by itself.
    private static bool Fits(Type fact) =>
        fact == typeof(string) || fact.IsValueType || Nullable.GetUnderlyingType(fact) is not null;

    private static object? Read(JsonElement fact) => fact.ValueKind switch
    {
        JsonValueKind.Number => fact.TryGetInt64(out var whole) ? whole : fact.GetDecimal(),
        JsonValueKind.Object => fact.Deserialize<Money>(Form),
        JsonValueKind.String when DateOnly.TryParseExact(
            fact.GetString(), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            => day,
        JsonValueKind.String => fact.GetString(),
        _ => null,
    };
}
