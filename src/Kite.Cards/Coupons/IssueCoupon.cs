using System.Text.Json.Nodes;
using Kite.Customers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Cards;

/// <summary>
/// Which coupon is issued by hand, and to whom; to nobody in particular where no customer is named.
/// </summary>
public sealed record CouponFacts(
    Guid? KindId = null, long? CustomerNumber = null, int? StoreNumber = null,
    string? Reason = null);

/// <summary>Issues one coupon by hand, and answers its code.</summary>
internal sealed class IssueCoupon(
    KiteDb db, CardDesk desk, CouponMint mint, Trail trail, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/coupons",
                async (
                    CouponFacts facts, IssueCoupon issue, Asker asker,
                    CancellationToken cancel) =>
                    (await issue.Run(asker, facts, cancel))
                        .ToCreated(c => $"/coupons/{c.Coupon.Number}"))
            .Needing(May.IssueCoupons)
            .Idempotent()
            .WithSummary("Issues a coupon by hand, to a customer or to whoever holds its code");

    public async Task<Result<CouponIssued>> Run(
        Asker asker, CouponFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.IssueCoupons)) return new NotAllowed(May.IssueCoupons);
        var reason = Word(facts.Reason);
        if (reason?.Length > CardDesk.LongestReason)
            return new BadInput("reason", new ReasonIsMissing(CardDesk.LongestReason));
        var kind = facts.KindId is { } id ? await db.NewestCouponKind(id, cancel) : null;
        if (kind is null) return new BadInput("kindId", new NoSuchCouponKind($"{facts.KindId}"));
        if (kind.IsNamed && facts.CustomerNumber is null)
            return new BadInput("customerNumber", new CouponIsForSomebody(kind.Name));
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;

        await using var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        var holder = await HolderOf(facts.CustomerNumber, cancel);
        if (holder.Refusal is { } nobody) return nobody;
        var at = clock.GetUtcNow();
        var issue = new CouponIssue(
            CouponOrigin.Hand, store.Value.Number, store.Value.BusinessDay.Of(at), at)
        {
            By = asker.Name, Reason = reason,
        };
        var made = await Made(kind, issue, holder.Value.Holder, cancel);
        if (made.Refusal is { } no) return new BadInput("kindId", no);
        if (whole is not null) await whole.CommitAsync(cancel);
        return made;
    }

    private sealed record Held(CouponHolder? Holder);

    private async Task<Result<Held>> HolderOf(long? number, CancellationToken cancel)
    {
        if (number is not { } named) return new Held(null);
        var found = named > 0 ? await db.HeldSurvivorFor(named, cancel) : null;
        return found is null
            ? new BadInput("customerNumber", new NoSuchCustomer($"{named}"))
            : new Held(new(found.Customer.Id, found.Customer.Number, found.RecordedUnder));
    }

    private async Task<Result<CouponIssued>> Made(
        CouponKind kind, CouponIssue issue, CouponHolder? holder, CancellationToken cancel)
    {
        var code = mint.Draw(1, cancel)[0];
        var taken = await CouponMint.Take(db, kind, 1, issue.Day, cancel);
        if (taken.Refusal is { } no) return no;

        var coupon = CouponMint.Make(code, kind, issue, holder, taken.Value.Number);
        await BulkWriter.Write(db, [coupon], cancel);
        var told = new JsonObject
        {
            ["number"] = coupon.Number, ["kind"] = kind.Name, ["reason"] = issue.Reason,
        };
        await trail.Note(db, "coupon", coupon.Id, told, cancel);
        return new CouponIssued(
            CouponView.Of(coupon, kind, issue.Day), CouponCode.Shown(code.Code));
    }

    internal static string? Word(string? word) =>
        string.IsNullOrWhiteSpace(word) ? null : word.Trim();
}
