using Microsoft.OpenApi;

namespace Kite;

/// <summary>
/// Says in the API's document which routes take a file and which answer one: nothing in their
/// handlers tells, for a file passes through as a stream.
/// </summary>
internal static class FilesDescribed
{
    private const string Form = "multipart/form-data";

    public static void In(OpenApiOperation operation, IEnumerable<object> metadata)
    {
        foreach (var about in metadata)
        {
            if (about is FileTaken taken)
            {
                operation.RequestBody = new OpenApiRequestBody
                {
                    Required = true, Content = ContentOf(taken.Types),
                };
            }
            else if (about is FileGiven given
                && operation.Responses?.GetValueOrDefault("200") is OpenApiResponse answer)
            {
                answer.Content = ContentOf(given.Types);
            }
        }
    }

    private static Dictionary<string, OpenApiMediaType> ContentOf(IEnumerable<string> types) =>
        types.ToDictionary(
            type => type,
            type => new OpenApiMediaType { Schema = type == Form ? OneFile() : File() },
            StringComparer.Ordinal);

    private static OpenApiSchema File() =>
        new() { Type = JsonSchemaType.String, Format = "binary" };

    private static OpenApiSchema OneFile() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["file"] = File(),
        },
        Required = new HashSet<string>(["file"], StringComparer.Ordinal),
    };
}
