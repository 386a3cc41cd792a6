using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>The customer record over HTTP.</summary>
[Trait("books", "both")]
public sealed class CustomerRouteTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_is_found_by_name_phone_and_number()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var added = await till.PostAsJsonAsync(
            "/api/v1/customers", new { name = "Đặng Thị Hoa", phone = "139 0000 4821" }, Cancel);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);

        string[] ways = ["dang", "hoa thi", "+86 139 0000", "13900004821", "4821", "1"];
        foreach (var typed in ways)
        {
            var page = await till.GetFromJsonAsync<JsonElement>(
                $"/api/v1/customers?search={Uri.EscapeDataString(typed)}", Cancel);
            var names = page.GetProperty("items").EnumerateArray()
                .Select(c => c.GetProperty("name").GetString());
            Assert.Equal(["Đặng Thị Hoa"], names);
        }
    }

    [Fact]
    public async Task A_repeat_after_a_lost_reply_adds_nobody_twice()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        till.DefaultRequestHeaders.Add("Idempotency-Key", "one");

        var first = await till.PostAsJsonAsync("/api/v1/customers", new { name = "Lin" }, Cancel);
        var again = await till.PostAsJsonAsync("/api/v1/customers", new { name = "Lin" }, Cancel);
        var other = await till.PostAsJsonAsync("/api/v1/customers", new { name = "Wu" }, Cancel);

        Assert.Equal(
            await first.Content.ReadAsStringAsync(Cancel),
            await again.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    [Fact]
    public async Task Of_two_who_change_a_record_the_second_is_told()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var added = await till.PostAsJsonAsync("/api/v1/customers", new { name = "Lin" }, Cancel);

        var first = await Change(till, added, "Lin Mei");
        var second = await Change(till, added, "Lin Lei");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
    }

    [Fact]
    public async Task Every_faulty_field_is_named_in_the_askers_language()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        till.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-Hans");

        var answer = await till.PostAsJsonAsync(
            "/api/v1/customers", new { phone = "twelve", email = "at@home" }, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        var fields = problem.GetProperty("fields");
        Assert.Equal(
            "not-a-phone-number", fields.GetProperty("phone")[0].GetProperty("code").GetString());
        Assert.Contains(
            "电话", fields.GetProperty("phone")[0].GetProperty("message").GetString(),
            StringComparison.Ordinal);
        Assert.True(fields.TryGetProperty("email", out _));
    }

    [Fact]
    public async Task An_analyst_sees_no_names_and_finds_none_by_asking()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.PostAsJsonAsync("/api/v1/customers", new { name = "Lin Mei" }, Cancel);
        var analyst = await shop.Client(Role.Analyst);

        var all = await analyst.GetFromJsonAsync<JsonElement>("/api/v1/customers", Cancel);
        var asked = await analyst.GetFromJsonAsync<JsonElement>(
            "/api/v1/customers?search=lin", Cancel);

        var only = Assert.Single(all.GetProperty("items").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, only.GetProperty("name").ValueKind);
        Assert.Empty(asked.GetProperty("items").EnumerateArray());
    }

    private static Task<HttpResponseMessage> Change(
        HttpClient till, HttpResponseMessage added, string name)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, added.Headers.Location)
        {
            Content = JsonContent.Create(new { name }),
        };
        request.Headers.IfMatch.Add(added.Headers.ETag!);
        return till.SendAsync(request, Cancel);
    }
}
