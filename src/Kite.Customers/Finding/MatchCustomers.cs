using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Customers;

/// <summary>
/// The few customers who fit best what is being typed: the one with that number, phone or card,
/// then whole names, then beginnings; among those who fit alike, who bought lately and most.
/// </summary>
public sealed class MatchCustomers(Search search)
{
    private const int AtMost = 8;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/customers/matches",
                async (
                    string search, MatchCustomers match, Asker asker, CancellationToken cancel) =>
                    (await match.Run(asker, search, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("The customers who fit best what is being typed");

    public async Task<Result<Page<CustomerView>>> Run(
        Asker asker, string typed, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);

        var best = await search.Best(asker, typed, AtMost, cancel);
        return new Page<CustomerView>([.. best.Select(c => CustomerView.Of(c, asker))], Next: null);
    }
}
