using Kite.Cards;
using Kite.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>
/// Onto which card is paid in at a till, how much, and how; and by whom, where the law asks.
/// </summary>
public sealed record TillTopUp(
    long? Card, Money? Amount, Tender? Tender, long? CustomerNumber = null);

/// <summary>
/// A guest pays in onto a card at a till: the money counts in its shift, in the same commit.
/// </summary>
internal sealed class TopUpAtTill(KiteDb db, TopUpCard topUp)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/tills/{number:int}/top-ups",
                async (
                    int number, TillTopUp facts, TopUpAtTill take, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                    (await take.Run(asker, number, facts, http.ValueKey(), cancel))
                        .ToReceipt(http))
            .Needing(May.Sell)
            .WithSummary("A guest pays in onto a card at a till; needs an Idempotency-Key");

    public async Task<Result<Told>> Run(
        Asker asker, int number, TillTopUp facts, string? key, CancellationToken cancel)
    {
        if (!asker.May(May.Sell)) return new NotAllowed(May.Sell);
        var till = await db.TillAsync(number, cancel);
        if (till is null) return new NoSuchTill($"{number}");
        if (facts.Tender is Tender.BankAccount)
            return new BadInput("tender", new TransferIsNoTender());
        if (facts.Card is not { } card) return new BadInput("card", new NoSuchCard(""));

        var told = await topUp.Run(
            asker, card,
            new(facts.Amount, facts.Tender, till.StoreNumber, $"till {number}")
            {
                CustomerNumber = facts.CustomerNumber,
            },
            key, cancel, Alongside(number, card, facts.Tender));
        return told.Refusal is NoSuchCard none ? new BadInput("card", none) : told;
    }

    // A shift that is being closed is waited for, or it waits and sees this.
    private static Func<KiteDb, Moved, Task<Refusal?>> Alongside(
        int till, long card, Tender? tender) => async (books, moved) =>
    {
        var told = moved.Told;
        await Counter.Take(books, Counter.Purchases, 0, default);
        var open = await books.OpenShifts.AsNoTracking()
            .SingleOrDefaultAsync(o => o.TillNumber == till);
        if (open is null) return new TillHasNoShift(till);

        var value = new ShiftValue
        {
            ShiftId = open.ShiftId, TransactionId = told.Id, At = told.At, CardNumber = card,
            Tender = tender switch
            {
                Tender.BankCard => TenderKind.BankCard,
                Tender.Mobile => TenderKind.Mobile,
                _ => TenderKind.Cash,
            },
            Coins = told.PrincipalCoins,
        };
        await BulkWriter.Write(books, [value], default);
        return null;
    };
}
