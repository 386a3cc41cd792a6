using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Catalogue;

/// <summary>A store as it is shown.</summary>
public sealed record StoreView(Guid Id, int Number, string Name, string TimeZone, TimeOnly CutOff)
{
    public long Version { get; init; }

    public static StoreView Of(Store s) =>
        new(s.Id, s.Number, s.Name, s.TimeZone, s.CutOff) { Version = s.Version };
}

/// <summary>The stores of the business, few enough for one page.</summary>
public sealed class ListStores(KiteDb db)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/stores",
                async (ListStores list, Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadStores)
            .WithSummary("The stores of the business");

    public async Task<Result<Page<StoreView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadStores)) return new NotAllowed(May.ReadStores);

        var stores = await db.StoresAsync(cancel);
        return new Page<StoreView>([.. stores.Select(StoreView.Of)], Next: null);
    }
}
