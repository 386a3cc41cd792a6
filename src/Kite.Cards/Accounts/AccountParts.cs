using Kite.Customers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Cards;

/// <summary>What belongs to company accounts, in one place.</summary>
internal static class AccountParts
{
    public static void Add(IServiceCollection services) => services
        .AddScoped<OpenAccount>()
        .AddScoped(s => new AddAccountCard(
            s.GetRequiredService<KiteDb>(), s.GetRequiredService<CardDesk>(),
            s.GetRequiredService<PinGate>(), s.GetRequiredService<ShowCard>(),
            s.GetRequiredService<TimeProvider>()))
        .AddScoped<ChangeLimits>()
        .AddScoped<AccountMoney>()
        .AddScoped<CloseAccount>()
        .AddScoped<ListAccounts>()
        .AddScoped<ShowAccountStatement>()
        .AddScoped<ExportAccounts>()
        .AddScoped<ICustomerFollower, AccountsFollow>()
        .AddSingleton(new CustomerSection(
            typeof(AccountsSection), SectionPlace.Side, Order: 13, May.ReadCards))
        .AddSingleton(new ListWithViews("company-accounts", May.ReadCards));

    public static void Map(IEndpointRouteBuilder api)
    {
        OpenAccount.Map(api);
        ListAccounts.Map(api);
        ExportAccounts.Map(api);
        AddAccountCard.Map(api);
        ChangeLimits.Map(api);
        AccountMoney.Map(api);
        CloseAccount.Map(api);
        ShowAccountStatement.Map(api);
    }
}
