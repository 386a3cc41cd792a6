using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>A program's key without its secret.</summary>
public sealed record KeyView(
    Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt,
    DateTimeOffset? RevokedAt);

/// <summary>There is no such key.</summary>
public sealed record NoSuchKey(Guid Id) : NotFound;

/// <summary>The keys of other programs: seen, made, revoked.</summary>
public sealed class ListKeys(KiteDb db, KnownKeys known, TimeProvider clock)
{
    /// <summary>A key that is wished for.</summary>
    public sealed record Wish(string? Name, string? Scopes);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/keys",
                async (ListKeys keys, Asker asker, CancellationToken cancel) =>
                    (await keys.Run(asker, cancel)).ToHttp())
            .Needing(May.ManagePeople)
            .WithSummary("The keys of other programs");
        api.MapPost(
                "/keys",
                async (Wish wish, CreateKey create, Asker asker, CancellationToken cancel) =>
                    (await create.Run(asker, wish.Name ?? "", wish.Scopes ?? "", cancel))
                        .ToCreated(k => $"/keys/{k.Id}"))
            .Needing(May.ManagePeople)
            .WithSummary("Makes a key; its secret is answered once");
        api.MapDelete(
                "/keys/{id:guid}",
                async (Guid id, ListKeys keys, Asker asker, CancellationToken cancel) =>
                    (await keys.Revoke(asker, id, cancel)).ToNoContent())
            .Needing(May.ManagePeople)
            .WithSummary("Revokes a key at once");
    }

    public async Task<Result<Page<KeyView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ManagePeople)) return new NotAllowed(May.ManagePeople);

        var keys = await db.Set<ApiKey>().AsNoTracking().OrderByDescending(k => k.Id)
            .ToListAsync(cancel);
        return new Page<KeyView>(
            [
                .. keys.Select(k =>
                    new KeyView(k.Id, k.Name, k.Scopes.Split(' '), k.CreatedAt, k.RevokedAt)),
            ],
            Next: null);
    }

    public async Task<Result<Done>> Revoke(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ManagePeople)) return new NotAllowed(May.ManagePeople);

        var key = await db.For(asker).Set<ApiKey>().SingleOrDefaultAsync(k => k.Id == id, cancel);
        if (key is null) return new NoSuchKey(id);

        key.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        known.Forget(key);
        return Done.It;
    }
}
