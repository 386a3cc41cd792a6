using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>How much cash is moved alone; nothing where there is no end.</summary>
public sealed record CashLimitFacts(Money? OfMove = null, Money? OfShift = null);

/// <summary>How much cash is moved alone, since when, and who said so.</summary>
public sealed record CashLimitView(
    Money? OfMove, Money? OfShift, DateTimeOffset? At, string? By);

/// <summary>
/// The limit above which a second person signs for cash that is put in or taken out.
/// </summary>
internal sealed class KeepCashLimit(KiteDb db, Trail trail, TimeProvider clock)
{
    public async Task<Result<CashLimitView>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPurchases)) return new NotAllowed(May.ReadPurchases);
        return await Newest(db, cancel) is { } limit
            ? View(limit)
            : new CashLimitView(null, null, null, null);
    }

    public async Task<Result<CashLimitView>> Set(
        Asker asker, CashLimitFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        var currency = (await db.BusinessAsync(cancel)).Currency;
        var faults = new[]
        {
            FaultIn("ofMove", facts.OfMove, currency),
            FaultIn("ofShift", facts.OfShift, currency),
        };
        if (faults.OfType<Fault>().ToList() is { Count: > 0 } wrong) return new BadInput(wrong);

        await using var whole = await db.For(asker).Database.BeginTransactionAsync(cancel);
        var told = new JsonObject
        {
            ["ofMove"] = facts.OfMove?.Coins, ["ofShift"] = facts.OfShift?.Coins,
        };
        await trail.Note(db, "cash-limit", Guid.Empty, told, cancel);
        var limit = new CashLimit
        {
            Number = ((await Newest(db, cancel))?.Number ?? 0) + 1,
            MoveCoins = facts.OfMove?.Coins,
            ShiftCoins = facts.OfShift?.Coins,
            Currency = currency.Code,
            At = clock.GetUtcNow(),
            By = asker.Name,
        };
        await BulkWriter.Write(db, [limit], cancel);
        await whole.CommitAsync(cancel);
        return View(limit);
    }

    public static Task<CashLimit?> Newest(KiteDb db, CancellationToken cancel) =>
        db.CashLimits.AsNoTracking().OrderByDescending(l => l.Number)
            .FirstOrDefaultAsync(cancel);

    private static Fault? FaultIn(string field, Money? amount, Currency currency) => amount switch
    {
        null => null,
        { } a when a.Currency != currency =>
            new(field, new BooksAreInAnotherCurrency(a.Currency.Code, currency.Code)),
        { Coins: < 0 or > Purchase.MostCoins } => new(field, new OutOfRange(0, Purchase.MostCoins)),
        _ => null,
    };

    private static CashLimitView View(CashLimit limit)
    {
        var money = Currency.Of(limit.Currency);
        return new(In(limit.MoveCoins), In(limit.ShiftCoins), limit.At, limit.By);

        Money? In(long? coins) => coins is { } some ? new Money(some, money) : null;
    }
}
