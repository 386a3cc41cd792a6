using Kite.Cards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>
/// A bill is paid at a till: purchase, stock, receipt and the payment from a card are one, and
/// stand together or not at all. Asked again under the same key it answers the first receipt.
/// </summary>
internal sealed class CheckOut(
    KiteDb db, ReckonBill reckon, QuoteCheckout quotes, CheckoutBook book, CardTill cards,
    ShowCheckout show)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/checkouts", Answer)
            .Needing(May.Sell)
            .WithSummary("A bill is paid at a till; needs an Idempotency-Key");

    private static async Task<Results<Created<CheckoutView>, ProblemHttpResult>> Answer(
        CheckoutFacts facts, CheckOut checkOut, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        var paid = await checkOut.Run(asker, facts, http.ValueKey(), cancel);
        if (paid.Refusal is KeyWasUsedForAnother used) return Http.Problem(422, used);
        if (paid.Refusal is { } no) return Http.Problem(no);

        var (checkout, isReplay) = paid.Value;
        if (isReplay) http.Response.Headers["Idempotency-Replayed"] = "true";
        return TypedResults.Created($"/api/v1/checkouts/{checkout.Id}", checkout);
    }

    public async Task<Result<Paid>> Run(
        Asker asker, CheckoutFacts facts, string? key, CancellationToken cancel)
    {
        if (!asker.May(May.Sell)) return new NotAllowed(May.Sell);
        if (ValueRoutes.FaultIn(key) is { } unnamed) return new BadInput([unnamed]);
        var hash = facts.Hash();
        if (await Known(asker, key!, hash, null, cancel) is { } known) return known;

        var reckoned = await reckon.Run(asker, facts, cancel);
        if (reckoned.Refusal is { } no) return no;
        var bill = reckoned.Value;
        if (bill.Cart.WorthlessCoupon is { } worthless) return new BadInput("coupons", worthless);
        if (bill.Tendered != bill.Bill.Total)
        {
            return new BadInput(
                "tenders", new TendersDoNotAddUp(bill.Tendered, bill.Bill.Total));
        }
        if (quotes.Stops(facts, bill) is { } over) return over;

        var order = new BillOrder(asker, facts, key!, hash, bill);
        var refused = await Settle(WithCards(order), cancel);
        // Sent twice at once: whoever came second is told what the first one did.
        if (refused is null or KeyWasUsedForAnother)
            return await Known(asker, key!, hash, order.Id, cancel) ?? refused!;
        return refused;
    }

    private async Task<Result<Paid>?> Known(
        Asker asker, string key, byte[] hash, Guid? own, CancellationToken cancel)
    {
        var first = await db.CheckoutKeys.AsNoTracking()
            .SingleOrDefaultAsync(k => k.Key == key, cancel);
        if (first is null) return null;
        return first.RequestHash.AsSpan().SequenceEqual(hash)
            ? new Paid(
                (await show.View(asker, first.CheckoutId, cancel))!,
                IsReplay: first.CheckoutId != own)
            : new KeyWasUsedForAnother(key);
    }

    private CardsOfBill WithCards(BillOrder order) => new(order.Asker, order.Bill.Store)
    {
        Key = order.Key,
        Asked = order.Facts.Asked(),
        Parts =
        [
            .. order.Bill.Tenders.Where(t => t.Card is not null)
                .Select(t => new CardPart(t.Card!.Number, t.Amount, t.Pin, t.Points)),
        ],
        Earns = order.Bill.Earns,
        Seals = [.. (order.Facts.Seals ?? []).OfType<string>()],
        Second = order.Facts.Second,
        // What has begun is brought to its end, even where nobody waits any more.
        Alongside = (books, moved) => book.Write(books, order, moved, default),
    };

    private async Task<Refusal?> Settle(CardsOfBill bill, CancellationToken cancel)
    {
        var settled = await cards.Settle(bill, cancel);
        return settled.Refusal is BadInput bad
            ? new BadInput([.. bad.Faults.Select(AtOurField)])
            : settled.Refusal;
    }

    // What cards call their own fields is all the tenders'; ours bear their names already.
    private static Fault AtOurField(Fault fault) =>
        fault.Field is "customer" or "lines" or "coupons" or "seals" or "second"
            ? fault
            : fault with { Field = "tenders" };
}
