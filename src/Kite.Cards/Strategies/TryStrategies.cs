using Kite.Catalogue;
using Kite.Customers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// A thing in a cart that is tried: what it costs as the catalogue says, or as is said here.
/// </summary>
public sealed record TriedLine(
    string? Product = null, long QuantityThousandths = 1_000, Money? Amount = null,
    string? Category = null);

/// <summary>A cart to be tried, and how it would be paid.</summary>
public sealed record TriedCart
{
    public IReadOnlyList<TriedLine?>? Lines { get; init; }

    /// <summary>The first store, where none is said.</summary>
    public int? StoreNumber { get; init; }

    /// <summary>Now, where nothing is said.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The customer's number.</summary>
    public long? Customer { get; init; }
    public long? Card { get; init; }

    /// <summary>How much is paid from the balance; the rest is paid otherwise.</summary>
    public Money? FromBalance { get; init; }

    /// <summary>A strategy whose newest version, or the one that is named, is tried, too.
    /// </summary>
    public Guid? Strategy { get; init; }
    public int? Version { get; init; }
}

/// <summary>What one line costs in the end, and who had a part in it.</summary>
public sealed record TriedLineView(
    int Line, string? Product, Money List, Money Off, Money FromBalance, Money Otherwise);

/// <summary>What became of a strategy: what it took off, or why it did not hold.</summary>
public sealed record TriedStrategy(
    Guid Id, int Version, string Name, Money Off, bool IsCut, WhyNot? Why, string? Because);

/// <summary>
/// What a cart costs as it was asked for, and beside it what it would cost paid wholly from the
/// balance, and wholly otherwise.
/// </summary>
public sealed record TriedView(
    IReadOnlyList<TriedLineView> Lines, Money List, Money Off, Money Total, Money FromBalance,
    Money Otherwise, Money AllFromBalance, Money AllOtherwise,
    IReadOnlyList<TriedStrategy> Strategies);

/// <summary>Prices a cart with the strategies that run, and with one that does not run yet.
/// </summary>
internal sealed class TryStrategies(
    KiteDb db, RunningStrategies running, CardDesk desk, MembershipDesk members,
    TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/strategies/trials",
                async (
                    TriedCart cart, TryStrategies trial, Asker asker,
                    CancellationToken cancel) =>
                    (await trial.Run(asker, cart, cancel)).ToHttp())
            .Needing(May.ReadStrategies)
            .WithSummary("Prices a cart by the strategies; nothing is written");

    public async Task<Result<TriedView>> Run(
        Asker asker, TriedCart asked, CancellationToken cancel)
    {
        if (!asker.May(May.ReadStrategies)) return new NotAllowed(May.ReadStrategies);
        var store = await desk.StoreOf(asked.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;
        var currency = (await db.BusinessAsync(cancel)).Currency;
        if (FaultIn(asked.FromBalance, currency) is { } wrong) return new BadInput([wrong]);
        var customer = await CustomerOf(asked, cancel);
        if (customer.Refusal is { } nobody) return nobody;
        var tried = await Tried(asked, cancel);
        if (tried.Refusal is { } none) return none;

        var at = asked.At ?? clock.GetUtcNow();
        var lines = await Lines(
            asked, customer.Value.Id, currency, store.Value.BusinessDay.Of(at), cancel);
        if (lines.Refusal is { } unsound) return unsound;
        var bill = await running.Open(
            new(store.Value, at, currency, lines.Value)
            {
                CustomerId = customer.Value.Id, CardNumber = asked.Card,
            },
            tried.Value.Version, cancel);
        return View(bill, new(asked.FromBalance?.Coins ?? 0), lines.Value, currency);
    }

    private static TriedView View(
        StrategyBill bill, TenderPlan plan, IReadOnlyList<CartLine> lines, Currency currency)
    {
        var priced = bill.Price(plan);
        return new(
            [
                .. priced.Lines.Select(l => new TriedLineView(
                    l.Line, lines[l.Line - 1].Code, In(l.ListCoins), In(l.OffCoins),
                    In(l.BalanceCoins), In(l.OtherCoins))),
            ],
            In(priced.ListCoins), In(priced.OffCoins), In(priced.Coins),
            In(priced.BalanceCoins), In(priced.OtherCoins),
            In(bill.Price(TenderPlan.FromBalance).Coins),
            In(bill.Price(TenderPlan.Otherwise).Coins),
            [
                .. priced.Trace.Select(t => new TriedStrategy(
                    t.Id, t.Version, t.Name, In(t.Coins), t.IsCut, t.Why, t.Because)),
            ]);

        Money In(long coins) => new(coins, currency);
    }

    private static Fault? FaultIn(Money? amount, Currency currency) => amount switch
    {
        null => null,
        { } a when a.Currency != currency =>
            new("fromBalance", new StrategyIsInAnotherCurrency(a.Currency.Code, currency.Code)),
        { Coins: < 0 or > Purse.MostCoins } =>
            new("fromBalance", new OutOfRange(0, Purse.MostCoins)),
        _ => null,
    };

    private sealed record Found(Guid? Id);

    private async Task<Result<Found>> CustomerOf(TriedCart asked, CancellationToken cancel)
    {
        if (asked.Card is { } number)
        {
            var card = await desk.Find(number, cancel);
            if (card.Refusal is { } none) return new BadInput("card", none);
            if (asked.Customer is null) return new Found(card.Value.Card.CustomerId);
        }
        if (asked.Customer is not { } customer) return new Found(null);

        var id = await db.Set<Customer>().Where(c => c.Number == customer && c.Number > 0)
            .Select(c => (Guid?)(c.MergedInto ?? c.Id)).SingleOrDefaultAsync(cancel);
        return id is null
            ? new BadInput("customer", new NoSuchCustomer($"{customer}"))
            : new Found(id);
    }

    private sealed record Draft(StrategyVersion? Version);

    private async Task<Result<Draft>> Tried(TriedCart asked, CancellationToken cancel)
    {
        if (asked.Strategy is not { } id) return new Draft(null);

        var strategy = await db.Strategies.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (strategy is null) return new BadInput("strategy", new NoSuchStrategy($"{id}"));
        var number = asked.Version ?? strategy.Latest;
        var version = await db.StrategyVersions.AsNoTracking()
            .SingleOrDefaultAsync(v => v.StrategyId == id && v.Number == number, cancel);
        return version is null
            ? new BadInput("version", new NoSuchStrategyVersion(number))
            : new Draft(version);
    }

    private async Task<Result<List<CartLine>>> Lines(
        TriedCart asked, Guid? customer, Currency currency, DateOnly day,
        CancellationToken cancel)
    {
        if (asked.Lines is null or { Count: 0 or > Cart.MostLines })
            return new BadInput("lines", new CartIsEmptyOrTooLong(Cart.MostLines));

        var codes = asked.Lines.Select(l => l?.Product?.Trim()).OfType<string>().ToList();
        var products = await db.Set<Product>().AsNoTracking()
            .Where(p => EF.Parameter(codes).Contains(p.Code))
            .ToDictionaryAsync(p => p.Code, StringComparer.Ordinal, cancel);
        var isMember = await members.Holding(customer, asked.Card, day, cancel)
            is { GivesMemberPrices: true };
        var prices = await db.PricesForAsync(
            [.. products.Values.Select(p => p.Id)], customer, isMember, currency, day, cancel);
        var lines = new List<CartLine>();
        foreach (var line in asked.Lines)
        {
            var product = products.GetValueOrDefault(line?.Product?.Trim() ?? "");
            var price = product is null ? null : prices[product.Id].Price;
            if (Line(lines.Count + 1, line, product, price, currency) is not { } sound)
                return new BadInput("lines", new CartLineIsUnsound(lines.Count + 1));
            lines.Add(sound);
        }
        return lines.Aggregate((Int128)0, (sum, l) => sum + l.ListCoins) > Purse.MostCoins
            ? new BadInput("lines", new CartLineIsUnsound(lines.Count))
            : lines;
    }

    // What is said counts; else what the catalogue says for so many pieces.
    private static CartLine? Line(
        int number, TriedLine? line, Product? product, Money? price, Currency currency)
    {
        if (line is null || line.QuantityThousandths is < 1 or > 1_000_000_000) return null;
        if (line.Amount is { } said && said.Currency != currency) return null;

        var coins = line.Amount?.Coins ?? (price is { Coins: <= 1_000_000_000_000 } one
            ? Remainders.Part(one.Coins, line.QuantityThousandths, 1000)
            : -1);
        if (coins is < 0 or > Purse.MostCoins) return null;

        return new(
            number, product?.Code ?? line.Product?.Trim() ?? "",
            line.Category?.Trim() ?? product?.Category ?? "", line.QuantityThousandths, coins);
    }
}
