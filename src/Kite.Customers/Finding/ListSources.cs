using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Where customers' records came from, for those who filter by it.</summary>
public sealed class ListSources(KiteDb db)
{
    private const int AtMost = 100;
    private static readonly string[] Always = ["staff", "api"];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/customers/sources",
                async (ListSources list, Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("Where customers' records came from");

    public async Task<Result<Page<string>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);

        // From name to next name along two indexes that begin with the source: a handful of steps,
        // however many customers there are.
        var found = new SortedSet<string>(Always, StringComparer.Ordinal);
        var last = "";
        while (found.Count < AtMost)
        {
            var from = last;
            var keyed = await db.CustomerKeys
                .Where(k => k.Source.CompareTo(from) > 0)
                .OrderBy(k => k.Source).Select(k => k.Source).FirstOrDefaultAsync(cancel);
            var named = await db.Customers
                .Where(c => c.Source.CompareTo(from) > 0)
                .OrderBy(c => c.Source).Select(c => c.Source).FirstOrDefaultAsync(cancel);
            if ((keyed ?? named) is null) break;
            last = string.CompareOrdinal(keyed ?? named, named ?? keyed) < 0
                ? (keyed ?? named)!
                : (named ?? keyed)!;
            found.Add(last);
        }
        return new Page<string>([.. found], Next: null);
    }
}
