using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Kite;

/// <summary>A text holds the letter NUL, which no database and no file can keep.</summary>
public sealed record TextHoldsNul : Refusal;

/// <summary>
/// Turns away requests that carry the letter NUL anywhere, before any use case sees them.
/// </summary>
public static class NulLetters
{
    private const int MostLooked = 4 << 20;

    public static async Task TurnAway(HttpContext http, RequestDelegate next)
    {
        var field = InAddress(http.Request) ?? await InBody(http.Request, http.RequestAborted);
        if (field is null) await next(http);
        else await Http.Problem(new BadInput(field, new TextHoldsNul())).ExecuteAsync(http);
    }

    /// <summary>No page is at an address that carries it.</summary>
    public static Task LeadNowhere(HttpContext http, RequestDelegate next)
    {
        if (InAddress(http.Request) is null) return next(http);

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static string? InAddress(HttpRequest request)
    {
        if (Has(request.Path.Value)) return "path";
        foreach (var (name, values) in request.Query)
        {
            if (Has(name) || values.Any(Has)) return name;
        }
        return null;
    }

    private static bool Has(string? text) =>
        text?.Contains('\0', StringComparison.Ordinal) == true;

    private static async ValueTask<string?> InBody(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasJsonContentType()) return null;

        request.EnableBuffering();
        var sent = await Beginning(request.Body, cancel);
        request.Body.Position = 0;
        // In JSON the letter can only stand escaped; nothing else needs a closer look.
        return sent.AsSpan().IndexOf("\\u0000"u8) >= 0 ? FieldIn(sent) : null;
    }

    // No route takes more than this in one piece but files, and those are read otherwise.
    private static async Task<byte[]> Beginning(Stream body, CancellationToken cancel)
    {
        using var held = new MemoryStream();
        var piece = new byte[16 << 10];
        while (held.Length < MostLooked)
        {
            var read = await body.ReadAsync(piece, cancel);
            if (read == 0) break;
            held.Write(piece, 0, read);
        }
        return held.ToArray();
    }

    private static string? FieldIn(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var field = "body";
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String))
                    continue;

                var text = reader.GetString()!;
                if (Has(text)) return field;
                if (reader.TokenType is JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                    field = text;
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // What is no JSON is told as such where the body is read.
        }
        return null;
    }
}
