using Kite.Customers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Cards;

/// <summary>The books of stored value, and the cards that open them.</summary>
public sealed class CardsModule : IModule
{
    public void AddServices(IServiceCollection services)
    {
        services
            .AddSingleton<TheBooks>()
            .AddSingleton<SealWork>()
            .AddHostedService(s => s.GetRequiredService<SealWork>())
            .AddScoped<ICheck, BooksCheck>();
        AddDesk(services);
        AddViews(services);
        PointParts.Add(services);
        AccountParts.Add(services);
        AddStrategies(services);
        CouponParts.Add(services);
        MembershipParts.Add(services);
        LawParts.Add(services);
        SealParts.Add(services);
        FigureParts.Add(services);
    }

    public void MapRoutes(IEndpointRouteBuilder api)
    {
        DesignCardKind.Map(api);
        ListCardKinds.Map(api);
        CountCards.Map(api);
        IssueCard.Map(api);
        SellCard.Map(api);
        ListCards.Map(api);
        ExportCards.Map(api);
        ShowCard.Map(api);
        ShowStatement.Map(api);
        ReckonCashOut.Map(api);
        TopUpCard.Map(api);
        PayWithCard.Map(api);
        RefundPayment.Map(api);
        CashOutCard.Map(api);
        TransferBetweenCards.Map(api);
        TurnCard.Map(api);
        ReplaceCard.Map(api);
        GuardPin.Map(api);
        CorrectCard.Map(api);
        ListCorrections.Map(api);
        DecideCorrection.Map(api);
        PointParts.Map(api);
        AccountParts.Map(api);
        WriteStrategy.Map(api);
        ListStrategies.Map(api);
        DecideStrategy.Map(api);
        TryStrategies.Map(api);
        CouponParts.Map(api);
        MembershipParts.Map(api);
        LawParts.Map(api);
        SealParts.Map(api);
        FigureParts.Map(api);
    }

    public void MapTables(ModelBuilder model) => CardsTables.Map(model);

    private static void AddDesk(IServiceCollection services) => services
        .AddScoped<CardDesk>()
        .AddScoped<ValueDesk>()
        .AddScoped<PinGate>()
        .AddScoped(s => new CardTill(
            s.GetRequiredService<KiteDb>(), s.GetRequiredService<CardDesk>(),
            s.GetRequiredService<PinGate>(), s.GetRequiredService<PointDesk>(),
            s.GetRequiredService<TheBooks>(),
            new SealsOfBill(
                s.GetRequiredService<SealGate>(), s.GetRequiredService<SealPress>())))
        .AddScoped<DesignCardKind>()
        .AddScoped<ListCardKinds>()
        .AddScoped<CountCards>()
        .AddScoped<IssueCard>()
        .AddScoped<SaleOfCard>()
        .AddScoped(s => new SellCard(
            s.GetRequiredService<KiteDb>(), s.GetRequiredService<CardDesk>(),
            s.GetRequiredService<TheBooks>(), s.GetRequiredService<SaleOfCard>()))
        .AddScoped<TurnCard>()
        .AddScoped<ReplaceCard>()
        .AddScoped<GuardPin>()
        .AddScoped<TopUpCard>()
        .AddScoped<PayWithCard>()
        .AddScoped<RefundPayment>()
        .AddScoped<CashOutCard>()
        .AddScoped<TransferBetweenCards>()
        .AddScoped<CorrectCard>()
        .AddScoped<ListCorrections>()
        .AddScoped<DecideCorrection>();

    private static void AddStrategies(IServiceCollection services) => services
        .AddScoped<RunningStrategies>()
        .AddScoped(s => new StrategyDesk(s.GetRequiredService<RunningStrategies>()))
        .AddScoped(s => new RehearsalDesk(
            s.GetRequiredService<KiteDb>(), s.GetServices<Customers.ICustomerGroups>()))
        .AddScoped<StrategyWords>()
        .AddScoped<StrategyFaults>()
        .AddScoped<StrategyBook>()
        .AddScoped<WriteStrategy>()
        .AddScoped<ListStrategies>()
        .AddScoped<DecideStrategy>()
        .AddScoped<TryStrategies>()
        .AddScoped<ListChoices>()
        .AddScoped<Customers.IGroupUsers, StrategiesOfGroup>()
        .AddScoped<ICustomerFollower, StrategiesFollow>();

    private static void AddViews(IServiceCollection services) => services
        .AddScoped<ListCards>()
        .AddScoped<ShowCard>()
        .AddScoped<ShowStatement>()
        .AddScoped<ReckonCashOut>()
        .AddScoped<ExportCards>()
        .AddScoped<ITimelineSource, CardsOnTimeline>()
        .AddScoped<ICustomerFollower, CardsFollow>()
        .AddSingleton(new CustomerSection(
            typeof(CardsSection), SectionPlace.Side, Order: 15, May.ReadCards))
        .AddSingleton(new RailEntry(
            "cards", "cards", typeof(Texts), "cards.title", "/cards", May.ReadCards, Order: 25))
        .AddSingleton(new ListWithViews("cards", May.ReadCards))
        .AddScoped<ITile, CardsTile>().AddSingleton<KnownCardSums>()
        .AddScoped<ITile, WaitingTile>()
        .AddScoped<ITile, OffersTile>()
        .AddSingleton(new SettingsTab(
            typeof(Texts), "kinds.title", "/settings/cards", May.ManageCardKinds, 25));
}
