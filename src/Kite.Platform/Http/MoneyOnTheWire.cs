using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kite;

/// <summary>Money is <c>{"amount": 12345, "currency": "CNY"}</c> in the smallest coin.</summary>
public sealed class MoneyOnTheWire : JsonConverter<Money>
{
    public override Money Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var wire = Read(ref reader, options)
            ?? throw new JsonException("Money is an object with amount and currency.");
        return Currency.Find(wire.Currency ?? "") is { } currency
            ? new Money(wire.Amount, currency)
            : throw new JsonException($"{wire.Currency} is no currency Kite knows.");
    }

    // Thrown anew without a path, so that the one of the field that holds the money is told.
    private static Wire? Read(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<Wire>(ref reader, options);
        }
        catch (JsonException strange)
        {
            throw new JsonException("Money is an object with amount and currency.", strange);
        }
    }

    public override void Write(
        Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("amount", value.Coins);
        writer.WriteString("currency", value.Currency.Code);
        writer.WriteEndObject();
    }

    private sealed record Wire(
        [property: JsonPropertyName("amount"), JsonRequired] long Amount,
        [property: JsonPropertyName("currency"), JsonRequired] string? Currency);
}
