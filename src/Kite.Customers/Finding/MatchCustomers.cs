using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// The few customers who fit best what is being typed: the one with that number, then those whose
/// phone ends or begins so, then those whose name begins so, then whoever fits at all.
/// </summary>
public sealed class MatchCustomers(KiteDb db)
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
        Asker asker, string search, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);

        var ranked = new List<Guid>();
        foreach (var next in Ranks(asker, search.Trim()))
        {
            if (ranked.Count >= AtMost) break;
            ranked.AddRange((await next.ToListAsync(cancel)).Except(ranked));
        }
        var best = ranked.Take(AtMost).ToList();
        var read = await db.Customers.AsNoTracking()
            .Where(c => best.Contains(c.Id) && c.Number > 0).ToListAsync(cancel);
        return new Page<CustomerView>(
            [.. read.OrderBy(c => best.IndexOf(c.Id)).Select(c => CustomerView.Of(c, asker))],
            Next: null);
    }

    private IEnumerable<IQueryable<Guid>> Ranks(Asker asker, string typed)
    {
        var customers = db.Customers.Where(c => c.Number > 0 && c.MergedInto == null);
        if (long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            yield return customers.Where(c => c.Number == number).Select(c => c.Id);
        if (!asker.May(May.ReadPersonal) || typed.Length == 0) yield break;

        if (Search.PhoneDigits(typed) is { } digits)
        {
            yield return Of(db.SearchTokens.Where(t => t.Token == digits));
            yield return Of(db.SearchTokens.BeginningWith(digits));
        }
        if (Folding.Fold(typed) is { Length: > 0 } name)
        {
            yield return Of(
                db.SearchTokens.BeginningWith(name).Where(t => t.Kind == TokenKind.Name));
        }
        yield return new Search(db, asker).In(customers, typed)
            .OrderByDescending(c => c.Number).Take(AtMost).Select(c => c.Id);
    }

    private static IQueryable<Guid> Of(IQueryable<SearchToken> tokens) => tokens
        .OrderBy(t => t.Token).ThenBy(t => t.CustomerNumber)
        .Take(2 * AtMost).Select(t => t.CustomerId);
}
