using Kite.Cards;
using Kite.Sales;

namespace Kite.Tests;

/// <summary>What is due on the till's screen, by the way of paying that is chosen (T3, T13).
/// </summary>
public sealed class WorkOutTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // A bill of 100 by the classic: nothing off from the balance, a fifth off otherwise.
    [Theory]
    [InlineData(TenderKind.Cash, null, 0, 8_000)]
    [InlineData(TenderKind.StoredValue, null, 0, 10_000)]
    [InlineData(TenderKind.Cash, TenderKind.StoredValue, 5_000, 4_000)]
    [InlineData(TenderKind.StoredValue, TenderKind.Cash, 4_000, 5_000)]
    public async Task What_is_due_goes_by_the_means_in_hand_and_what_is_settled(
        TenderKind inHand, TenderKind? settled, long coins, long due)
    {
        await using var desk = await TillDesk.Begin();
        var strategies = new StrategyDesks(
            desk.Cards, desk.Till, await desk.Shop.Client(Role.Manager));
        await strategies.Run(StrategyDesks.Classic());
        var number = await desk.Cards.Card();
        await desk.Cards.TopUp(number, 20_000);
        var card = await desk.Shop.With((ShowCard show) => show.Run(Asker.Kite, number, Cancel));
        var plan = new TillPlan { Card = card.Value };
        if (settled is { } kind)
        {
            plan.Settle(new(
                kind, new Money(coins, Currency.Cny),
                Card: kind is TenderKind.StoredValue ? number : null));
        }
        plan.By(inHand);
        var bill = new TillBill();
        bill.Add(new Kite.Sales.CartLine("PIE", 5_000), "Pie");

        var worked = await desk.Shop.With((WorkOut work) => work.Run(
            Asker.Kite, tenders => bill.Facts(1, tenders), plan, Cancel));

        Assert.Equal(due, worked.Value.Due.Coins);
        Assert.Equal([8_000L, 10_000L], worked.Value.Quote.Plans.Select(p => p.Total.Coins));
    }
}
