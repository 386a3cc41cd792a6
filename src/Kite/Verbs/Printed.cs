using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kite;

/// <summary>
/// Answers on the command line as the API writes them, for programs that read along.
/// </summary>
internal static class Printed
{
    private static readonly JsonSerializerOptions AsTheApi = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new MoneyOnTheWire(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
        },
    };

    public static void Json<T>(T answer) =>
        Console.Out.WriteLine(JsonSerializer.Serialize(answer, AsTheApi));
}
