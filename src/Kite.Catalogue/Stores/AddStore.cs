using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>Opens a store.</summary>
public sealed class AddStore(KiteDb db)
{
    /// <summary>What is said of a new store; what is left out is taken from the business.</summary>
    public sealed record StoreFacts(string? Name, string? TimeZone = null, TimeOnly? CutOff = null);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/stores",
                async (
                    StoreFacts facts, AddStore add, Asker asker, CancellationToken cancel) =>
                    (await add.Run(asker, facts, cancel)).ToCreated(s => $"/stores/{s.Number}"))
            .Needing(May.WriteStores)
            .Idempotent()
            .WithSummary("Opens a store");

    public async Task<Result<StoreView>> Run(
        Asker asker, StoreFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.WriteStores)) return new NotAllowed(May.WriteStores);

        var name = facts.Name?.Trim() ?? "";
        if (name.Length is 0 or > 100) return new BadInput("name", new NameIsMissing(100));
        var business = await db.For(asker).BusinessAsync(cancel);
        var zone = facts.TimeZone ?? business.TimeZone;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return new BadInput("timeZone", new NoSuchTimeZone(zone));
        if (await db.Stores.AnyAsync(s => s.Name == name, cancel))
            return new BadInput("name", new StoreNameIsTaken(name));

        await using var whole = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        var store = new Store
        {
            Number = (int)await Counter.Take(db, Counter.Stores, 1, cancel),
            Name = name,
            TimeZone = zone,
            CutOff = facts.CutOff ?? default,
        };
        db.Add(store);
        await db.SaveChangesAsync(cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return StoreView.Of(store);
    }
}
