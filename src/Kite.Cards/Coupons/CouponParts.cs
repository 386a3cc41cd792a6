using Kite.Customers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Cards;

/// <summary>What belongs to coupons, in one place.</summary>
internal static class CouponParts
{
    public static void Add(IServiceCollection services) => services
        .AddScoped<CouponMint>()
        .AddScoped<GuessGate>()
        .AddScoped<CouponDesk>()
        .AddScoped(s => new CouponTill(
            s.GetRequiredService<KiteDb>(), s.GetRequiredService<CouponDesk>(),
            s.GetRequiredService<Trail>(), s.GetRequiredService<TimeProvider>()))
        .AddScoped(s => new CouponsEarned(
            s.GetRequiredService<CouponMint>(), s.GetRequiredService<Trail>(),
            s.GetRequiredService<TimeProvider>()))
        .AddScoped<KeepCouponKinds>()
        .AddScoped<KeepCouponRules>()
        .AddScoped<IssueCoupon>()
        .AddScoped<EligibleCustomers>()
        .AddScoped<FinishCampaigns>()
        .AddScoped<IssueToSegment>()
        .AddScoped<CouponCampaigns>()
        .AddScoped<IssueCampaign>()
        .AddScoped<ShowCampaign>()
        .AddScoped(s => new DrawnCampaigns(
            s.GetRequiredService<KiteDb>(), s.GetRequiredService<EligibleCustomers>(),
            s.GetRequiredService<CardDesk>()))
        .AddHostedService<CampaignWork>()
        .AddScoped<WithdrawCoupon>()
        .AddScoped<UseCoupon>()
        .AddScoped<ListCoupons>()
        .AddScoped<ExportCoupons>()
        .AddScoped<ShowCoupon>()
        .AddScoped<PrintCoupons>()
        .AddScoped<ICheck, CouponsCheck>()
        .AddScoped<ICustomerFollower, CouponsFollow>()
        .AddSingleton(new CustomerSection(
            typeof(CouponsSection), SectionPlace.Side, Order: 16, May.ReadCards))
        .AddSingleton(new ListWithViews("coupons", May.ReadCards))
        .AddSingleton(new SettingsTab(
            typeof(Texts), "coupon-kinds.title", "/settings/coupons", May.ManageCardKinds, 27));

    public static void Map(IEndpointRouteBuilder api)
    {
        KeepCouponKinds.Map(api);
        KeepCouponRules.Map(api);
        IssueCoupon.Map(api);
        CouponCampaigns.Map(api);
        IssueCampaign.Map(api);
        IssueToSegment.Map(api);
        ShowCampaign.Map(api);
        WithdrawCoupon.Map(api);
        UseCoupon.Map(api);
        ListCoupons.Map(api);
        ExportCoupons.Map(api);
        ShowCoupon.Map(api);
    }
}
