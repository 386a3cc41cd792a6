using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// One top-up, as it is reckoned when a card is handed back: what came in, what of each part was
/// used, what is handed back and what is void. What came in so lately that the law of the place
/// gives a right to all of it is marked.
/// </summary>
public sealed record LotReckoning(
    int Lot, DateOnly Day, SpendOrder SpendOrder, Money PaidIn, Money Given, Money Used,
    Money UsedOfGift, Money HandedBack, Money Void, DateOnly? GiftUntil, bool IsWithinRefundDays);

/// <summary>What would be handed back for a card today, and why just so much.</summary>
public sealed record CashOutReckoning(
    long CardNumber, DateOnly Day, Money HandedBack, Money Void,
    IReadOnlyList<LotReckoning> Lots)
{
    /// <summary>For so many days after a top-up all of it may be asked back; none where the law
    /// names none.</summary>
    public int? RefundDays { get; init; }
}

/// <summary>Reckons what would be handed back for a card; nothing moves.</summary>
internal sealed class ReckonCashOut(KiteDb db, CardDesk desk, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/cards/{number:long}/cash-out",
                async (
                    long number, ReckonCashOut reckon, Asker asker, CancellationToken cancel) =>
                    (await reckon.Run(asker, number, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("What would be handed back for a card today, and why; nothing moves");

    public async Task<Result<CashOutReckoning>> Run(
        Asker asker, long number, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;
        var store = await desk.StoreOf(number: null, cancel);
        if (store.Refusal is { } nowhere) return nowhere;

        var purse = found.Value.Card.PurseId;
        var today = store.Value.BusinessDay.Of(clock.GetUtcNow());
        var lots = await db.Lots.AsNoTracking().Where(l => l.PurseId == purse)
            .OrderBy(l => l.Number).ToListAsync(cancel);
        var days = await DaysOf(purse, cancel);
        var refundDays = (int?)(await db.LawsOf(cancel)).On(today)[LawRule.RefundDays];
        var told = lots.Where(l => l.Left.Coins > 0)
            .Select(l => Of(found.Value, l, days[l.Number], today, refundDays)).ToList();
        return new CashOutReckoning(
            number, today,
            found.Value.Money(told.Sum(l => l.HandedBack.Coins)),
            found.Value.Money(told.Sum(l => l.Void.Coins)),
            told)
        {
            RefundDays = refundDays,
        };
    }

    private static LotReckoning Of(
        CardInHand card, Lot lot, DateOnly day, DateOnly today, int? refundDays) => new(
        lot.Number, day, lot.SpendOrder,
        card.Money(lot.PrincipalCoins), card.Money(lot.BonusCoins),
        card.Money(lot.PrincipalCoins - lot.PrincipalLeftCoins),
        card.Money(lot.BonusCoins - lot.BonusLeftCoins),
        card.Money(lot.PrincipalLeftCoins), card.Money(lot.BonusLeftCoins), lot.BonusUntil,
        refundDays is { } days && day >= today.AddDays(-days));

    // A lot came on the day of the first transaction that wrote on it.
    private async Task<Dictionary<int, DateOnly>> DaysOf(Guid purse, CancellationToken cancel)
    {
        var transactions = db.Transactions;
        return await db.Entries.Where(e => e.PurseId == purse && e.Lot != null)
            .Join(
                transactions,
                e => new { e.PurseId, Id = e.TransactionId },
                t => new { t.PurseId, t.Id },
                (e, t) => new { Lot = e.Lot!.Value, t.Day })
            .GroupBy(l => l.Lot)
            .Select(g => new { Lot = g.Key, Day = g.Min(l => l.Day) })
            .ToDictionaryAsync(l => l.Lot, l => l.Day, cancel);
    }
}
