using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests;

/// <summary>
/// Nonsense in every field of every route that the API describes: nothing breaks, and the answer
/// names the field. At the end the business still answers as before.
/// </summary>
[Trait("books", "both")]
public sealed class NonsenseTests
{
    [Fact]
    public async Task Nonsense_in_an_address_is_told_by_its_name()
    {
        await using var shop = await Open();
        var desk = await NonsenseDesk.At(shop);
        foreach (var route in desk.Routes.Where(r => r.Method == "GET"))
        {
            foreach (var name in route.Query)
            {
                var words = name == "after" ? Nonsense.Cursors : Nonsense.Words;
                foreach (var word in words)
                    await desk.Ask(route, $"{name}={Uri.EscapeDataString(word)}", about: name);
            }
        }
        Expect.None(desk.Wrong);
    }

    [Fact]
    public async Task Nonsense_in_a_path_leads_nowhere()
    {
        await using var shop = await Open();
        var desk = await NonsenseDesk.At(shop);
        foreach (var route in desk.Routes.Where(r => r.Path.Count > 0))
        {
            foreach (var word in Nonsense.Words.Where(FitsAPath))
                await desk.Send(route, word, """{"name":"x"}""", about: null);
        }
        Expect.None(desk.Wrong);
    }

    [Fact]
    public async Task Nonsense_in_a_field_is_told_at_that_field()
    {
        await using var shop = await Open();
        var desk = await NonsenseDesk.At(shop);
        foreach (var route in desk.Routes.Where(r => r.Body is not null))
        {
            foreach (var field in route.Fit().Keys)
            {
                foreach (var nonsense in Nonsense.Json)
                    await desk.Send(route, null, Body(route, field, nonsense), field);
            }
        }
        await desk.StillAnswers();
        Expect.None(desk.Wrong);
    }

    [Fact]
    public async Task What_is_no_request_at_all_is_told_as_such()
    {
        await using var shop = await Open();
        var desk = await NonsenseDesk.At(shop);
        foreach (var route in desk.Routes.Where(r => r.Method is not "GET"))
        {
            foreach (var body in Nonsense.Bodies) await desk.Send(route, null, body, about: null);
        }
        Expect.None(desk.Wrong);
    }

    // The fit fields, and this one as it stands: nonsense need not be JSON that can be built.
    private static string Body(DescribedRoute route, string field, string nonsense)
    {
        var others = route.Fit().Where(f => f.Key != field && f.Value is not null)
            .Select(f => $"\"{f.Key}\":{f.Value!.ToJsonString()}");
        return "{" + string.Join(',', others.Append($"\"{field}\":{nonsense}")) + "}";
    }

    // Servers themselves turn away a path with the letter NUL.
    private static bool FitsAPath(string word) =>
        word.Length is > 0 and < 200 && !word.Contains('\0', StringComparison.Ordinal);

    private static Task<Shop> Open() => Shop.Open(services =>
        services.PostConfigure<RateLimiterOptions>(limits => limits.GlobalLimiter = null));
}
