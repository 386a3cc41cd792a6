using Kite.Cards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>
/// Lines of a bill come back at a till: money goes back the way it came, points go, goods return
/// to the shelf; all of it together or nothing. Asked again under the same key it answers the
/// first refund.
/// </summary>
internal sealed class RefundCheckout(
    KiteDb db, ReckonRefund reckon, RefundBook book, CardTill cards, ShowRefunds show,
    SecondPerson seconds)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/checkouts/{id:guid}/refunds", Answer)
            .Needing(May.Sell)
            .WithSummary("Lines of a bill are given back; needs an Idempotency-Key");
        api.MapPost(
                "/checkouts/{id:guid}/refunds/trials",
                async (
                    Guid id, RefundCheckoutFacts facts, RefundCheckout refund, Asker asker,
                    CancellationToken cancel) =>
                    (await refund.Try(asker, id, facts, cancel)).ToHttp())
            .Needing(May.Sell)
            .WithSummary("What would be given back, and by which tender; nothing is written");
    }

    private static async Task<Results<Created<RefundView>, ProblemHttpResult>> Answer(
        Guid id, RefundCheckoutFacts facts, RefundCheckout refund, Asker asker,
        HttpContext http, CancellationToken cancel)
    {
        var given = await refund.Run(asker, id, facts, http.ValueKey(), cancel);
        if (given.Refusal is KeyWasUsedForAnother used) return Http.Problem(422, used);
        if (given.Refusal is { } no) return Http.Problem(no);

        var (told, isReplay) = given.Value;
        if (isReplay) http.Response.Headers["Idempotency-Replayed"] = "true";
        return TypedResults.Created($"/api/v1/checkouts/{id}/refunds", told);
    }

    public async Task<Result<RefundSum>> Try(
        Asker asker, Guid id, RefundCheckoutFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.Sell)) return new NotAllowed(May.Sell);
        var reckoned = await reckon.Run(asker, id, facts, cancel);
        return reckoned.Refusal is { } no ? no : reckoned.Value.Sum;
    }

    public async Task<Result<GivenBack>> Run(
        Asker asker, Guid id, RefundCheckoutFacts facts, string? key, CancellationToken cancel)
    {
        if (!asker.May(May.Sell)) return new NotAllowed(May.Sell);
        if (ValueRoutes.FaultIn(key) is { } unnamed) return new BadInput([unnamed]);
        var hash = facts.Hash(id);
        if (await Known(asker, key!, hash, null, cancel) is { } known) return known;
        if (CardDesk.FaultInReason(facts.Reason) is { } unsaid) return new BadInput([unsaid]);

        var reckoned = await reckon.Run(asker, id, facts, cancel);
        if (reckoned.Refusal is { } no) return no;

        var second = await Second(asker, facts.Second);
        if (second.Refusal is { } unsigned) return new BadInput("second", unsigned);

        var order = new RefundOrder(
            asker, facts.Reason!.Trim(), key!, hash, reckoned.Value)
        {
            Second = second.Value.Who,
        };
        var refused = await Give(order, facts.Asked(id), cancel);
        // Sent twice at once: whoever came second is told what the first one did.
        if (refused is null or KeyWasUsedForAnother or BillWasRefundedMeanwhile)
            return await Known(asker, key!, hash, order.Id, cancel) ?? refused!;
        return refused;
    }

    private sealed record Signed(Asker? Who);

    private async Task<Result<Signed>> Second(Asker asker, SecondSignature? signature)
    {
        if (signature is null) return new Signed(null);
        var second = await seconds.Run(asker, signature, May.ApproveValue);
        return second.Refusal is { } no ? no : new Signed(second.Value);
    }

    private async Task<Refusal?> Give(
        RefundOrder order, string asked, CancellationToken cancel)
    {
        var settled = await cards.Settle(
            new(order.Asker, order.Refund.Store)
            {
                Key = order.Key,
                Asked = asked,
                Back = order.Refund.OntoCards,
                EarningBack = order.Refund.Points,
                Reason = order.Reason,
                // What has begun is brought to its end, even where nobody waits any more.
                Alongside = (books, moved) => book.Write(books, order, moved, default),
            },
            cancel);
        return settled.Refusal;
    }

    private async Task<Result<GivenBack>?> Known(
        Asker asker, string key, byte[] hash, Guid? own, CancellationToken cancel)
    {
        var first = await db.CheckoutRefundKeys.AsNoTracking()
            .SingleOrDefaultAsync(k => k.Key == key, cancel);
        if (first is null) return null;
        return first.RequestHash.AsSpan().SequenceEqual(hash)
            ? new GivenBack(
                (await show.View(asker, first.RefundId, cancel))!,
                IsReplay: first.RefundId != own)
            : new KeyWasUsedForAnother(key);
    }
}
