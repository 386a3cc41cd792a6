using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// What guests have paid in and not used, beside what the law wants kept apart and the part of
/// last year's revenue that it may reach. Nothing is stopped by it.
/// </summary>
public sealed record CustodyView(DateOnly Day, Money Outstanding)
{
    /// <summary>What is to lie apart, and what the business says does.</summary>
    public Money? ToKeepApart { get; init; }
    public Money? LiesApart { get; init; }

    /// <summary>What it may reach at most, of the revenue that the business names.</summary>
    public Money? MostOutstanding { get; init; }
    public bool IsTooLittleApart { get; init; }
    public bool IsTooMuchOutstanding { get; init; }
}

/// <summary>Shows what lies in the cards, and what the law wants of it.</summary>
internal sealed class ShowCustody(KiteDb db, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/jurisdiction/custody",
                async (ShowCustody show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary(
                "What guests have paid in and not used, and what the law wants kept apart");

    public async Task<Result<CustodyView>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var business = await db.BusinessAsync(cancel);
        var today = business.Today(clock);
        var code = business.Currency.Code;
        var outstanding = await db.Purses.Where(p => p.Currency == code)
            .SumAsync(p => p.PrincipalCoins, cancel);
        return Of((await db.LawsOf(cancel)).On(today), today, new(outstanding, business.Currency));
    }

    /// <summary>The figures: parts are rounded against the business.</summary>
    internal static CustodyView Of(CardLaw law, DateOnly day, Money outstanding)
    {
        var money = outstanding.Currency;
        var (apart, revenue) = (
            law.Sum(LawRule.LiesApart, money.Code), law.Sum(LawRule.LastYearsRevenue, money.Code));
        var toKeep = law[LawRule.KeptApart] is { } part
            ? (outstanding.Coins * (Int128)part + 9_999) / 10_000
            : (Int128?)null;
        var most = law[LawRule.MostOfRevenue] is { } share && revenue is { } taken
            ? taken * (Int128)share / 10_000
            : (Int128?)null;
        return new(day, outstanding)
        {
            ToKeepApart = In(toKeep),
            LiesApart = In(apart),
            MostOutstanding = In(most),
            IsTooLittleApart = toKeep > (apart ?? 0),
            IsTooMuchOutstanding = outstanding.Coins > most,
        };

        Money? In(Int128? coins) =>
            coins is { } some ? new Money((long)Int128.Min(some, long.MaxValue), money) : null;
    }
}
