using Kite.Customers;
using Kite.Insight;

namespace Kite;

/// <summary>The way a request takes through the program.</summary>
internal static class KiteApp
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        LayOut(app);
        return app;
    }

    /// <summary>Hangs up every route, and what stands before them.</summary>
    public static void LayOut(WebApplication app)
    {
        app.UseRequestLocalization(o =>
        {
            var languages = Wording.Languages.Select(l => l.Name).ToArray();
            o.SetDefaultCulture(languages[0])
                .AddSupportedCultures(languages)
                .AddSupportedUICultures(languages);
        });
        app.UseResponseCompression();
        app.UseWhen(IsForPrograms, AnswerPrograms);
        app.UseWhen(http => !IsForPrograms(http), AnswerPeople);
        app.Use(Headers.Add);
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use(Rewindable);
        app.UseWhen(IsForPrograms, api => api.Use(NulLetters.TurnAway));
        Health.Map(app);
        Description.Map(app);
        Door.Map(app);
        app.MapStaticAssets();
        app.MapShell();
        app.MapPeople();
        EndDigest.MapEnd(app);
        ConfirmAddress.MapConfirm(app);
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(
                live => live.ContentSecurityFrameAncestorsPolicy = "'none'")
            .AddAdditionalAssemblies(ModulePages.Assemblies);
        var api = app.MapGroup("/api/v1");
        foreach (var module in Modules.All)
        {
            module.MapRoutes(api);
        }
        app.UseEndpoints(_ => { });
    }

    /// <summary>
    /// Puts every route together now; the first request would have to wait for it.
    /// </summary>
    public static void Complete(WebApplication app) =>
        _ = app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    private static bool IsForPrograms(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    private static void AnswerPrograms(IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = Problems.StatusOf,
            SuppressDiagnosticsCallback = trouble => trouble.Exception is BadHttpRequestException,
        });
        app.UseStatusCodePages();
    }

    private static void AnswerPeople(IApplicationBuilder app)
    {
        app.UseExceptionHandler("/broken", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(NulLetters.LeadNowhere);
    }

    /// <summary>Brings the database to this version, or says why not.</summary>
    public static async Task<Result<Done>> Prepare(
        IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var upgraded = await scope.ServiceProvider.GetRequiredService<Upgrade>().Run(cancel);
        if (upgraded.Refusal is null)
            await scope.ServiceProvider.GetRequiredService<RenewTokens>().Run(cancel);
        return upgraded;
    }

    // A keyed request is hashed after its body was read, so the body must be readable twice.
    private static Task Rewindable(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Headers.ContainsKey("Idempotency-Key")) http.Request.EnableBuffering();
        return next(http);
    }
}
