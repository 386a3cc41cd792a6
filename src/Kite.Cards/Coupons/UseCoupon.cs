using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>For which bill a coupon is looked at or used.</summary>
public sealed record CouponUseFacts(
    Money? Amount, long? Customer = null, int? StoreNumber = null, string? Reference = null);

/// <summary>Why a coupon cannot be used, as a till shows it.</summary>
public sealed record CouponBar(string Code, string Message)
{
    /// <summary>The reason in the language of who asks.</summary>
    public static CouponBar Of(Refusal bar) =>
        new(bar.Code, Wording.Say(bar, CultureInfo.CurrentUICulture));
}

/// <summary>What a coupon is worth for a bill, or every reason why it is not.</summary>
public sealed record CouponReading(
    long Number, string Kind, string Ending, Money Off, IReadOnlyList<CouponBar> Bars);

/// <summary>
/// Coupons at tills that are not Kite's own: looked at without effect, used under a key that
/// answers the same for ever, and given back.
/// </summary>
internal sealed class UseCoupon(
    KiteDb db, CouponTill till, CouponDesk coupons, CardDesk desk, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/coupons/{code}/readings",
                async (
                    string code, CouponUseFacts facts, UseCoupon use, Asker asker,
                    CancellationToken cancel) =>
                    (await use.Read(asker, code, facts, cancel)).ToHttp())
            .Needing(May.MoveValue)
            .WithSummary("What a coupon is worth for a bill, or why not; nothing is used");
        api.MapPost("/coupons/{code}/uses", Answer)
            .Needing(May.MoveValue)
            .WithSummary("Uses a coupon for a bill; needs an Idempotency-Key");
        api.MapPost("/coupons/{code}/uses/{use:int}/reversals", AnswerBack)
            .Needing(May.MoveValue)
            .WithSummary("Gives a use back because its bill was; needs an Idempotency-Key");
    }

    public async Task<Result<CouponReading>> Read(
        Asker asker, string code, CouponUseFacts facts, CancellationToken cancel)
    {
        var bill = await Bill(facts, cancel);
        if (bill.Refusal is { } unfit) return unfit;
        var read = await till.Read(asker, [code], bill.Value, cancel);
        if (read.Refusal is { } no) return AtField(no);

        var one = read.Value.Coupons[0];
        return new CouponReading(
            one.Number, one.Kind, one.Ending, one.Off,
            [.. one.Bars.Select(CouponBar.Of)]);
    }

    public async Task<Result<CouponUseTold>> Use(
        Asker asker, string code, CouponUseFacts facts, string? key, CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var faults = new[] { ValueRoutes.FaultIn(key), CardDesk.FaultIn(facts.Reference) };
        if (faults.OfType<Fault>().ToList() is { Count: > 0 } wrong) return new BadInput(wrong);
        var asked = ValueDesk.Asked(
            "coupon-use", 0, Plainly(code), facts.Amount, facts.Customer, facts.StoreNumber,
            facts.Reference);
        if (await Known(key!, asked, cancel) is { } known) return known;
        var bill = await Bill(facts, cancel);
        if (bill.Refusal is { } unfit) return unfit;
        // Here a code that there is not counts as a guess; below it would be forgotten.
        var found = await coupons.Find(asker, [code], cancel);
        if (found.Refusal is { } none) return AtField(none);

        return await InTurn(
            key!, asked,
            async () =>
            {
                var taken = await till.Use(
                    db.For(asker), asker, [code], bill.Value,
                    new(Reference: IssueCoupon.Word(facts.Reference)), cancel);
                return taken.Refusal is { } no
                    ? AtField(no)
                    : new Used(taken.Value.Coupons[0].CouponId, taken.Value.Coupons[0].Use);
            },
            cancel);
    }

    public async Task<Result<CouponUseTold>> GiveBack(
        Asker asker, string code, int number, WithdrawalFacts facts, string? key,
        CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var faults = new[] { ValueRoutes.FaultIn(key), CardDesk.FaultInReason(facts.Reason) };
        if (faults.OfType<Fault>().ToList() is { Count: > 0 } wrong) return new BadInput(wrong);
        var asked = ValueDesk.Asked(
            "coupon-back", 0, Plainly(code), number, facts.Reason!.Trim());
        if (await Known(key!, asked, cancel) is { } known) return known;
        var found = await coupons.Find(asker, [code], cancel);
        if (found.Refusal is { } none) return AtField(none);

        var coupon = found.Value[0].Id;
        return await InTurn(
            key!, asked,
            async () =>
            {
                var use = await db.For(asker).CouponUses.AsNoTracking().SingleOrDefaultAsync(
                    u => u.CouponId == coupon && u.Number == number, cancel);
                if (use is null) return new NoSuchCouponUse($"{number}");

                var back = await till.GiveBack(db, asker, use, facts.Reason!, cancel);
                return back.Refusal is { } no ? no : new Used(coupon, number);
            },
            cancel);
    }

    private sealed record Used(Guid Coupon, int Use);

    // Sent twice at once: whoever came second is told what the first one did.
    private async Task<Result<CouponUseTold>> InTurn(
        string key, string asked, Func<Task<Result<Used>>> work, CancellationToken cancel)
    {
        Refusal? no;
        await using (var whole = await db.Database.BeginTransactionAsync(cancel))
        {
            var done = await work();
            no = done.Refusal;
            if (no is null && await Claim(key, asked, done.Value, cancel))
            {
                await whole.CommitAsync(cancel);
                return new CouponUseTold(await View(done.Value, cancel), IsReplay: false);
            }
        }
        db.ChangeTracker.Clear();
        return await Known(key, asked, cancel) ?? no ?? new KeyWasUsedForAnother(key);
    }

    private async Task<bool> Claim(
        string key, string asked, Used used, CancellationToken cancel)
    {
        object coupon = db.IsPostgres ? used.Coupon : used.Coupon.ToByteArray(bigEndian: true);
        return await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO coupon_keys (key, request_hash, coupon_id, use_number)
            VALUES ({key}, {HashOf(asked)}, {coupon}, {used.Use})
            ON CONFLICT DO NOTHING
            """,
            cancel) == 1;
    }

    private async Task<Result<CouponUseTold>?> Known(
        string key, string asked, CancellationToken cancel)
    {
        var first = await db.CouponKeys.AsNoTracking()
            .SingleOrDefaultAsync(k => k.Key == key, cancel);
        if (first is null) return null;
        return first.RequestHash.AsSpan().SequenceEqual(HashOf(asked))
            ? new CouponUseTold(
                await View(new(first.CouponId, first.UseNumber), cancel), IsReplay: true)
            : new KeyWasUsedForAnother(key);
    }

    private async Task<CouponUseView> View(Used used, CancellationToken cancel)
    {
        var use = await db.CouponUses.AsNoTracking().SingleAsync(
            u => u.CouponId == used.Coupon && u.Number == used.Use, cancel);
        var back = await db.CouponReturns.AsNoTracking().SingleOrDefaultAsync(
            r => r.CouponId == used.Coupon && r.Number == used.Use, cancel);
        var coupon = await db.Coupons.AsNoTracking().SingleAsync(
            c => c.Id == used.Coupon, cancel);
        return CouponUseView.Of(coupon.Number, use, back);
    }

    private async Task<Result<CouponBill>> Bill(CouponUseFacts facts, CancellationToken cancel)
    {
        if (facts.Amount is not { } amount) return new BadInput("amount", new SumIsMissing());
        if (amount.Coins is < 0 or > Purse.MostCoins)
            return new BadInput("amount", new OutOfRange(0, Purse.MostCoins));
        if (facts.Customer is < 1)
            return new BadInput("customer", new Customers.NoSuchCustomer($"{facts.Customer}"));
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;

        var day = store.Value.BusinessDay.Of(clock.GetUtcNow());
        return new CouponBill(amount, store.Value, day, facts.Customer);
    }

    // What was typed is told at its field; what a rule says stands for itself.
    private static Refusal AtField(Refusal no) => no switch
    {
        CouponCodeIsMistyped => new BadInput("code", no),
        Customers.NoSuchCustomer => new BadInput("customer", no),
        _ => no,
    };

    // However it was typed, it is the same code.
    private static string Plainly(string code) =>
        CouponCode.Read(code) is { Refusal: null } read ? read.Value : code;

    private static byte[] HashOf(string asked) => SHA256.HashData(Encoding.UTF8.GetBytes(asked));

    private static async Task<Results<Created<CouponUseView>, ProblemHttpResult>> Answer(
        string code, CouponUseFacts facts, UseCoupon coupons, Asker asker, HttpContext http,
        CancellationToken cancel) =>
        Created(await coupons.Use(asker, code, facts, http.ValueKey(), cancel), http);

    private static async Task<Results<Created<CouponUseView>, ProblemHttpResult>> AnswerBack(
        string code, int use, WithdrawalFacts facts, UseCoupon coupons, Asker asker,
        HttpContext http, CancellationToken cancel) =>
        Created(await coupons.GiveBack(asker, code, use, facts, http.ValueKey(), cancel), http);

    private static Results<Created<CouponUseView>, ProblemHttpResult> Created(
        Result<CouponUseTold> told, HttpContext http)
    {
        if (told.Refusal is KeyWasUsedForAnother used) return Http.Problem(422, used);
        if (told.Refusal is { } no) return Http.Problem(no);

        var (use, isReplay) = told.Value;
        if (isReplay) http.Response.Headers["Idempotency-Replayed"] = "true";
        return TypedResults.Created($"/api/v1/coupons/{use.Coupon}", use);
    }
}

/// <summary>A use, or that it was given back; told again where it was asked for again.</summary>
internal sealed record CouponUseTold(CouponUseView Use, bool IsReplay);
