using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Kite;

/// <summary>
/// The API as others read it: OpenAPI 3.1 at /openapi/v1.json, for people at /docs.
/// </summary>
internal static class Description
{
    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", api =>
    {
        api.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        // Each verb has a Wish of its own; under one name all but one would be lost.
        api.CreateSchemaReferenceId = info =>
            info.Type is { Name: "Wish", DeclaringType.Name: var verb }
                ? verb + "Wish"
                : OpenApiOptions.CreateDefaultSchemaReferenceId(info);
        api.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Kite", Version = "v1" };
            document.Servers = [];
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(
                StringComparer.Ordinal)
            {
                ["key"] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http, Scheme = "bearer",
                },
            };
            document.Security =
            [
                new() { [new OpenApiSecuritySchemeReference("key", document)] = [] },
            ];
            return Task.CompletedTask;
        });
        api.AddOperationTransformer((operation, context, _) =>
        {
            FilesDescribed.In(operation, context.Description.ActionDescriptor.EndpointMetadata);
            return Task.CompletedTask;
        });
        api.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(Money)) DescribeMoney(schema);
            var asked = context.ParameterDescription?.ParameterDescriptor?.ParameterType;
            if (Choices.WordsOf(asked) is { } words)
                schema.Enum = [.. words.Select(word => JsonValue.Create(word))];
            return Task.CompletedTask;
        });
    });

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json");
        routes.MapScalarApiReference("/docs", docs => docs.WithTitle("Kite"));
    }

    private static void DescribeMoney(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Object;
        schema.Description = "An exact amount in the smallest coin of the currency.";
        schema.Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["amount"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
            ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String },
        };
        schema.Required = new HashSet<string>(["amount", "currency"], StringComparer.Ordinal);
    }
}
