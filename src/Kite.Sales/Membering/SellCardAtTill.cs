using Kite.Cards;
using Kite.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>A card that is sold at a till, with what goes onto it and how it is paid.</summary>
public sealed record TillCardSale(
    Guid? KindId = null, long? CustomerNumber = null, Guid? PlanId = null, Money? TopUp = null,
    Tender? Tender = null, string? Pin = null);

/// <summary>
/// A card is sold at a till with its membership and first top-up: both count in the till's shift,
/// in the same commit.
/// </summary>
internal sealed class SellCardAtTill(KiteDb db, SellCard sell)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/tills/{number:int}/card-sales", Answer)
            .Needing(May.Sell)
            .WithSummary(
                "A card is sold at a till with what goes onto it; needs an Idempotency-Key");

    private static async Task<Results<Created<CardSold>, ProblemHttpResult>> Answer(
        int number, TillCardSale facts, SellCardAtTill sale, Asker asker, HttpContext http,
        CancellationToken cancel) =>
        (await sale.Run(asker, number, facts, http.ValueKey(), cancel)).ToSold(http);

    public async Task<Result<CardSoldTold>> Run(
        Asker asker, int number, TillCardSale facts, string? key, CancellationToken cancel)
    {
        if (!asker.May(May.Sell)) return new NotAllowed(May.Sell);
        var till = await db.TillAsync(number, cancel);
        if (till is null) return new NoSuchTill($"{number}");
        if (facts.Tender is Tender.BankAccount)
            return new BadInput("tender", new TransferIsNoTender());

        var sale = new CardSaleFacts(
            facts.KindId, facts.CustomerNumber, facts.PlanId, facts.TopUp, facts.Tender)
        {
            StoreNumber = till.StoreNumber, Pin = facts.Pin, Reference = $"till {number}",
        };
        return await sell.Run(
            asker, sale, key, cancel,
            (books, moved) => Alongside(books, moved, number, facts.Tender));
    }

    // A shift that is being closed was waited for with the position, or it waits and sees this.
    private static async Task<Refusal?> Alongside(
        KiteDb books, Moved moved, int till, Tender? tender)
    {
        var open = await books.OpenShifts.AsNoTracking()
            .SingleOrDefaultAsync(o => o.TillNumber == till);
        if (open is null) return new TillHasNoShift(till);

        var values = new List<ShiftValue>();
        foreach (var one in moved.All)
        {
            var isFee = one.Kind is TransactionKind.MembershipFee;
            if (!isFee && one.Kind is not TransactionKind.TopUp) continue;
            values.Add(new()
            {
                ShiftId = open.ShiftId,
                TransactionId = one.Id,
                At = one.At,
                CardNumber = await books.Set<Card>().Where(c => c.Id == one.CardId)
                    .Select(c => c.Number).SingleAsync(),
                Kind = isFee ? ShiftFigureKind.Memberships : ShiftFigureKind.TopUps,
                Tender = tender switch
                {
                    Tender.BankCard => TenderKind.BankCard,
                    Tender.Mobile => TenderKind.Mobile,
                    _ => TenderKind.Cash,
                },
                Coins = isFee ? (await books.FeeOfAsync(one)).Coins : one.PrincipalCoins,
            });
        }
        await BulkWriter.Write(books, values, default);
        return null;
    }
}
