using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Kite.Bench;

/// <summary>
/// The program itself, over books of its own, as one till after another sees it: started, asked,
/// killed as by a power cut, and started again.
/// </summary>
internal sealed class KilledKite(string folder, string connection) : IDisposable
{
    private readonly Uri address = new(Figure.Say($"http://127.0.0.1:{Tree.FreePort()}"));
    private Child? running;
    private HttpClient http = new();
    private string secret = "";

    public async Task Begin(CancellationToken cancel)
    {
        secret = (await Ask(["key", "create", "bench", "--scopes", "all"], cancel)).Trim();
        await Start(cancel);
    }

    public async Task Start(CancellationToken cancel)
    {
        running = Child.Start("dotnet", [Program, "serve"], Settings, folder);
        http.Dispose();
        http = new HttpClient
        {
            BaseAddress = new(address, "/api/v1/"), Timeout = TimeSpan.FromSeconds(60),
        };
        http.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        for (var i = 0; ; i++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(address, "/health"), cancel);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (i < 600)
            {
                await Task.Delay(50, cancel);
            }
        }
    }

    /// <summary>Kills it: what it held in its hands is gone.</summary>
    public void Kill() => running?.Dispose();

    /// <summary>Whether every proof of the books holds.</summary>
    public Task<string> Verify(CancellationToken cancel) => Ask(["verify"], cancel);

    public async Task<JsonNode> Tell(
        string path, JsonObject body, string key, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request, cancel);
        var text = await answer.Content.ReadAsStringAsync(cancel);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"{path} {answer.StatusCode}: {text}");
    }

    public async Task<JsonNode> Look(string path, CancellationToken cancel) =>
        (await http.GetFromJsonAsync<JsonNode>(path, cancel))!;

    public void Dispose()
    {
        running?.Dispose();
        http.Dispose();
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Kite.dll");

    private Dictionary<string, string?> Settings => new(StringComparer.Ordinal)
    {
        ["KITE_DATA"] = folder,
        ["KITE_URLS"] = address.ToString().TrimEnd('/'),
        ["ConnectionStrings__Kite"] = connection,
        ["KITE_RATE_PER_MINUTE"] = "60000000",
        ["DOTNET_ENVIRONMENT"] = "Production",
    };

    private async Task<string> Ask(string[] words, CancellationToken cancel)
    {
        using var verb = Child.Start("dotnet", [Program, .. words], Settings, folder);
        return await verb.Finish(cancel);
    }
}
