using Kite.Cards;
using Kite.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>Which membership is bought at a till, by whom, and how it is paid.</summary>
public sealed record TillMembership(
    Guid? PlanId = null, long? CustomerNumber = null, long? Card = null, Tender? Tender = null,
    Guid? CardKindId = null);

/// <summary>
/// A membership is paid at a till: its fee counts in the till's shift, in the same commit.
/// </summary>
internal sealed class SellMembershipAtTill(KiteDb db, SellMembership sell)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/tills/{number:int}/memberships", Answer)
            .Needing(May.Sell)
            .WithSummary("A membership is paid at a till; needs an Idempotency-Key");

    private static async Task<Results<Created<MembershipDetails>, ProblemHttpResult>> Answer(
        int number, TillMembership facts, SellMembershipAtTill sale, Asker asker,
        HttpContext http, CancellationToken cancel) =>
        (await sale.Run(asker, number, facts, http.ValueKey(), cancel)).ToMembership(http);

    public async Task<Result<MembershipTold>> Run(
        Asker asker, int number, TillMembership facts, string? key, CancellationToken cancel)
    {
        if (!asker.May(May.Sell)) return new NotAllowed(May.Sell);
        var till = await db.TillAsync(number, cancel);
        if (till is null) return new NoSuchTill($"{number}");
        if (facts.Tender is Tender.BankAccount)
            return new BadInput("tender", new TransferIsNoTender());
        // Before a card is issued for it; in the commit it is looked at again.
        if (!await db.OpenShifts.AnyAsync(o => o.TillNumber == number, cancel))
            return new TillHasNoShift(number);

        var membership = new MembershipFacts(
            facts.PlanId, facts.CustomerNumber, facts.Card, facts.Tender)
        {
            CardKindId = facts.CardKindId,
            StoreNumber = till.StoreNumber,
            Reference = $"till {number}",
        };
        return await sell.Run(
            asker, membership, key, cancel, Alongside(number, facts.Tender));
    }

    // A shift that is being closed was waited for with the position, or it waits and sees this.
    private static Func<KiteDb, Moved, Task<Refusal?>> Alongside(int till, Tender? tender) =>
        async (books, moved) =>
        {
            var open = await books.OpenShifts.AsNoTracking()
                .SingleOrDefaultAsync(o => o.TillNumber == till);
            if (open is null) return new TillHasNoShift(till);

            var (told, fee) = (moved.Told, await books.FeeOfAsync(moved.Told));
            var value = new ShiftValue
            {
                ShiftId = open.ShiftId,
                TransactionId = told.Id,
                At = told.At,
                CardNumber = fee.Card,
                Kind = ShiftFigureKind.Memberships,
                Tender = tender switch
                {
                    Tender.BankCard => TenderKind.BankCard,
                    Tender.Mobile => TenderKind.Mobile,
                    _ => TenderKind.Cash,
                },
                Coins = fee.Coins,
            };
            await BulkWriter.Write(books, [value], default);
            return null;
        };
}
