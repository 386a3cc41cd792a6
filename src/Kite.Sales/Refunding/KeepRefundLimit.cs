using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>How much is given back alone; nothing where there is no end.</summary>
public sealed record RefundLimitFacts(Money? OfBill = null, Money? OfDay = null);

/// <summary>How much is given back alone, since when, and who said so.</summary>
public sealed record RefundLimitView(Money? OfBill, Money? OfDay, DateTimeOffset? At, string? By);

/// <summary>
/// The limit above which a second person signs for what is given back at a till (T17).
/// </summary>
internal sealed class KeepRefundLimit(KiteDb db, Trail trail, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/refund-limit",
                async (KeepRefundLimit keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadPurchases)
            .WithSummary("How much somebody gives back alone");
        api.MapPut(
                "/refund-limit",
                async (
                    RefundLimitFacts facts, KeepRefundLimit keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Set(asker, facts, cancel)).ToHttp())
            .Needing(May.ManageSettings)
            .WithSummary("Says how much somebody gives back alone; above it a second one signs");
    }

    public async Task<Result<RefundLimitView>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPurchases)) return new NotAllowed(May.ReadPurchases);
        return await Newest(db, cancel) is { } limit
            ? View(limit)
            : new RefundLimitView(null, null, null, null);
    }

    public async Task<Result<RefundLimitView>> Set(
        Asker asker, RefundLimitFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        var currency = (await db.BusinessAsync(cancel)).Currency;
        var faults = new[]
        {
            FaultIn("ofBill", facts.OfBill, currency), FaultIn("ofDay", facts.OfDay, currency),
        };
        if (faults.OfType<Fault>().ToList() is { Count: > 0 } wrong) return new BadInput(wrong);

        await using var whole = await db.For(asker).Database.BeginTransactionAsync(cancel);
        var told = new JsonObject
        {
            ["ofBill"] = facts.OfBill?.Coins, ["ofDay"] = facts.OfDay?.Coins,
        };
        await trail.Note(db, "refund-limit", Guid.Empty, told, cancel);
        var limit = new RefundLimit
        {
            Number = ((await Newest(db, cancel))?.Number ?? 0) + 1,
            BillCoins = facts.OfBill?.Coins,
            DayCoins = facts.OfDay?.Coins,
            Currency = currency.Code,
            At = clock.GetUtcNow(),
            By = asker.Name,
        };
        await BulkWriter.Write(db, [limit], cancel);
        await whole.CommitAsync(cancel);
        return View(limit);
    }

    /// <summary>
    /// Why somebody may not give this back alone, looked at in its own commit; null where they
    /// may, or a second person has signed.
    /// </summary>
    public static async Task<Refusal?> Stops(
        KiteDb db, RefundOrder order, CancellationToken cancel)
    {
        if (order.Second is not null || await Newest(db, cancel) is not { } limit) return null;

        var (who, store) = (order.Asker.Id, order.Refund.Store);
        var day = order.Refund.Day;
        var before = await db.CheckoutRefunds
            .Where(r => r.StoreNumber == store.Number && r.Day == day
                && r.AskerId == who && r.SecondId == null)
            .SumAsync(r => r.TotalCoins, cancel);
        var alone = limit.LeftAfter(before);
        return order.Refund.Coins > alone
            ? new BadInput("second", new SecondPersonIsNeeded(order.Refund.Bill.Money(alone)))
            : null;
    }

    private static Task<RefundLimit?> Newest(KiteDb db, CancellationToken cancel) =>
        db.RefundLimits.AsNoTracking().OrderByDescending(l => l.Number)
            .FirstOrDefaultAsync(cancel);

    private static Fault? FaultIn(string field, Money? amount, Currency currency) => amount switch
    {
        null => null,
        { } a when a.Currency != currency =>
            new(field, new BooksAreInAnotherCurrency(a.Currency.Code, currency.Code)),
        { Coins: < 0 or > Purchase.MostCoins } => new(field, new OutOfRange(0, Purchase.MostCoins)),
        _ => null,
    };

    private static RefundLimitView View(RefundLimit limit)
    {
        var money = Currency.Of(limit.Currency);
        return new(In(limit.BillCoins), In(limit.DayCoins), limit.At, limit.By);

        Money? In(long? coins) => coins is { } some ? new Money(some, money) : null;
    }
}
