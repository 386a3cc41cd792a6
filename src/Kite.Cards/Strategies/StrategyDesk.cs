using Kite.Catalogue;

namespace Kite.Cards;

/// <summary>
/// Who buys what, where and when: each line with what it costs this guest before any strategy.
/// </summary>
public sealed record StrategyCart(
    Store Store, DateTimeOffset At, Currency Currency, IReadOnlyList<CartLine> Lines)
{
    /// <summary>The customer, where they are in the books.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>The coupons that are shown.</summary>
    public CouponsShown? Coupons { get; init; }

    /// <summary>The card that is shown, which may be nobody's in particular.</summary>
    public long? CardNumber { get; init; }
}

/// <summary>
/// A cart with the strategies that run: priced as often as someone thinks of another way to pay.
/// </summary>
public sealed class StrategyBill
{
    private readonly Cart cart;
    private readonly IReadOnlyList<StrategyInForce> strategies;
    private readonly Occasion at;

    internal StrategyBill(Cart cart, IReadOnlyList<StrategyInForce> strategies, Occasion at) =>
        (this.cart, this.strategies, this.at) = (cart, strategies, at);

    internal StrategyInForce ById(Guid id) => strategies.Single(s => s.Id == id);

    public PricedCart Price(TenderPlan plan) =>
        StrategyPricing.Price(cart, strategies, plan, at);

    /// <summary>The way of paying that costs the guest least; none where nothing will do.
    /// </summary>
    public (TenderPlan Plan, PricedCart Cart)? Cheapest(TenderChoice choice) =>
        StrategyPricing.Cheapest(cart, strategies, choice, at);
}

/// <summary>
/// What tills ask about strategies: what a cart costs by those that run, and, once it is paid,
/// what they gave with it.
/// </summary>
public sealed class StrategyDesk
{
    private readonly RunningStrategies running;

    internal StrategyDesk(RunningStrategies running) => this.running = running;

    /// <summary>Reads all that the price depends on; asks nothing more afterwards.</summary>
    public Task<StrategyBill> OpenAsync(StrategyCart cart, CancellationToken cancel) =>
        running.Open(cart, tried: null, cancel);
}
