using Kite.Customers;
using Kite.Importing;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Sales;

/// <summary>What customers buy: purchases from tills, programs and files.</summary>
public sealed class SalesModule : IModule
{
    public void AddServices(IServiceCollection services) => BillFigures
        .Add(CashRoutes.Add(PrintRoutes.Add(LinkRoutes.Add(RefundParts.Add(services)))))
        .AddScoped<RecordPurchase>()
        .AddScoped<ListPurchases>()
        .AddScoped<PastReceipts>()
        .AddScoped<GivenByStrategy>()
        .AddScoped<ICheck, PurchasesCheck>()
        .AddScoped<ReckonBill>()
        .AddScoped<QuoteCheckout>()
        .AddScoped<CouponsOfBill>()
        .AddScoped<CheckoutBook>()
        .AddScoped<CheckOut>()
        .AddScoped<ShowCheckout>()
        .AddScoped<FindAtTill>()
        .AddScoped<LayOut>()
        .AddScoped<WorkOut>()
        .AddScoped<ReadReceipt>()
        .AddScoped<NewSeals>()
        .AddScoped<KeepParkedBills>()
        .AddSingleton(new RailEntry(
            "till", "till", typeof(Texts), "till.title", "/till", May.Sell, Order: 22))
        .AddScoped<ICheck, ShiftsCheck>()
        .AddScoped<KeepShifts>()
        .AddScoped<ListShifts>()
        .AddScoped<ITile, ShiftsTile>()
        .AddScoped<ExportShifts>()
        .AddScoped<CloseDay>()
        .AddScoped<TopUpAtTill>()
        .AddScoped<SellMembershipAtTill>()
        .AddScoped<SellCardAtTill>()
        .AddScoped<OpenTills>()
        .AddSingleton(new RailEntry(
            "shifts", "clock", typeof(Texts), "shifts.title", "/shifts", May.KeepShifts,
            Order: 23))
        .AddSingleton(new ListWithViews("shifts", May.ReadPurchases))
        .AddScoped<ICheck, CheckoutsCheck>()
        .AddScoped<ShowYear>()
        .AddScoped<IWorthOf, WorthFromPurchases>()
        .AddSingleton(new CustomerSection(
            typeof(YearSection), SectionPlace.Side, Order: 20, May.ReadPurchases))
        .AddSingleton(new CustomerSection(
            typeof(LastPurchases), SectionPlace.Side, Order: 21, May.ReadPurchases))
        .AddScoped<ITimelineSource, VisitsOnTimeline>()
        .AddScoped<ICustomerColumns, SalesColumns>()
        .AddScoped<IPreferenceSource, FavouritesFromLines>()
        .AddScoped<IPreferenceSource, HabitsFromVisits>()
        .AddScoped<ICustomerFollower, PurchasesFollow>()
        .AddScoped<ICustomerWeights, PurchaseWeights>()
        .AddScoped<ICustomerActivity, PurchaseActivity>()
        .AddScoped<ImportKind, PurchaseImport>()
        .AddScoped<SellSerial>()
        .AddScoped<ITimelineSource, SerialsOnTimeline>()
        .AddScoped<ICustomerFollower, SerialsFollow>()
        .AddScoped<AgreePriceList>()
        .AddScoped<ICustomerFollower, PriceListsFollow>()
        .AddSingleton(new CustomerSection(
            typeof(SerialsSection), SectionPlace.Side, Order: 22, May.ReadProducts))
        .AddSingleton(new CustomerSection(
            typeof(PriceListSection), SectionPlace.Side, Order: 23, May.ReadProducts));

    public void MapRoutes(IEndpointRouteBuilder api)
    {
        RecordPurchase.Map(api);
        ListPurchases.Map(api);
        QuoteCheckout.Map(api);
        CheckOut.Map(api);
        ShowCheckout.Map(api);
        RefundParts.Map(api);
        LinkRoutes.Map(api);
        PrintRoutes.Map(api);
        CashRoutes.Map(api);
        BillFigures.Map(api);
        ParkedRoutes.Map(api);
        ShiftRoutes.Map(api);
        ExportShifts.Map(api);
        TopUpAtTill.Map(api);
        SellMembershipAtTill.Map(api);
        SellCardAtTill.Map(api);
        ShowYear.Map(api);
        SellSerial.Map(api);
        AgreePriceList.Map(api);
    }

    public void MapTables(ModelBuilder model) => SalesTables.Map(model);
}
