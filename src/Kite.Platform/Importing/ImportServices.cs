using Kite.Platform;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Importing;

/// <summary>The import machinery as the platform offers it (K12).</summary>
internal static class ImportServices
{
    public static void AddImports(this IServiceCollection services) => services
        .AddSingleton<ImportBell>()
        .AddSingleton<ImportFiles>()
        .AddSingleton<RunImport>()
        .AddSingleton<TidyClock>()
        .AddScoped<ImportKinds>()
        .AddScoped<LookAhead>()
        .AddScoped<TryRows>()
        .AddScoped<LoadRows>()
        .AddScoped<UndoRows>()
        .AddScoped<TidyImports>()
        .AddScoped<AskImport>()
        .AddScoped<UploadFile>()
        .AddScoped<UploadCorrected>()
        .AddScoped<PreviewImport>()
        .AddScoped<ProposeMapping>()
        .AddScoped<SetMapping>()
        .AddScoped<DryRun>()
        .AddScoped<StartImport>()
        .AddScoped<StopImport>()
        .AddScoped<UndoImport>()
        .AddScoped<ShowImport>()
        .AddScoped<HintAtEnd>()
        .AddScoped<ListImports>()
        .AddScoped<ExportImports>()
        .AddSingleton(new ListWithViews("imports", May.RunImports))
        .AddScoped<RefusedRowsFile>()
        .AddScoped<SavedMappings>()
        .AddScoped<ImportFile>()
        .AddHostedService<ImportWorker>()
        .AddSingleton(new RailEntry(
            "imports", "upload", typeof(Texts), "import.title", "/imports", May.RunImports,
            Order: 60));

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        UploadFile.Map(api);
        ListImports.Map(api);
        ExportImports.Map(api);
        ShowImport.Map(api);
        PreviewImport.Map(api);
        SetMapping.Map(api);
        DryRun.Map(api);
        StartImport.Map(api);
        StopImport.Map(api);
        UndoImport.Map(api);
        RefusedRowsFile.Map(api);
        MappingRoutes.Map(api);
    }
}
