using Microsoft.AspNetCore.Http;

namespace Kite;

/// <summary>An answer held in the hand before it is sent, so that it can be kept.</summary>
internal sealed class Captured : IResult
{
    public int Status { get; private init; }
    public string? Location { get; private init; }
    public string? ETag { get; private init; }
    public byte[] Body { get; private init; } = [];
    private string? ContentType { get; init; }

    public static async Task<Captured> From(HttpContext http, object? result)
    {
        var wire = http.Response.Body;
        using var held = new MemoryStream();
        http.Response.Body = held;
        try
        {
            if (result is IResult answer) await answer.ExecuteAsync(http);
            else await http.Response.WriteAsJsonAsync(result, http.RequestAborted);
        }
        finally
        {
            http.Response.Body = wire;
        }
        return new()
        {
            Status = http.Response.StatusCode,
            Location = http.Response.Headers.Location,
            ETag = http.Response.Headers.ETag,
            ContentType = http.Response.ContentType,
            Body = held.ToArray(),
        };
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = ContentType;
        await httpContext.Response.Body.WriteAsync(Body, httpContext.RequestAborted);
    }
}

/// <summary>The first answer once more, marked as a repeat.</summary>
internal sealed class Replay(IdempotentAnswer first, byte[] body) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = first.Status;
        response.Headers["Idempotency-Replayed"] = "true";
        if (first.Location is { } location) response.Headers.Location = location;
        if (first.ETag is { } tag) response.Headers.ETag = tag;
        if (body.Length == 0) return Task.CompletedTask;

        response.ContentType = "application/json; charset=utf-8";
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
