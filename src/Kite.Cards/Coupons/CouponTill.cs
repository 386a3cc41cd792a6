using System.Text.Json.Nodes;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// What a coupon takes off a bill; nothing, and every reason why, where it cannot be used.
/// </summary>
public sealed record CouponOff(
    long Number, string Kind, string Ending, Money Off, IReadOnlyList<Refusal> Bars);

/// <summary>What some coupons are worth for one bill, in the order in which they take off.
/// </summary>
public sealed record CouponsRead(IReadOnlyList<CouponOff> Coupons)
{
    public long OffCoins => Coupons.Sum(c => c.Off.Coins);
}

/// <summary>A coupon that was used for a bill: its key, the use's number, what it took off.
/// </summary>
public sealed record CouponTaken(
    Guid CouponId, int Use, long Number, string Kind, string Ending, Money Off);

/// <summary>All coupons that were used for one bill.</summary>
public sealed record CouponsUsed(IReadOnlyList<CouponTaken> Coupons)
{
    public long OffCoins => Coupons.Sum(c => c.Off.Coins);
}

/// <summary>What tills ask of coupons: what they are worth, to use them, to give them back.
/// </summary>
public sealed class CouponTill
{
    /// <summary>More coupons than these are not taken for one bill.</summary>
    public const int MostCoupons = 10;

    private readonly KiteDb db;
    private readonly CouponDesk desk;
    private readonly Trail trail;
    private readonly TimeProvider clock;

    internal CouponTill(KiteDb db, CouponDesk desk, Trail trail, TimeProvider clock) =>
        (this.db, this.desk, this.trail, this.clock) = (db, desk, trail, clock);

    /// <summary>The code of a coupon as it was typed or scanned; none where it is none.</summary>
    public static string? CodeIn(string? typed) =>
        CouponCode.Read(typed) is { Refusal: null, Value: var code } ? code : null;

    /// <summary>
    /// What these codes are worth for this bill, in the order in which they take off; nothing is
    /// written but wrong guesses. Refused where a code is mistyped or unknown.
    /// </summary>
    public async Task<Result<CouponsRead>> Read(
        Asker asker, IReadOnlyList<string?> codes, CouponBill bill, CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var found = await desk.Find(asker, codes, cancel);
        if (found.Refusal is { } no) return no;
        var customer = bill.Customer is { } number and > 0
            ? await db.SurvivorFor(number, cancel)
            : null;
        if (bill.Customer is not null && customer is null)
            return new NoSuchCustomer($"{bill.Customer}");

        var worth = await CouponDesk.Reckon(
            db, found.Value, bill, customer?.Customer.Id, cancel);
        return new CouponsRead([.. worth.Select(w => Told(w, bill))]);
    }

    /// <summary>
    /// The coupons with these codes for a bill that is still being worked out, of this customer;
    /// its amount says the currency. Refused where a code is mistyped or unknown.
    /// </summary>
    public async Task<Result<CouponsShown>> Show(
        Asker asker, IReadOnlyList<string?> codes, CouponBill bill, Guid? customer,
        CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var found = await desk.Find(asker, codes, cancel);
        if (found.Refusal is { } no) return no;
        return await CouponDesk.Show(db, found.Value, bill, customer, cancel);
    }

    /// <summary>
    /// Uses all of these for one bill inside the open transaction; refused where any cannot be
    /// used, and then the transaction is to be given up. Whoever asked <see cref="Read"/> before
    /// and shows its sum compares it with what this answers. What the purchase earns by
    /// <see cref="CouponsEarned"/> is written before this, so that nobody waits in a circle.
    /// </summary>
    public async Task<Result<CouponsUsed>> Use(
        KiteDb books, Asker asker, IReadOnlyList<string?> codes, CouponBill bill,
        CouponUsedFor usedFor, CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var keys = desk.Keys(codes);
        if (keys.Refusal is { } mistyped) return mistyped;

        // Always customer, referral, trail, coupons: as who merges customers holds them.
        var user = bill.Customer is { } number and > 0
            ? await books.HeldSurvivorFor(number, cancel)
            : null;
        if (bill.Customer is not null && user is null)
            return new NoSuchCustomer($"{bill.Customer}");
        var seen = await CouponDesk.Read(books, keys.Value, cancel);
        if (seen.Count < keys.Value.Count)
            return new NoSuchCoupon("");
        if (user is not null) await new FriendsUse(books, clock).Tell(asker, seen, user, cancel);

        foreach (var coupon in seen)
            await Note(books, asker, coupon.Id, "used", usedFor, cancel);
        foreach (var key in keys.Value.Order()) await Hold(books, key, cancel);
        var held = await CouponDesk.Read(books, keys.Value, cancel);
        var worth = await CouponDesk.Reckon(books, held, bill, user?.Customer.Id, cancel);
        if (worth.FirstOrDefault(w => !w.IsTaken) is { } barred) return barred.Bars[0];
        return new CouponsUsed(
            await Write(books, asker, worth, bill, user, usedFor, cancel));
    }

    /// <summary>
    /// Gives back what was used for this purchase, inside the open transaction; answers how many
    /// uses. What was given back before is left alone.
    /// </summary>
    public async Task<int> GiveBack(
        KiteDb books, Asker asker, Guid purchase, string reason, CancellationToken cancel)
    {
        var before = books.CouponReturns;
        var uses = await books.CouponUses.AsNoTracking()
            .Where(u => u.PurchaseId == purchase
                && !before.Any(r => r.CouponId == u.CouponId && r.Number == u.Number))
            .OrderBy(u => u.CouponId).ToListAsync(cancel);
        var count = 0;
        foreach (var use in uses)
        {
            if ((await GiveBack(books, asker, use, reason, cancel)).Refusal is null) count++;
        }
        return count;
    }

    /// <summary>Gives one use back; once at most.</summary>
    internal async Task<Result<CouponReturn>> GiveBack(
        KiteDb books, Asker asker, CouponUse use, string reason, CancellationToken cancel)
    {
        await Note(
            books, asker, use.CouponId, "givenBack", new(use.PurchaseId, use.Reference), cancel);
        await Hold(books, use.CouponId, cancel);
        if (await books.CouponReturns.AnyAsync(
            r => r.CouponId == use.CouponId && r.Number == use.Number, cancel))
        {
            return new CouponUseIsGivenBack();
        }
        var back = new CouponReturn
        {
            CouponId = use.CouponId,
            Number = use.Number,
            At = clock.GetUtcNow(),
            Reason = reason.Trim(),
            AskerName = asker.Name,
        };
        await BulkWriter.Write(books, [back], cancel);
        await books.Coupons.Where(c => c.Id == use.CouponId).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.UsesLeft, c => c.UsesLeft + 1), cancel);
        return back;
    }

    private async Task<List<CouponTaken>> Write(
        KiteDb books, Asker asker, IReadOnlyList<CouponWorth> worth, CouponBill bill,
        Survivor? user, CouponUsedFor usedFor, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        var uses = worth.Select(w => new CouponUse
        {
            CouponId = w.Hand.Coupon.Id,
            Number = w.Hand.Coupon.UsesTaken + 1,
            KindId = w.Hand.Kind.Id,
            CustomerId = user?.Customer.Id,
            CustomerNumber = user?.Customer.Number,
            RecordedUnder = user?.RecordedUnder ?? 0,
            HolderNumber = w.Hand.Coupon.CustomerNumber,
            StoreNumber = bill.Store.Number,
            Day = bill.Day,
            At = at,
            Coins = w.Coins,
            BillCoins = bill.Amount.Coins,
            Currency = bill.Amount.Currency.Code,
            PurchaseId = usedFor.Purchase,
            Reference = usedFor.Reference,
            AskerName = asker.Name,
        }).ToList();
        await BulkWriter.Write(books, uses, cancel);
        foreach (var use in uses)
        {
            await books.Coupons.Where(c => c.Id == use.CouponId).ExecuteUpdateAsync(
                set => set
                    .SetProperty(c => c.UsesLeft, c => c.UsesLeft - 1)
                    .SetProperty(c => c.UsesTaken, use.Number),
                cancel);
        }
        return
        [
            .. worth.Zip(uses, (w, u) => new CouponTaken(
                u.CouponId, u.Number, w.Hand.Coupon.Number, w.Hand.Kind.Name,
                w.Hand.Coupon.Ending, bill.Amount with { Coins = u.Coins })),
        ];
    }

    private Task Note(
        KiteDb books, Asker asker, Guid coupon, string fact, CouponUsedFor what,
        CancellationToken cancel)
    {
        var told = new JsonObject { [fact] = what.Reference ?? $"{what.Purchase}" };
        return trail.Note(books.For(asker), "coupon", coupon, told, cancel);
    }

    // Whoever uses it or gives a use back has it for themselves until the transaction ends.
    private static Task Hold(KiteDb books, Guid coupon, CancellationToken cancel) =>
        books.Coupons.Where(c => c.Id == coupon).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.UsesTaken, c => c.UsesTaken), cancel);

    private static CouponOff Told(CouponWorth w, CouponBill bill) => new(
        w.Hand.Coupon.Number, w.Hand.Kind.Name, w.Hand.Coupon.Ending,
        bill.Amount with { Coins = w.IsTaken ? w.Coins : 0 }, w.Bars);
}

/// <summary>What a coupon was used for: Kite's own purchase, or another till's bill.</summary>
public sealed record CouponUsedFor(Guid? Purchase = null, string? Reference = null);
