using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kite.Importing;

/// <summary>A column by its heading, <c>"Date"</c>, or by its place from 1, <c>4</c>.</summary>
internal sealed class ColumnNameOnTheWire : JsonConverter<ColumnName>
{
    public override ColumnName Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Number => new(reader.GetInt32()),
            JsonTokenType.String => new(reader.GetString()!),
            _ => throw new JsonException(),
        };

    public override void Write(
        Utf8JsonWriter writer, ColumnName value, JsonSerializerOptions options)
    {
        if (value.Heading is { } heading) writer.WriteStringValue(heading);
        else writer.WriteNumberValue(value.Position);
    }
}
