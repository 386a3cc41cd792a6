using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>Short ways to ask the API and to read its answers.</summary>
internal static class Wire
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<JsonElement> Ask(this HttpClient client, string path) =>
        client.GetFromJsonAsync<JsonElement>("/api/v1" + path, Cancel);

    /// <summary>Sends something that must be taken, and reads the answer.</summary>
    public static async Task<JsonElement> Tell(this HttpClient client, string path, object body)
    {
        var answer = await client.PostAsJsonAsync("/api/v1" + path, body, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonElement.Parse(text);
    }

    public static async Task<JsonElement> Put(this HttpClient client, string path, object body)
    {
        var answer = await client.PutAsJsonAsync("/api/v1" + path, body, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonElement.Parse(text);
    }

    public static async Task<JsonElement> Customer(this HttpClient client, string name) =>
        await client.Tell("/customers", new { name });

    public static IEnumerable<JsonElement> Items(this JsonElement page) =>
        page.GetProperty("items").EnumerateArray();

    public static IEnumerable<string?> Words(this JsonElement page, string field) =>
        page.Items().Select(i => i.GetProperty(field).GetString());

    public static string? Word(this JsonElement item, string field) =>
        item.GetProperty(field).GetString();

    public static long Number(this JsonElement item, string field = "number") =>
        item.GetProperty(field).GetInt64();
}
