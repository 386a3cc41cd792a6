using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// A card that is sold with all that goes onto it: a membership, a first top-up, or both, paid by
/// one means.
/// </summary>
public sealed record CardSaleFacts(
    Guid? KindId = null, long? CustomerNumber = null, Guid? PlanId = null, Money? TopUp = null,
    Tender? Tender = null)
{
    public int? StoreNumber { get; init; }
    public string? Pin { get; init; }
    public string? Reference { get; init; }
}

/// <summary>What was sold: the card, the membership on it with its fee, what was paid in.
/// </summary>
public sealed record CardSold(
    long CardNumber, string Kind, long? CustomerNumber, long? Membership, Money? Fee,
    Receipt? TopUp);

/// <summary>What was sold; told again where it was asked for again.</summary>
public sealed record CardSoldTold(CardSold Sold, bool IsReplay);

/// <summary>
/// Sells a card with its membership and its first top-up in one commit: there is all of it, or
/// there is no card. Asked again under the same key it answers the first.
/// </summary>
public sealed class SellCard
{
    private readonly KiteDb db;
    private readonly CardDesk desk;
    private readonly TheBooks books;
    private readonly SaleOfCard sales;

    internal SellCard(KiteDb db, CardDesk desk, TheBooks books, SaleOfCard sales) =>
        (this.db, this.desk, this.books, this.sales) = (db, desk, books, sales);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/card-sales", Answer)
            .Needing(May.MoveValue)
            .WithSummary(
                "Sells a card with a membership, a first top-up or both in one; needs an "
                + "Idempotency-Key");

    private static async Task<Results<Created<CardSold>, ProblemHttpResult>> Answer(
        CardSaleFacts facts, SellCard sell, Asker asker, HttpContext http,
        CancellationToken cancel) =>
        (await sell.Run(asker, facts, http.ValueKey(), cancel)).ToSold(http);

    public async Task<Result<CardSoldTold>> Run(
        Asker asker, CardSaleFacts facts, string? key, CancellationToken cancel,
        Func<KiteDb, Moved, Task<Refusal?>>? alongside = null)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        if (!asker.May(May.WriteCards)) return new NotAllowed(May.WriteCards);
        if (ValueRoutes.FaultIn(key) is { } unnamed) return new BadInput([unnamed]);
        var asked = ValueDesk.Asked(
            "card-sale", facts.CustomerNumber ?? 0, facts.KindId, facts.PlanId, facts.TopUp,
            facts.Tender, facts.StoreNumber, facts.Reference);
        var known = await db.DoneUnder(key!, SellMembership.Hash(asked), cancel);
        if (known.Refusal is { } used) return used;
        if (known.Value.Transaction is { } first)
            return new CardSoldTold(await Sold(first, cancel), IsReplay: true);

        var ready = await sales.Ready(facts, cancel);
        if (ready.Refusal is { } no) return no;

        var sale = ready.Value;
        var posted = await books.Post(new(sale.Deed, asker, sale.Store)
        {
            Key = key,
            Asked = asked,
            Opens = sale.Opens,
            Uses = [sale.Used],
            Reference = IssueCoupon.Word(facts.Reference),
            // What has begun is brought to its end, even where nobody waits any more.
            Alongside = async (rows, moved) =>
                await sales.PutDown(rows, asker, sale, moved)
                    ?? (alongside is null ? null : await alongside(rows, moved)),
        });
        if (posted.Refusal is { } refused) return refused;
        return new CardSoldTold(
            await Sold(posted.Value.Transaction.Id, cancel), posted.Value.IsReplay);
    }

    // What was sold is in the books, whatever became of the card since.
    private async Task<CardSold> Sold(Guid told, CancellationToken cancel)
    {
        var all = await db.Transactions.AsNoTracking()
            .Where(t => t.Id == told || t.RelatesToId == told).ToListAsync(cancel);
        var id = all.Find(t => t.Id == told)!.CardId;
        var card = await db.Cards.AsNoTracking().SingleAsync(c => c.Id == id, cancel);
        var kind = (await desk.Find(card.Number, cancel)).Value.Kind;
        var fee = all.Find(t => t.Kind is TransactionKind.MembershipFee);
        var membership = fee is null
            ? null
            : await db.Memberships.AsNoTracking().SingleAsync(
                m => m.PurseId == fee.PurseId && m.TransactionId == fee.Id, cancel);
        var paid = all.Find(t => t.Kind is TransactionKind.TopUp);
        return new(
            card.Number, kind.Name, card.CustomerNumber, membership?.Number,
            membership is null ? null : new(membership.FeeCoins, kind.Money),
            paid is null ? null : Receipt.Of(paid, card.Number));
    }
}

/// <summary>Answers what was sold.</summary>
public static class CardSaleRoutes
{
    extension(Result<CardSoldTold> told)
    {
        public Results<Created<CardSold>, ProblemHttpResult> ToSold(HttpContext http)
        {
            if (told.Refusal is KeyWasUsedForAnother used) return Http.Problem(422, used);
            if (told.Refusal is { } no) return Http.Problem(no);

            var (sold, isReplay) = told.Value;
            if (isReplay) http.Response.Headers["Idempotency-Replayed"] = "true";
            return TypedResults.Created($"/api/v1/cards/{sold.CardNumber}", sold);
        }
    }
}
