using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite;

/// <summary>The first answer to a keyed request, kept so that a repeat gets the same one.</summary>
public sealed class IdempotentAnswer
{
    public string Asker { get; init; } = "";
    public string Key { get; init; } = "";
    public byte[] RequestHash { get; init; } = [];
    public int Status { get; set; }
    public string? Location { get; set; }
    public string? ETag { get; set; }
    public byte[] Body { get; set; } = [];
    public DateTimeOffset At { get; init; }
}

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
        var hash = await HashOf(http.Request);
        var asker = Kite.Asker.From(http.User);
        await using var whole = await db.Database.BeginTransactionAsync(http.RequestAborted);
        var first = await Claim(db, asker, key, hash, http);
        if (first is not null)
            return first.RequestHash.AsSpan().SequenceEqual(hash)
                ? new Replay(first)
                : Http.Problem(422, new KeyWasUsedForAnother(key));

        var answer = await Captured.From(http, await next(call));
        if (answer.Status < 400)
        {
            await Keep(db, asker, key, answer, http.RequestAborted);
            await whole.CommitAsync(http.RequestAborted);
        }
        return answer;
    }

    // The first to insert the key does the deed; a companion waits here until that one ends.
    private static async Task<IdempotentAnswer?> Claim(
        KiteDb db, Asker asker, string key, byte[] hash, HttpContext http)
    {
        var at = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        object when = db.IsPostgres ? at : at.UtcTicks;
        var mine = await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO idempotent_answers (asker, key, request_hash, status, body, at)
            VALUES ({0}, {1}, {2}, 0, {3}, {4}) ON CONFLICT DO NOTHING
            """,
            [Name(asker), key, hash, Array.Empty<byte>(), when],
            http.RequestAborted);
        return mine == 1
            ? null
            : await db.Set<IdempotentAnswer>().AsNoTracking().SingleAsync(
                a => a.Asker == Name(asker) && a.Key == key, http.RequestAborted);
    }

    private static Task<int> Keep(
        KiteDb db, Asker asker, string key, Captured answer, CancellationToken cancel) =>
        db.Set<IdempotentAnswer>()
            .Where(a => a.Asker == Name(asker) && a.Key == key)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(a => a.Status, answer.Status)
                    .SetProperty(a => a.Location, answer.Location)
                    .SetProperty(a => a.ETag, answer.ETag)
                    .SetProperty(a => a.Body, answer.Body),
                cancel);

    private static string Name(Asker asker) => asker.Id?.ToString() ?? asker.Name;

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
