using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Which company accounts are asked for; <c>find</c> is the number of one or of one of its cards,
/// or how its name begins; <c>customer</c> the number of whom it belongs to.
/// </summary>
public sealed record AccountQuestion
{
    public string? Find { get; init; }
    public long? Customer { get; init; }

    /// <summary>Only those that are used, or only those that were closed.</summary>
    public bool? Open { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string ByNumber = "number-down";

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, ByNumber, ["number", "balance"]);
}

/// <summary>Lists company accounts, the newest first unless asked otherwise.</summary>
public sealed class ListAccounts(KiteDb db)
{
    private sealed record Key(long Coins, long Number);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/company-accounts",
                async (
                    [AsParameters] AccountQuestion question, ListAccounts list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("Lists company accounts, the newest first unless asked otherwise");
        api.MapGet(
                "/company-accounts/{number:long}",
                async (
                    long number, ListAccounts list, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                {
                    var found = await list.One(asker, number, cancel);
                    if (found.Refusal is null) http.Tag(found.Value.Version);
                    return found.ToHttp();
                })
            .Needing(May.ReadCards)
            .WithSummary("One company account with what is on it");
    }

    public async Task<Result<Page<AccountView>>> Run(
        Asker asker, AccountQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;

        var read = await From(place.Value, order.Value, db.Found(Asked(question)))
            .AsNoTracking().Take(limit.Value.Count + 1).ToListAsync(cancel);
        return Page<FoundAccount>.Of(
                read, limit.Value.Count,
                f => new Key(f.Purse.Balance.Coins, f.Account.Number))
            .Select(f => f.View());
    }

    public async Task<Result<AccountView>> One(
        Asker asker, long number, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var found = await db.FindAccount(number, cancel);
        return found.Refusal is { } none ? none : found.Value.View();
    }

    private IQueryable<CompanyAccount> Asked(AccountQuestion question)
    {
        IQueryable<CompanyAccount> all = db.CompanyAccounts;
        if (question.Customer is { } customer) all = all.Where(a => a.CustomerNumber == customer);
        if (question.Open is { } open) all = all.Where(a => a.ClosedAt == null == open);
        if (string.IsNullOrWhiteSpace(question.Find)) return all;

        var (word, cards) = (question.Find.Trim(), db.Cards);
        return long.TryParse(
            word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? all.Where(a => a.Number == number || a.CustomerNumber == number
                || cards.Any(c => c.Number == number && c.AccountNumber == a.Number))
            : all.Where(a => a.Name.StartsWith(word));
    }

    // Numbers are one of a kind, so they tell those apart that hold as much.
    private static IQueryable<FoundAccount> From(
        Place<Key> place, ListOrder order, IQueryable<FoundAccount> all)
    {
        var (first, coins, number) =
            (place.Beginning, place.Key?.Coins ?? 0, place.Key?.Number ?? 0);
        return order switch
        {
            { Column: "balance", Down: false } => all
                .Where(f => first || f.Purse.PrincipalCoins + f.Purse.BonusCoins > coins
                    || (f.Purse.PrincipalCoins + f.Purse.BonusCoins == coins
                        && f.Account.Number > number))
                .OrderBy(f => f.Purse.PrincipalCoins + f.Purse.BonusCoins)
                .ThenBy(f => f.Account.Number),
            { Column: "balance" } => all
                .Where(f => first || f.Purse.PrincipalCoins + f.Purse.BonusCoins < coins
                    || (f.Purse.PrincipalCoins + f.Purse.BonusCoins == coins
                        && f.Account.Number < number))
                .OrderByDescending(f => f.Purse.PrincipalCoins + f.Purse.BonusCoins)
                .ThenByDescending(f => f.Account.Number),
            { Down: false } => all
                .Where(f => first || f.Account.Number > number)
                .OrderBy(f => f.Account.Number),
            _ => all
                .Where(f => first || f.Account.Number < number)
                .OrderByDescending(f => f.Account.Number),
        };
    }
}
