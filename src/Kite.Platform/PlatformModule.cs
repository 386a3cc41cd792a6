using Kite.Platform;
using Kite.Importing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kite;

/// <summary>What every module stands on: people and permissions, the trail, the database.</summary>
public sealed class PlatformModule : IModule
{
    private const string EitherDoor = "Door";

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Trail>().AddSingleton<KnownBusiness>();
        services.AddScoped<Upgrade>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, SessionKeySeal.Setup>();
        services.AddScoped<CreateKey>();
        services.AddScoped<CreatePerson>();
        services.AddScoped<ListPeople>();
        services.AddScoped<ChangePerson>();
        services.AddScoped<ListKeys>().AddSingleton<KnownKeys>();
        services.AddScoped<ExportPeople>();
        services.AddScoped<ExportKeys>();
        services.AddScoped<OpenDesk>();
        services.AddScoped<SignIn>();
        services.AddScoped<SecondPerson>();
        services.AddShell();
        services.AddScoped<RotateMasterKey>();
        services.AddScoped<KeptAnswers>();
        services.AddHostedService<TidyAnswers>();
        services.AddScoped<ICheck, TrailCheck>();
        services.AddScoped<ChangeBusiness>();
        AddTrail(services);
        AddViews(services);
        services.AddImports();
        services.AddMail();
        services.AddSingleton<PaperFonts>().AddSingleton<Paper>().AddSingleton<DotStrip>();
        AddPeople(services);
        AddDoors(services);
        AddSettings(services);
    }

    public void MapRoutes(IEndpointRouteBuilder api)
    {
        api.MapImports();
        ChangeBusiness.Map(api);
        CreatePerson.Map(api);
        ListPeople.Map(api);
        ChangePerson.Map(api);
        ListKeys.Map(api);
        ExportPeople.Map(api);
        ExportKeys.Map(api);
        ListTrail.Map(api);
        ListTrailFilters.Map(api);
        ExportTrail.Map(api);
        CheckTrail.Map(api);
        ListViews.Map(api);
        KeepView.Map(api);
        ChangeView.Map(api);
        DropView.Map(api);
        api.MapMail();
    }

    public void MapTables(ModelBuilder model) => PlatformTables.Map(model);

    private static void AddTrail(IServiceCollection services) => services
        .AddScoped<TrailReader>()
        .AddScoped<ListTrail>()
        .AddScoped<ListTrailFilters>()
        .AddScoped<ExportTrail>()
        .AddScoped<TakeList>()
        .AddScoped<CheckTrail>();

    private static void AddViews(IServiceCollection services) => services
        .AddScoped<ListViews>()
        .AddScoped<KeepView>()
        .AddScoped<ChangeView>()
        .AddScoped<DropView>();

    private static void AddPeople(IServiceCollection services)
    {
        services.AddIdentityCore<Person>(SignInRules.Set)
            .AddSignInManager()
            .AddClaimsPrincipalFactory<WhoIs>()
            .AddDefaultTokenProviders();
        services.AddScoped<IUserStore<Person>, UserOnlyStore<Person, KiteDb, Guid>>();
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationPolicyProvider, Needs.Policies>();
    }

    private static void AddSettings(IServiceCollection services) => services
        .AddSingleton(new RailEntry(
            "settings", "settings", typeof(Texts), "settings.title", "/settings",
            May.ManageSettings, Order: 90))
        .AddSingleton(new SettingsTab(
            typeof(Texts), "settings.business", "/settings", May.ManageSettings, 10))
        .AddSingleton(new SettingsTab(
            typeof(Texts), "people.title", "/settings/people", May.ManagePeople, 30))
        .AddSingleton(new SettingsTab(
            typeof(Texts), "keys.title", "/settings/keys", May.ManagePeople, 40));

    // Programs knock with a key, people with a cookie; a request has one door, never both.
    private static void AddDoors(IServiceCollection services)
    {
        services.AddAuthentication(EitherDoor)
            .AddPolicyScheme(EitherDoor, displayName: null, door => door.ForwardDefaultSelector =
                http => http.Request.Headers.ContainsKey("Authorization")
                    ? KeyDoor.Name
                    : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, KeyDoor>(KeyDoor.Name, configureOptions: null)
            .AddCookie(IdentityConstants.ApplicationScheme, SetCookie);
        services.Configure<SecurityStampValidatorOptions>(
            o => o.ValidationInterval = TimeSpan.FromMinutes(1));
    }

    private static void SetCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "kite";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.HttpOnly = true;
        cookie.ExpireTimeSpan = TimeSpan.FromDays(7);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.AccessDeniedPath = "/not-allowed";
        cookie.ReturnUrlParameter = "to";
        cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        cookie.Events.OnRedirectToLogin = RedirectPeopleOnly(401);
        cookie.Events.OnRedirectToAccessDenied = RedirectPeopleOnly(403);
    }

    private static Func<RedirectContext<CookieAuthenticationOptions>, Task> RedirectPeopleOnly(
        int status) => context =>
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            context.Response.StatusCode = status;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    };
}
