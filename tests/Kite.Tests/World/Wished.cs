using System.Net.Http.Json;

namespace Kite.Tests;

/// <summary>Something to be changed, by who says which version they have seen.</summary>
internal static class Wished
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<HttpResponseMessage> Ask(
        HttpClient client, string at, long seen, object facts)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, at)
        {
            Content = JsonContent.Create(facts),
        };
        request.Headers.IfMatch.Add(new($"\"{seen}\""));
        return await client.SendAsync(request, Cancel);
    }

    /// <summary>The same where it must be taken.</summary>
    public static async Task Put(HttpClient client, string at, long seen, object facts)
    {
        using var answer = await Ask(client, at, seen, facts);
        Assert.True(
            answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}
