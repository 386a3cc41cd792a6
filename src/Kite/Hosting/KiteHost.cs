using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.WebEncoders;

namespace Kite;

/// <summary>Puts the program together: settings, modules, doors, answers.</summary>
internal static class KiteHost
{
    public static WebApplicationBuilder Builder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(KiteHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls(UrlsOf(builder));
        if (!Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")))
            builder.WebHost.UseStaticWebAssets();
        // It writes whole addresses, and a search is a name: whoever wants more in the log must not
        // get that along with it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        AddGround(builder.Services, builder.Configuration);
        AddWire(builder.Services);
        Limits.Add(builder.Services, builder.Configuration);
        Telemetry.Add(builder.Services, builder.Configuration);
        foreach (var module in Modules.All)
        {
            builder.Services.AddSingleton(module);
            module.AddServices(builder.Services);
        }
        return builder;
    }

    /// <summary>Where the program listens.</summary>
    public static string UrlsOf(WebApplicationBuilder builder) =>
        builder.Configuration["KITE_URLS"] ?? "http://localhost:5080";

    /// <summary>The database, the keys, the clock: what the command line needs, too.</summary>
    private static void AddGround(IServiceCollection services, ConfigurationManager settings)
    {
        var folder = DataFolder.At(settings["KITE_DATA"]);
        var books = BooksAt.From(settings.GetConnectionString("Kite"), folder);
        services.AddSingleton(folder);
        services.AddSingleton(books);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new MasterKeys(
            settings["KITE_MASTER_KEYS"] ?? folder.File(Path.Combine("keys", "master.keys"))));
        services.AddDbContext<KiteDb>(
            books.Configure, ServiceLifetime.Scoped, ServiceLifetime.Singleton);
        services.AddDataProtection().SetApplicationName("Kite").PersistKeysToDbContext<KiteDb>();
    }

    private static void AddWire(IServiceCollection services)
    {
        services.AddProblemDetails(o => o.CustomizeProblemDetails = Problems.Complete);
        // Thrown, a request that cannot be read still knows which field of it was at fault.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new MoneyOnTheWire());
            json.SerializerOptions.Converters.Add(
                new JsonStringEnumConverter(
                    System.Text.Json.JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        });
        services.AddHttpContextAccessor();
        services.AddSingleton<ISignInHint, DemoHint>();
        services.AddRazorComponents().AddInteractiveServerComponents();
        // Names in every script go over the wire as themselves.
        services.Configure<WebEncoderOptions>(
            o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.PostConfigure<CookieAuthenticationOptions>(
            IdentityConstants.ApplicationScheme, Door.Hang);
        services.AddResponseCompression(o => o.EnableForHttps = true);
        Description.Add(services);
    }
}
