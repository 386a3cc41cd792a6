namespace Kite.Cards;

/// <summary>
/// What a cart costs by strategies, for one way of paying. The same is answered whenever the same
/// is asked, in whatever order lines and strategies come; every strategy that does not hold is
/// told with the reason.
/// </summary>
public static class StrategyPricing
{
    /// <summary>
    /// What is paid from the balance buys its part of the bill at the price for those who pay so;
    /// the rest is bought at the price of who pays otherwise.
    /// </summary>
    public static PricedCart Price(
        Cart cart, IReadOnlyCollection<StrategyInForce> strategies, TenderPlan plan, Occasion at)
    {
        var bill = new Bill(cart, strategies, at);
        return bill.By(bill.BoughtFor(plan.BalanceCoins)).Told();
    }

    /// <summary>
    /// The way of paying that costs the guest least, and what it costs then; of equals the one
    /// that takes most from the balance. None where the balance is all there is, and too little.
    /// </summary>
    public static (TenderPlan Plan, PricedCart Cart)? Cheapest(
        Cart cart, IReadOnlyCollection<StrategyInForce> strategies, TenderChoice choice,
        Occasion at)
    {
        var bill = new Bill(cart, strategies, at);
        var most = bill.BoughtFor(choice.BalanceCoins);
        long[] coins = choice.Otherwise
            ? [0, choice.BalanceCoins, .. bill.Bends().Where(bought => bought < most)
                .Select(bought => bill.By(bought).Workings.BalanceCoins)]
            : most == cart.ListCoins ? [choice.BalanceCoins] : [];
        // The price is straight between its bends, so the least stands at one of them.
        return coins.Select(c => new TenderPlan(c))
            .Select(plan => ((TenderPlan, PricedCart)?)(
                plan, bill.By(bill.BoughtFor(plan.BalanceCoins)).Told()))
            .OrderBy(way => way!.Value.Item2.Coins)
            .ThenByDescending(way => way!.Value.Item2.BalanceCoins)
            .FirstOrDefault();
    }
}
