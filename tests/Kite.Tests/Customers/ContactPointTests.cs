using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>Further phones, e-mails, addresses, and what someone made sure of.</summary>
[Trait("books", "both")]
public sealed class ContactPointTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_comes_with_all_their_phones_in_one_form()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();

        var mei = await till.Tell("/customers", new
        {
            name = "Lin Mei",
            phone = "139 0000 4821",
            contactPoints = new object[]
            {
                new { kind = "phone", value = "0571 8888 1234", use = "work", extra = "22" },
                new { kind = "web", value = "lin.example/tea" },
                new { kind = "messenger", value = "linmei", extra = "WeChat" },
            },
        });

        var points = mei.GetProperty("contactPoints").EnumerateArray().ToList();
        Assert.Equal(
            ["+8657188881234", "https://lin.example/tea", "linmei"],
            points.Select(p => p.Word("value")));
        Assert.Equal(["work", "other", "other"], points.Select(p => p.Word("use")));
    }

    [Theory]
    [InlineData("phone", "twelve", "not-a-phone-number")]
    [InlineData("email", "at@home", "not-an-email")]
    [InlineData("web", "javascript:alert(1)", "not-a-web-address")]
    [InlineData("web", "ftp://lin.example", "not-a-web-address")]
    [InlineData("address", " ", "nothing-typed")]
    [InlineData("phone", "+86 139 0000 4821", "already-on-record")]
    public async Task What_cannot_be_used_is_told_at_its_field(
        string kind, string value, string code)
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var mei = await till.Tell(
            "/customers", new { name = "Lin Mei", phone = "13900004821" });

        var answer = await till.PostAsJsonAsync(
            $"/api/v1/customers/{mei.Word("id")}/contact-points", new { kind, value }, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(
            code, problem.GetProperty("fields").GetProperty("value")[0].Word("code"));
    }

    [Fact]
    public async Task In_a_list_the_faulty_one_is_named()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var answer = await till.PostAsJsonAsync("/api/v1/customers", new
        {
            name = "Lin",
            contactPoints = new[]
            {
                new { kind = "phone", value = "13900004821" },
                new { kind = "email", value = "nobody" },
            },
        }, Cancel);

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(
            ["contactPoints[1].value"],
            problem.GetProperty("fields").EnumerateObject().Select(f => f.Name));
    }

    [Fact]
    public async Task The_first_and_a_further_one_change_places_with_what_is_sure_of_them()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var mei = await till.Tell("/customers", new { name = "Lin", phone = "13900004821" });
        var at = $"/customers/{mei.Word("id")}";
        await till.Tell($"{at}/verifications", new { fields = new[] { "phone" } });
        var work = await till.Tell(
            $"{at}/contact-points", new { kind = "phone", value = "057188881234", use = "work" });

        await till.Tell($"{at}/contact-points/{work.Word("id")}/precedence", new { });

        var now = await till.Ask(at);
        Assert.Equal("+8657188881234", now.Word("phone"));
        var further = Assert.Single(now.GetProperty("contactPoints").EnumerateArray());
        Assert.Equal("+8613900004821", further.Word("value"));
        Assert.NotEqual(JsonValueKind.Null, further.GetProperty("verifiedAt").ValueKind);
        var phone = (await till.Ask($"{at}/field-facts")).Items()
            .Single(f => f.Word("field") == "phone");
        Assert.Equal(JsonValueKind.Null, phone.GetProperty("verifiedAt").ValueKind);
    }

    [Fact]
    public async Task Two_customers_may_share_a_phone_and_it_is_said()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        await till.Tell("/customers", new { name = "Lin Mei", phone = "13900004821" });
        var son = await till.Tell("/customers", new { name = "Lin Bo", phone = "13900004821" });

        var shown = await till.Ask($"/customers/{son.Word("id")}");

        var shared = Assert.Single(shown.GetProperty("sharedPhones").EnumerateArray());
        Assert.Equal([1], shared.GetProperty("numbers").EnumerateArray().Select(n => n.GetInt64()));
    }

    [Fact]
    public async Task Of_two_who_change_a_contact_the_second_is_told()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var mei = await till.Tell("/customers", new
        {
            name = "Lin", contactPoints = new[] { new { kind = "phone", value = "13900004821" } },
        });
        var point = mei.GetProperty("contactPoints")[0].Word("id");
        var at = $"/api/v1/customers/{mei.Word("id")}/contact-points";
        var seen = (await till.GetAsync(at, Cancel)).Headers.ETag!;

        var first = await Put("13900004822");
        var second = await Put("13900004823");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
        var list = await till.Ask($"/customers/{mei.Word("id")}/contact-points");
        Assert.Equal(["+8613900004822"], list.Words("value"));

        Task<HttpResponseMessage> Put(string value)
        {
            var request = new HttpRequestMessage(HttpMethod.Put, $"{at}/{point}")
            {
                Content = JsonContent.Create(new { kind = "phone", value }),
            };
            request.Headers.IfMatch.Add(seen);
            return till.SendAsync(request, Cancel);
        }
    }

    [Fact]
    public async Task A_form_left_open_does_not_wipe_out_a_phone_that_came_meanwhile()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var added = await till.PostAsJsonAsync("/api/v1/customers", new { name = "Lin" }, Cancel);
        await till.Tell(
            $"{added.Headers.Location!.OriginalString[7..]}/contact-points",
            new { kind = "phone", value = "13900004821" });

        var request = new HttpRequestMessage(HttpMethod.Put, added.Headers.Location)
        {
            Content = JsonContent.Create(new { name = "Lin", contactPoints = Array.Empty<int>() }),
        };
        request.Headers.IfMatch.Add(added.Headers.ETag!);
        var late = await till.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
    }

    [Fact]
    public async Task An_analyst_sees_no_phone_and_changes_none()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var mei = await till.Tell("/customers", new
        {
            name = "Lin", contactPoints = new[] { new { kind = "phone", value = "13900004821" } },
        });
        var analyst = await shop.Client(Role.Analyst);

        var shown = await analyst.GetStringAsync($"/api/v1/customers/{mei.Word("id")}", Cancel);
        var list = await analyst.GetAsync(
            $"/api/v1/customers/{mei.Word("id")}/contact-points", Cancel);

        Assert.DoesNotContain("4821", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, list.StatusCode);
    }
}
