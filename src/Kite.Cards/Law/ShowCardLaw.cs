using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// What the law asks of one card today: how much may still be put on it, from which sum on what
/// is asked, and how it is handed back.
/// </summary>
public sealed record CardLawView(long CardNumber, int Version, bool IsNamed)
{
    public Money? MostBalance { get; init; }

    /// <summary>What may still be put on, the gift included.</summary>
    public Money? Room { get; init; }
    public Money? NoCashFrom { get; init; }
    public Money? IdentityFrom { get; init; }
    public bool RefundNeedsIdentity { get; init; }
    public Money? RefundCashMost { get; init; }
    public Money? RefundBankAbove { get; init; }

    /// <summary>What has lapsed and is given back if its holder asks.</summary>
    public Money? Lapsed { get; init; }
    public bool IsMultiPurpose { get; init; }
}

/// <summary>Shows what the law asks of a card; nothing moves.</summary>
internal sealed class ShowCardLaw(KiteDb db, CardDesk desk, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/cards/{number:long}/law",
                async (
                    long number, ShowCardLaw show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, number, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("What the law asks of a card today, and how much may still be put on");

    public async Task<Result<CardLawView>> Run(
        Asker asker, long number, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;
        var store = await desk.StoreOf(number: null, cancel);
        if (store.Refusal is { } nowhere) return nowhere;

        var id = found.Value.Card.PurseId;
        var today = store.Value.BusinessDay.Of(clock.GetUtcNow());
        var (law, isNamed) = (await db.LawsOf(cancel, id)).On(today, id);
        if (law.Version == 0) return new CardLawView(number, 0, isNamed);

        var purse = await db.Purses.AsNoTracking().SingleAsync(p => p.Id == id, cancel);
        var asks = new PurseLaw(law, isNamed);
        var most = law.Sum(asks.Most, purse.Currency);
        return new CardLawView(number, law.Version, isNamed)
        {
            MostBalance = In(most),
            Room = In(most is { } limit ? Math.Max(0, limit - purse.Balance.Coins) : null),
            NoCashFrom = Of(LawRule.NoCashFrom),
            IdentityFrom = Of(asks.IdentityFrom),
            RefundNeedsIdentity = law.Says(LawRule.RefundNeedsIdentity),
            RefundCashMost = Of(LawRule.RefundCashMost),
            RefundBankAbove = Of(LawRule.RefundBankAbove),
            Lapsed = law.Says(LawRule.GivesLapsedBack) ? In(await Lapsed(id, cancel)) : null,
            IsMultiPurpose = law.Says(LawRule.MultiPurpose),
        };

        Money? In(long? coins) => coins is { } some ? purse.Money(some) : null;

        Money? Of(LawRule rule) => In(law.Sum(rule, purse.Currency));
    }

    private async Task<long?> Lapsed(Guid purse, CancellationToken cancel)
    {
        var coins = -await db.Transactions
            .Where(t => t.PurseId == purse && (t.Kind == TransactionKind.Lapse
                || t.Kind == TransactionKind.Reactivation))
            .SumAsync(t => t.PrincipalCoins + t.BonusCoins, cancel);
        return coins > 0 ? coins : null;
    }
}
