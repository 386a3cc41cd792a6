using Kite.Cards;

namespace Kite.Sample;

/// <summary>
/// The coupons of Harbour Kitchen: one to say thank you or sorry with, one for who spends much, and
/// a campaign of flyers; a few are with customers, and a friend has used one.
/// </summary>
internal static class SampleCoupons
{
    private static readonly long[] Holders = [2, 3, 5, 7, 11, 13];

    public static async Task Fill(IServiceProvider services, CancellationToken cancel)
    {
        var thanks = await Kind(services, Twenty, cancel);
        var guests = await Kind(services, Tenth, cancel);
        await In(services, (KeepCouponRules keep) => keep.Add(
            Asker.Kite,
            new()
            {
                Name = "Spend 300, get 20", Least = new(30_000, Currency.Cny), KindId = thanks,
                MostEach = 3,
            },
            cancel));
        await In(services, (IssueCampaign issue) =>
            issue.Run(Asker.Kite, new("Spring flyers", thanks, 240), cancel));

        var codes = new List<string>();
        foreach (var holder in Holders)
        {
            var facts = new CouponFacts(
                holder % 2 == 0 ? thanks : guests, holder, Reason: "Waited long");
            var issued = await In(services, (IssueCoupon issue) =>
                issue.Run(Asker.Kite, facts, cancel));
            if (issued.Refusal is null) codes.Add(issued.Value.Code);
        }
        var bill = new CouponUseFacts(new(25_000, Currency.Cny), Customer: 4);
        await In(services, (UseCoupon use) =>
            use.Use(Asker.Kite, codes[0], bill, "sample:coupon:1", cancel));
    }

    private static CouponKindFacts Twenty => new()
    {
        Name = "Twenty off",
        Effect = CouponEffect.Amount,
        Off = new(2_000, Currency.Cny),
        Least = new(10_000, Currency.Cny),
        Days = 60,
        Budget = 5_000,
    };

    private static CouponKindFacts Tenth => new()
    {
        Name = "A tenth for our guests",
        Effect = CouponEffect.Percent,
        BasisPoints = 1_000,
        Most = new(5_000, Currency.Cny),
        Days = 30,
        IsNamed = true,
    };

    private static async Task<Guid> Kind(
        IServiceProvider services, CouponKindFacts facts, CancellationToken cancel)
    {
        var kind = await In(services, (KeepCouponKinds keep) =>
            keep.Add(Asker.Kite, facts, cancel));
        return kind.Value.Id;
    }

    private static async Task<T> In<TService, T>(
        IServiceProvider services, Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
