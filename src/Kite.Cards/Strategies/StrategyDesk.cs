using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Who buys what, where and when: each line with what it costs this guest before any strategy.
/// </summary>
public sealed record StrategyCart(
    Store Store, DateTimeOffset At, Currency Currency, IReadOnlyList<CartLine> Lines)
{
    /// <summary>The customer, where they are in the books.</summary>
    public Guid? CustomerId { get; init; }

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
    private readonly KiteDb db;
    private readonly RunningStrategies running;

    internal StrategyDesk(KiteDb db, RunningStrategies running) =>
        (this.db, this.running) = (db, running);

    /// <summary>Reads all that the price depends on; asks nothing more afterwards.</summary>
    public Task<StrategyBill> OpenAsync(StrategyCart cart, CancellationToken cancel) =>
        running.Open(cart, tried: null, cancel);

    /// <summary>The price for one way of paying.</summary>
    public async Task<PricedCart> PriceAsync(
        StrategyCart cart, TenderPlan plan, CancellationToken cancel) =>
        (await OpenAsync(cart, cancel)).Price(plan);

    /// <summary>
    /// Counts what the strategies gave with a bill that was paid, in the transaction that stands
    /// open, if one does. The same bill told again under its reference is not counted twice.
    /// Who is no customer is the store's walk-in customer.
    /// </summary>
    public async Task NoteAsync(
        Guid customer, string reference, int store, DateOnly day, PricedCart paid,
        CancellationToken cancel)
    {
        foreach (var given in paid.Trace.Where(t => t.Why is null))
        {
            if (await db.StrategyUses.AnyAsync(
                u => u.CustomerId == customer && u.StrategyId == given.Id
                    && u.Reference == reference,
                cancel))
            {
                continue;
            }
            db.Add(new StrategyUse
            {
                CustomerId = customer,
                StrategyId = given.Id,
                Reference = reference,
                VersionNumber = given.Version,
                StoreNumber = store,
                Day = day,
                Coins = given.Coins,
            });
            await db.SaveChangesAsync(cancel);
            await Count(given, store, day, cancel);
        }
    }

    private async Task Count(
        StrategyTrace given, int store, DateOnly day, CancellationToken cancel)
    {
        if (await Raise(given, store, day, cancel)) return;

        var first = new StrategyDay
        {
            StrategyId = given.Id, StoreNumber = store, Day = day, Uses = 1, Coins = given.Coins,
        };
        db.Add(first);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Another till was the first of the day a moment ago.
            db.Entry(first).State = EntityState.Detached;
            await Raise(given, store, day, cancel);
        }
    }

    private async Task<bool> Raise(
        StrategyTrace given, int store, DateOnly day, CancellationToken cancel) =>
        await db.StrategyDays
            .Where(d => d.StrategyId == given.Id && d.StoreNumber == store && d.Day == day)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(d => d.Uses, d => d.Uses + 1)
                    .SetProperty(d => d.Coins, d => d.Coins + given.Coins),
                cancel) > 0;
}
