using Kite.Customers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kite.Insight;

/// <summary>Goes through the schemes of classes that are due, while the program serves.</summary>
internal sealed class ClassWork(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<ClassWork> log)
    : RegularWork(scopes, clock, log)
{
    protected override TimeSpan Pause => TimeSpan.FromMinutes(10);

    protected override Task Look(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<RunScheme>().RunWhenDue(cancel);
}

/// <summary>What classes bring to the module.</summary>
internal static class ClassParts
{
    public static IServiceCollection AddClasses(this IServiceCollection services) => services
        .AddSingleton(new ListWithViews("classes", May.ReadInsight))
        .AddSingleton(new CustomerSection(
            typeof(CustomerClassPart), SectionPlace.Side, Order: 15, May.ReadCustomers))
        .AddScoped<OpenClasses>()
        .AddScoped<ExportClass>()
        .AddScoped<KeepSchemes>()
        .AddScoped<ListSchemes>()
        .AddScoped<ListRuns>()
        .AddScoped<ListChanges>()
        .AddScoped<PreviewScheme>()
        .AddScoped<RunScheme>()
        .AddScoped<ShowClasses>()
        .AddScoped<IStandardOf, StandardForCustomer>()
        .AddHostedService<ClassWork>();

    public static void MapClasses(this IEndpointRouteBuilder api)
    {
        OpenClasses.Map(api);
        ExportClass.Map(api);
        KeepSchemes.Map(api);
        ListSchemes.Map(api);
        ListRuns.Map(api);
        ListChanges.Map(api);
        PreviewScheme.Map(api);
        RunScheme.Map(api);
        ShowClasses.Map(api);
    }
}
