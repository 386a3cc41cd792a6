using System.Text.Json;
using Kite.Catalogue;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>One line of a purchase for which points are given: a product, or a category.</summary>
public sealed record PurchaseLineFacts(
    Money? Amount = null, string? Product = null, string? Category = null, int? Line = null);

/// <summary>
/// What everyone who moves points needs: the rules, the deeds made from what was sent, and the
/// receipts read back. A deed may go into one order with others (<see cref="Together"/>).
/// </summary>
internal sealed class PointDesk(KiteDb db, ValueDesk values, TimeProvider clock)
{
    private const int MostLines = 500;
    private const int LongestWord = 100;

    public async Task<PointRules> Rules(CancellationToken cancel) =>
        new(await db.PointRules.AsNoTracking().ToListAsync(cancel));

    /// <summary>The deed that gives points for this bill.</summary>
    public async Task<Earn> Earning(
        CardInHand card, Store store, Bought bought, CancellationToken cancel) =>
        new(card.Card.PurseId, store.Number, card.Kind.Id, bought)
        {
            Rules = await Rules(cancel),
            Day = store.BusinessDay.Of(clock.GetUtcNow()),
        };

    /// <summary>The deed that takes points back for what came back; all of it where nothing is
    /// said.</summary>
    public async Task<TakePointsBack> Return(
        CardInHand card, Store store, Guid sale, Bought? back, CancellationToken cancel)
    {
        var purse = card.Card.PurseId;
        return new(purse, sale, back)
        {
            Rules = await Rules(cancel),
            StoreNumber = store.Number,
            Steps = await db.PointSteps.AsNoTracking()
                .Where(s => s.PurseId == purse && s.TransactionId == sale)
                .OrderBy(s => s.Line).ToListAsync(cancel),
        };
    }

    public async Task<Result<ToldPoints>> Post(
        Slip slip, CardUse use, Deed deed, CancellationToken cancel)
    {
        var posted = await values.InBooks(slip, use, deed);
        if (posted.Refusal is { } no) return no;

        var told = await Receipts([posted.Value.Transaction], slip.Card.Card.Number, cancel);
        return new ToldPoints(told[0], posted.Value.IsReplay);
    }

    /// <summary>The receipts of these transactions of one purse, with every step.</summary>
    public async Task<IReadOnlyList<PointReceipt>> Receipts(
        IReadOnlyList<Transaction> transactions, long card, CancellationToken cancel)
    {
        if (transactions.Count == 0) return [];
        var purse = transactions[0].PurseId;
        Guid[] ids = [.. transactions.Select(t => t.Id)];
        var purchases = await db.PointPurchases.AsNoTracking()
            .Where(p => p.PurseId == purse && ids.Contains(p.TransactionId))
            .ToDictionaryAsync(p => p.TransactionId, cancel);
        var steps = (await db.PointSteps.AsNoTracking()
            .Where(s => s.PurseId == purse && ids.Contains(s.TransactionId))
            .ToListAsync(cancel)).ToLookup(s => s.TransactionId);
        return
        [
            .. transactions.Select(t => PointReceipt.Of(
                t, card, purchases.GetValueOrDefault(t.Id), steps[t.Id])),
        ];
    }

    /// <summary>
    /// What was bought, as it was sent: a product's category is known by itself, and only what
    /// comes back names the number of its line.
    /// </summary>
    public async Task<Result<Bought>> Read(
        Money? amount, IReadOnlyList<PurchaseLineFacts?>? sent, CardKind kind, bool comesBack,
        CancellationToken cancel)
    {
        if (CardDesk.FaultIn(amount, kind) is { } unfit) return new BadInput([unfit]);
        var lines = sent ?? [];
        if (lines.Count > MostLines) return new BadInput("lines", new NoRoomForMore(MostLines));
        foreach (var line in lines)
        {
            if (CardDesk.FaultIn(line?.Amount, kind) is { } wrong)
                return new BadInput("lines", wrong.Why);
            if (line!.Product?.Length > LongestWord || line.Category?.Length > LongestWord)
                return new BadInput("lines", new RuleListIsUnfit(LongestWord));
        }
        if (lines.Count > 0 && lines.Sum(l => l!.Amount!.Value.Coins) != amount!.Value.Coins)
            return new BadInput("lines", new BoughtLinesDoNotAddUp());

        var known = await db.ProductCategoriesAsync(
            [.. lines.Select(l => l!.Product).OfType<string>()
                .Distinct(StringComparer.Ordinal)], cancel);
        return new Bought(
            amount!.Value.Coins,
            [
                .. lines.Select((l, i) => new BoughtLine(
                    comesBack ? l!.Line ?? i + 1 : i + 1, l!.Product,
                    l.Category ?? (l.Product is { } p ? known.GetValueOrDefault(p) : null),
                    l.Amount!.Value.Coins)),
            ]);
    }

    /// <summary>The lines in one form however they were sent.</summary>
    public static string Asked(IReadOnlyList<PurchaseLineFacts?>? lines) =>
        JsonSerializer.Serialize((lines ?? []).Select(l => new object?[]
        {
            l?.Amount?.Coins, l?.Amount?.Currency.Code, l?.Product, l?.Category, l?.Line,
        }));
}

/// <summary>Answers of routes that move points.</summary>
internal static class PointAnswers
{
    extension(Result<ToldPoints> told)
    {
        public Results<Created<PointReceipt>, ProblemHttpResult> ToReceipt(HttpContext http)
        {
            if (told.Refusal is KeyWasUsedForAnother used) return Http.Problem(422, used);
            if (told.Refusal is { } no) return Http.Problem(no);

            var (receipt, isReplay) = told.Value;
            if (isReplay) http.Response.Headers["Idempotency-Replayed"] = "true";
            return TypedResults.Created(
                $"/api/v1/cards/{receipt.CardNumber}/points/statement/{receipt.Id}", receipt);
        }
    }
}
