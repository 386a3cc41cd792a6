using Kite.Importing;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Customers;

/// <summary>Who the customers are: their records, and how they are found.</summary>
public sealed class CustomersModule : IModule
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Intake>();
        services.AddScoped<AddCustomer>().AddScoped<ChangeCustomer>().AddScoped<ShowCustomer>();
        services.AddScoped<RecordDetails>().AddScoped<VerifyFields>().AddScoped<ListFieldFacts>();
        services.AddScoped<AddContactPoint>().AddScoped<ChangeContactPoint>();
        services.AddScoped<ListContactPoints>().AddScoped<VerifyContactPoint>();
        services.AddScoped<MakeContactFirst>();
        services.AddScoped<AddField>().AddScoped<ChangeField>().AddScoped<ListFields>();
        services.AddScoped<OpenField>().AddScoped<ICustomerColumns, OwnColumns>();
        services.AddScoped<AddRelation>().AddScoped<ChangeRelation>().AddScoped<ShowRelations>();
        services.AddScoped<SetTags>().AddScoped<ListTags>();
        services.AddScoped<ICustomerColumns, TagColumns>();
        services.AddScoped<ListPreferences>().AddScoped<NotePreference>();
        services.AddScoped<OpenIdDocument>().AddScoped<ExportCustomers>();
        services.AddScoped<ListCustomers>().AddScoped<CountCustomers>();
        services.AddScoped<ISearchSource, CustomerSearch>();
        services.AddScoped<Search>().AddSingleton<SearchLine>().AddScoped<RenewTokens>();
        services.AddScoped<MatchCustomers>().AddScoped<ListSources>();
        services.AddEditing();
        services.AddScoped<CustomerColumns>();
        services.AddScoped<ExportDetails>();
        services.AddScoped<ImportKind, CustomerImport>();
        services.AddScoped<ImportKind, ContactImport>();
        services.AddScoped<ImportKind, RelationImport>();
        services.AddScoped<ShowTimeline>().AddScoped<CountTimeline>();
        AddDuplicates(services);
        services.AddScoped<ITimelineSource, ChangesOnTimeline>();
        DetailsOnTimeline.AddTo(services);
        services.AddSingleton(new CustomerSection(
            typeof(ContactSection), SectionPlace.Side, Order: 15, May.ReadCustomers));
        services.AddSingleton(new CustomerSection(
            typeof(RecordSection), SectionPlace.Side, Order: 25, May.ReadCustomers));
        services.AddSingleton(new CustomerSection(
            typeof(RelationsSection), SectionPlace.Side, Order: 30, May.ReadCustomers));
        services.AddSingleton(new CustomerSection(
            typeof(PreferenceSection), SectionPlace.Side, Order: 35, May.ReadCustomers));
        services.AddSingleton(new SettingsTab(
            typeof(Texts), "fields.title", "/settings/fields", May.ManageSettings, Order: 25));
        services.AddKnowing();
        services.AddResponding();
        services.AddUpkeep();
        services.AddCarding();
        services.AddPicturing();
        services.AddSingleton(new RailEntry(
            "customers", "customers", typeof(Texts), "customers.title", "/customers",
            May.ReadCustomers, Order: 20));
        services.AddSingleton(new ListWithViews("customers", May.ReadCustomers));
    }

    private static void AddDuplicates(IServiceCollection services) => services
        .AddScoped<ITile, RecordsTile>()
        .AddScoped<PairBook>()
        .AddScoped<FindLikenesses>()
        .AddScoped<ListDuplicates>()
        .AddScoped<DuplicatesOfImport>()
        .AddScoped<DismissDuplicate>()
        .AddScoped<CompareAll>()
        .AddScoped<ICheck, SearchCheck>()
        .AddHostedService<NightlyCompare>()
        // The first looks at the survivor before anyone saves it.
        .AddScoped<ICustomerFollower, ContactsFollow>()
        .AddScoped<ICustomerFollower, TagsFollow>()
        .AddScoped<ICustomerFollower, RelationsFollow>()
        .AddScoped<ICustomerFollower, PreferencesFollow>()
        .AddScoped<ICustomerFollower, KeysFollow>()
        .AddScoped<ICustomerFollower, OwnFieldsFollow>()
        .AddScoped<ICustomerFollower, NotesFollow>()
        .AddScoped<ICustomerFollower, PhotosFollow>()
        .AddScoped<ICustomerFollower, ReferralsFollow>()
        .AddScoped<ICustomerFollower, FactsFollow>()
        .AddScoped<ICustomerFollower, IncentivesFollow>()
        .AddScoped<ICustomerFollower, ReviewsFollow>()
        .AddScoped<ICustomerFollower, ResponsesFollow>()
        .AddSingleton(new CustomerSection(
            typeof(MergedSection), SectionPlace.Side, Order: 90, May.ReadCustomers))
        .AddScoped<ITimelineSource, MergesOnTimeline>()
        .AddScoped<MergeBook>()
        .AddScoped<PreviewMerge>()
        .AddScoped<MergeCustomers>()
        .AddScoped<UndoMerge>()
        .AddScoped<ListMerges>();

    public void MapRoutes(IEndpointRouteBuilder api)
    {
        MapMerging(api);
        AddCustomer.Map(api);
        ChangeCustomer.Map(api);
        ShowCustomer.Map(api);
        OpenIdDocument.Map(api);
        VerifyFields.Map(api);
        ListFieldFacts.Map(api);
        AddContactPoint.Map(api);
        ChangeContactPoint.Map(api);
        ListContactPoints.Map(api);
        VerifyContactPoint.Map(api);
        MakeContactFirst.Map(api);
        AddRelation.Map(api);
        ChangeRelation.Map(api);
        ShowRelations.Map(api);
        SetTags.Map(api);
        ListTags.Map(api);
        ListPreferences.Map(api);
        NotePreference.Map(api);
        ListFields.Map(api);
        AddField.Map(api);
        ChangeField.Map(api);
        OpenField.Map(api);
        ListCustomers.Map(api);
        CountCustomers.Map(api);
        MatchCustomers.Map(api);
        ListSources.Map(api);
        api.MapEditing();
        ExportCustomers.Map(api);
        ExportDetails.Map(api);
        ShowTimeline.Map(api);
        CountTimeline.Map(api);
        api.MapKnowing();
        api.MapResponding();
        api.MapUpkeep();
        api.MapCarding();
        api.MapPicturing();
    }

    private static void MapMerging(IEndpointRouteBuilder api)
    {
        FindLikenesses.Map(api);
        ListDuplicates.Map(api);
        DismissDuplicate.Map(api);
        PreviewMerge.Map(api);
        MergeCustomers.Map(api);
        UndoMerge.Map(api);
        ListMerges.Map(api);
    }

    public void MapTables(ModelBuilder model) => CustomersTables.Map(model);
}
