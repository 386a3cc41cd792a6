using System.Net;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>Short ways to put photos on customers and to look at them.</summary>
internal static class PhotoDesk
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Guid> Someone(this HttpClient client, string name) =>
        (await client.Customer(name)).GetProperty("id").GetGuid();

    public static string PhotoAt(Guid customer) => $"/api/v1/customers/{customer}/photo";

    public static Task<HttpResponseMessage> SendPhoto(
        this HttpClient client, Guid customer, byte[] bytes) =>
        client.PutAsync(PhotoAt(customer), new ByteArrayContent(bytes), Cancel);

    public static async Task PutPhoto(this HttpClient client, Guid customer, byte[] bytes)
    {
        var answer = await client.SendPhoto(customer, bytes);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>The picture that is shown; null where there is none.</summary>
    public static async Task<byte[]?> Photo(this HttpClient client, Guid customer)
    {
        var answer = await client.GetAsync(PhotoAt(customer), Cancel);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(Cancel);
    }

    public static async Task DropPhoto(this HttpClient client, Guid customer) => Assert.Equal(
        HttpStatusCode.NoContent,
        (await client.DeleteAsync(PhotoAt(customer), Cancel)).StatusCode);

    public static async Task<string?> Code(this HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel)).Word("code");
}
