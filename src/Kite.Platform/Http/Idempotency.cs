using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Kite;

/// <summary>The key was used before for something else.</summary>
public sealed record KeyWasUsedForAnother(string Key) : Refusal;

/// <summary>An idempotency key is at most 200 printable letters.</summary>
public sealed record KeyIsTooLong(int AtMost) : Refusal;

/// <summary>
/// Routes that take <c>Idempotency-Key</c>: deed and answer are kept in one transaction, so a
/// repeat after a lost reply neither does it twice nor gets another answer.
/// </summary>
public static class Idempotency
{
    private const int LongestKey = 200;

    extension(RouteHandlerBuilder route)
    {
        public RouteHandlerBuilder Idempotent() => route.AddEndpointFilter(Run);
    }

    private static async ValueTask<object?> Run(
        EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0) return await next(call);
        if (key.Length > LongestKey)
            return Http.Problem(new BadInput("Idempotency-Key", new KeyIsTooLong(LongestKey)));

        var db = http.RequestServices.GetRequiredService<KiteDb>();
        var kept = http.RequestServices.GetRequiredService<KeptAnswers>();
        var hash = kept.Fingerprint(await HashOf(http.Request));
        var asker = Kite.Asker.From(http.User);
        await using var whole = await db.Database.BeginTransactionAsync(http.RequestAborted);
        if (await kept.Claim(asker, key, hash, http.RequestAborted) is { } first)
            return first.RequestHash.AsSpan().SequenceEqual(hash)
                ? new Replay(first, await kept.Open(first, http.RequestAborted))
                : Http.Problem(422, new KeyWasUsedForAnother(key));

        var answer = await Captured.From(http, await next(call));
        if (answer.Status < 400)
        {
            await kept.Keep(asker, key, answer, http.RequestAborted);
            await whole.CommitAsync(http.RequestAborted);
        }
        return answer;
    }

    private static async Task<byte[]> HashOf(HttpRequest request)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(System.Text.Encoding.UTF8.GetBytes(
            $"{request.Method} {request.Path}{request.QueryString}\n"));
        request.Body.Position = 0;
        using var copy = new MemoryStream();
        await request.Body.CopyToAsync(copy, request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        sha.AppendData(copy.GetBuffer().AsSpan(0, (int)copy.Length));
        return sha.GetHashAndReset();
    }
}
