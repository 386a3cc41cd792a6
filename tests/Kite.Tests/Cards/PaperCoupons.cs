using Kite.Cards;

namespace Kite.Tests;

/// <summary>Coupons on paper: a kind, a coupon, and what they are worth for a bill.</summary>
internal static class PaperCoupons
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static readonly Guid Lin = Guid.Parse("00000000-0000-7000-8000-000000000001");
    public static readonly Guid Mei = Guid.Parse("00000000-0000-7000-8000-000000000002");

    public static CouponKind Off(long coins, bool stacks = false) => new()
    {
        Name = "Off", Currency = "CNY", OffCoins = coins, Stacks = stacks,
    };

    public static CouponKind Part(int basisPoints, long most = 0, bool stacks = false) => new()
    {
        Name = "Part", Currency = "CNY", Effect = CouponEffect.Percent,
        BasisPoints = basisPoints, MostCoins = most, Stacks = stacks,
    };

    public static CouponInHand Hand(
        this CouponKind kind, Guid? holder = null, int usedBy = 0, Action<Coupon>? turn = null,
        DateOnly? first = null, DateOnly? last = null)
    {
        var coupon = new Coupon
        {
            Id = Guid.CreateVersion7(), KindId = kind.Id, KindNumber = kind.Number,
            CustomerId = holder, FirstDay = first ?? Today, LastDay = last, UsesLeft = kind.Uses,
            Ending = "X7Y4",
        };
        turn?.Invoke(coupon);
        return new(coupon, kind, usedBy);
    }

    public static BillSeen Bill(
        long coins, Guid? customer = null, int store = 1, DateOnly? day = null,
        string currency = "CNY") => new(coins, currency, store, day ?? Today, customer);

    /// <summary>What one coupon takes off, or why not, the first reason first.</summary>
    public static string Says(this CouponInHand hand, BillSeen bill)
    {
        var worth = CouponReckoning.Of([hand], bill).Single();
        return worth.IsTaken
            ? $"{worth.Coins}"
            : string.Join(' ', worth.Bars.Select(b => b.Code));
    }
}
