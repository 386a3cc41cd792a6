using Kite.Customers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Cards;

/// <summary>What belongs to memberships, in one place.</summary>
internal static class MembershipParts
{
    public static void Add(IServiceCollection services) => services
        .AddScoped<KeepMembershipPlans>()
        .AddScoped<MembershipDesk>()
        .AddScoped(s => new SellMembership(
            s.GetRequiredService<KiteDb>(), s.GetRequiredService<CardDesk>(),
            s.GetRequiredService<IssueCard>(), s.GetRequiredService<TheBooks>(),
            s.GetRequiredService<ShowMembership>(), s.GetRequiredService<TimeProvider>()))
        .AddScoped<CancelMembership>()
        .AddScoped<EarnFees>()
        .AddHostedService<NightlyFees>()
        .AddScoped<ShowMembership>()
        .AddScoped<ListMemberships>()
        .AddScoped<ExportMemberships>()
        .AddScoped<ICheck, MembershipsCheck>()
        .AddScoped<ICustomerFollower, MembershipsFollow>()
        .AddScoped<ITimelineSource, MembershipsOnTimeline>()
        .AddSingleton(new CustomerSection(
            typeof(MembershipsSection), SectionPlace.Side, Order: 14, May.ReadCards))
        .AddSingleton(new ListWithViews("memberships", May.ReadCards))
        .AddSingleton(new SettingsTab(
            typeof(Texts), "plans.title", "/settings/memberships", May.ManageCardKinds, 28));

    public static void Map(IEndpointRouteBuilder api)
    {
        KeepMembershipPlans.Map(api);
        SellMembership.Map(api);
        CancelMembership.Map(api);
        ListMemberships.Map(api);
        ExportMemberships.Map(api);
        ShowMembership.Map(api);
    }
}
