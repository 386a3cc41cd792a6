using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>How coupons come about: by whom, where, when, and for what.</summary>
internal sealed record CouponIssue(CouponOrigin Origin, int Store, DateOnly Day, DateTimeOffset At)
{
    public required string By { get; init; }
    public Guid? Campaign { get; init; }
    public CouponRule? Rule { get; init; }
    public Guid? Purchase { get; init; }
    public string? Reason { get; init; }
}

/// <summary>To whom a coupon is issued, and under which number they were named.</summary>
internal sealed record CouponHolder(Guid Id, long Number, long RecordedUnder);

/// <summary>
/// Makes coupons: codes by chance, each kept as a token that finds it again and as a seal that only
/// Kite's own key opens; numbers, and what is left of a kind's budget.
/// </summary>
internal sealed class CouponMint(MasterKeys masters)
{
    // Numbers that are not taken for a customer's or a card's.
    private const long Before = 1_000_000;
    private const string Counted = "coupons";
    private const string OfKind = "coupons:";

    /// <summary>The key of the coupon with this code.</summary>
    public Guid IdOf(string code) => new(masters.Token("coupon", code), bigEndian: true);

    public string Open(Coupon coupon) =>
        Encoding.ASCII.GetString(masters.Unwrap(coupon.Master, coupon.Code));

    /// <summary>
    /// So many fresh codes, each with its seal: work that needs no database and holds up nobody.
    /// </summary>
    public List<FreshCode> Draw(int count, CancellationToken cancel)
    {
        var codes = new List<FreshCode>(count);
        for (var i = 0; i < count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var code = CouponCode.Of(
                RandomNumberGenerator.GetItems<char>(CouponCode.Signs, CouponCode.Drawn));
            codes.Add(new(
                IdOf(code), code, masters.Wrap(Encoding.ASCII.GetBytes(code)), masters.Current));
        }
        return codes;
    }

    public static Coupon Make(
        FreshCode code, CouponKind kind, CouponIssue issue, CouponHolder? holder, long number)
    {
        var (first, last) = kind.LastsFrom(issue.Day);
        return new()
        {
            Id = code.Id,
            Number = number,
            KindId = kind.Id,
            KindNumber = kind.Number,
            Origin = issue.Origin,
            CampaignId = issue.Campaign,
            RuleId = issue.Rule?.Id,
            RuleNumber = issue.Rule?.Number,
            PurchaseId = issue.Purchase,
            CustomerId = holder?.Id,
            CustomerNumber = holder?.Number,
            RecordedUnder = holder?.RecordedUnder ?? 0,
            FirstDay = first,
            LastDay = last,
            UsesLeft = kind.Uses,
            Ending = code.Code[^4..],
            Code = code.Seal,
            Master = code.Master,
            StoreNumber = issue.Store,
            IssuedAt = issue.At,
            IssuedBy = issue.By,
            Reason = issue.Reason,
        };
    }

    /// <summary>
    /// Takes so many from the kind's budget and answers the first of their numbers. The budget is
    /// held until the transaction ends: two who issue the last ones come one after the other.
    /// </summary>
    public static async Task<Result<FirstNumber>> Take(
        KiteDb db, CouponKind kind, int count, DateOnly day, CancellationToken cancel)
    {
        if (kind.StopsIssue(day) is { } stopped) return stopped;
        var counter = $"{OfKind}{kind.Id}";
        var issued = await Counter.Take(db, counter, 0, cancel) - 1;
        if (kind.Budget > 0 && issued + count > kind.Budget)
            return new CouponBudgetIsSpent(kind.Name, Math.Max(0, kind.Budget - issued));

        await Counter.Take(db, counter, count, cancel);
        return new FirstNumber(Before + await Counter.Take(db, Counted, count, cancel));
    }

    /// <summary>How many there are of each kind.</summary>
    public static async Task<Dictionary<Guid, long>> IssuedOf(
        KiteDb db, CancellationToken cancel) =>
        (await db.Set<Counter>().AsNoTracking()
            .Where(c => c.Name.StartsWith(OfKind)).ToListAsync(cancel))
        .ToDictionary(c => Guid.Parse(c.Name[OfKind.Length..]), c => c.Last);
}

/// <summary>A code that was drawn, as people type it and as it is kept.</summary>
internal sealed record FreshCode(Guid Id, string Code, byte[] Seal, int Master);

/// <summary>The first of some numbers; the others follow it.</summary>
internal sealed record FirstNumber(long Number);
