using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Kite.Tests.Importing;

/// <summary>Someone who imports files over the wire, as the pages and programs do.</summary>
internal sealed class ImportDesk(HttpClient client, string kind = "purchases")
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public HttpClient Client => client;

    public Task<HttpResponseMessage> Post(string text, string query = "") =>
        Post(Encoding.UTF8.GetBytes(text), query);

    public Task<HttpResponseMessage> Post(byte[] file, string query = "") => client.PostAsync(
        $"/api/v1/imports?kind={kind}&name=sales.csv{query}", new ByteArrayContent(file),
        Cancel);

    /// <summary>Sends a file; answers the preview.</summary>
    public async Task<JsonElement> Send(string text, string query = "")
    {
        var answer = await Post(text, query);
        var told = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.True(answer.IsSuccessStatusCode, told.ToString());
        return told;
    }

    /// <summary>Sends a file and brings it in; answers the finished import.</summary>
    public async Task<JsonElement> Import(string text, string query = "")
    {
        var preview = await Send(text, query);
        var id = preview.GetProperty("import").GetProperty("id").GetGuid();
        await Ask(id, "starts");
        return await Ended(id);
    }

    public async Task<JsonElement> Ask(Guid id, string verb)
    {
        var answer = await client.PostAsync(
            $"/api/v1/imports/{id}/{verb}", content: null, Cancel);
        var told = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.True(answer.StatusCode is System.Net.HttpStatusCode.Accepted, told.ToString());
        return told;
    }

    public Task<JsonElement> Show(Guid id) =>
        client.GetFromJsonAsync<JsonElement>($"/api/v1/imports/{id}", Cancel);

    /// <summary>Waits until nobody works on the import any more.</summary>
    public async Task<JsonElement> Ended(Guid id)
    {
        while (true)
        {
            var import = await Show(id);
            if (StateOf(import) is not ("trying" or "running" or "undoing")) return import;
            await Task.Delay(10, Cancel);
        }
    }

    public static string StateOf(JsonElement import) => import.GetProperty("state").GetString()!;

    /// <summary>
    /// The counts in one line: read, added, known, refused, new customers, coins.
    /// </summary>
    public static string Told(JsonElement import, string which = "counts")
    {
        var c = import.GetProperty(which);
        return $"{c.GetProperty("read")} read, {c.GetProperty("added")} added, "
            + $"{c.GetProperty("known")} known, {c.GetProperty("refused")} refused, "
            + $"{c.GetProperty("newCustomers")} customers, "
            + $"{c.GetProperty("net").GetProperty("amount")} "
            + $"{c.GetProperty("net").GetProperty("currency").GetString()}";
    }
}
