using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>
/// The real program serves a day's work about a named customer: what it writes down of it holds
/// neither them nor any key (R8), and tells that something broke or was refused all the same.
/// </summary>
[Trait("books", "both")]
public sealed class LogTests
{
    private const string Name = "Quetzalcoatl Παπαδοπούλου";
    private const string Phone = "+49 1512 3456789";
    private const string Email = "quetzal@example.com";
    private const string Password = "a-long-password-of-quetzal-1";

    private static readonly string[] Secrets =
        ["Quetzal", "quetzal", "Παπαδοπούλου", "3456789", "%CE%A0", "AB1234567"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("Information")]
    public async Task No_line_of_the_log_holds_a_name_a_phone_or_a_key(string? everything)
    {
        await using var books = await TestBooks.Fresh();
        var kite = new CommandLine(books);
        var key = (await kite.Do("key", "create", "till", "--scopes", "all")).Trim();

        await using var serving = await kite.Serve(
            everything is null
                ? []
                :
                [
                    ("Logging__LogLevel__Microsoft.AspNetCore", everything),
                    ("Logging__LogLevel__Microsoft.EntityFrameworkCore", everything),
                ]);
        using var client = new HttpClient { BaseAddress = new(serving.Address) };
        await Knock(client);
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        var number = await Work(client);
        await Break(client, number);
        await serving.Kill();

        var log = serving.Said;
        Assert.NotEmpty(log.Trim());
        if (everything is not null) Assert.Contains("/api/v1/customers", log);
        Expect.None(
            from line in log.Split('\n')
            from secret in Secrets.Append(key).Append(key[^20..])
            where line.Contains(secret, StringComparison.Ordinal)
            select $"{secret}: {line}");
    }

    // A wrong key, a wrong password: tried as often as people mistype.
    private static async Task Knock(HttpClient client)
    {
        using var wrong = new HttpRequestMessage(HttpMethod.Get, "/api/v1/customers");
        wrong.Headers.Authorization = new("Bearer", "kite_Quetzal_3456789");
        Assert.Equal(
            HttpStatusCode.Unauthorized, (await client.SendAsync(wrong, Cancel)).StatusCode);
        using var form = new FormUrlEncodedContent(
            [new("name", Email), new("password", Password)]);
        await client.PostAsync("/sign-in", form, Cancel);
    }

    private static async Task<long> Work(HttpClient client)
    {
        var guest = new { name = Name, phone = Phone, email = Email, idDocument = "AB1234567" };
        using var post = new HttpRequestMessage(HttpMethod.Post, "/api/v1/customers")
        {
            Content = JsonContent.Create(guest),
        };
        post.Headers.Add("Idempotency-Key", "Quetzal 1");
        var made = await Read(await client.SendAsync(post, Cancel), HttpStatusCode.Created);

        using var put = new HttpRequestMessage(
            HttpMethod.Put, $"/api/v1/customers/{made.Word("id")}")
        {
            Content = JsonContent.Create(new { name = Name + " II", phone = Phone }),
        };
        put.Headers.IfMatch.Add(new EntityTagHeaderValue("\"1\""));
        await Read(await client.SendAsync(put, Cancel), HttpStatusCode.OK);
        string[] looks =
        [
            "customers?search=Quetzal", "customers/matches?search=3456789", "customers/export",
            "customers?search=" + Uri.EscapeDataString("Παπαδοπούλου"),
        ];
        foreach (var asked in looks)
        {
            var answer = await client.GetAsync("/api/v1/" + asked, Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        await Import(client);
        return made.Number();
    }

    private static async Task Import(HttpClient client)
    {
        // Mostly good, so that it is understood; the last row is refused.
        var good = Enumerable.Range(1, 9).Select(day => $"{Name},{Phone},2026-03-0{day},€5.00\n");
        var rows = "name,phone,date,amount\n" + string.Concat(good)
            + $"{Name},not a phone 3456789,2026-02-31,€5.00\n";
        var sent = await Read(
            await client.PostAsync(
                "/api/v1/imports?kind=purchases&name=Quetzal.csv",
                new ByteArrayContent(Encoding.UTF8.GetBytes(rows)),
                Cancel),
            HttpStatusCode.Created);
        var address = $"/api/v1/imports/{sent.GetProperty("import").Word("id")}";
        await client.PostAsync(address + "/starts", content: null, Cancel);
        while (true)
        {
            var state = (await client.GetFromJsonAsync<JsonElement>(address, Cancel)).Word("state");
            if (state == "done") return;
            Assert.Equal("running", state);
            await Task.Delay(50, Cancel);
        }
    }

    // What cannot be read or taken is refused without a word of it in the log.
    private static async Task Break(HttpClient client, long number)
    {
        using var torn = new StringContent(
            $"{{\"name\": \"{Name}", Encoding.UTF8, "application/json");
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await client.PostAsync("/api/v1/customers", torn, Cancel)).StatusCode);
        var strange = JsonContent.Create(new { name = Name, kind = "Quetzal" });
        Assert.False(
            (await client.PostAsync("/api/v1/customers", strange, Cancel)).IsSuccessStatusCode);
        foreach (var lost in new[] { "customers?order=Quetzal", "customers?after=Quetzal",
            "customers/Quetzal", "import-mappings/Quetzal", $"customers/{number}?x=Quetzal" })
        {
            await client.GetAsync("/api/v1/" + lost, Cancel);
        }
    }

    private static async Task<JsonElement> Read(HttpResponseMessage answer, HttpStatusCode wanted)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.StatusCode == wanted, text);
        return JsonElement.Parse(text);
    }
}
