using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>Fields of the business's own behave like built-in ones everywhere (K1).</summary>
[Trait("books", "both")]
public sealed class OwnFieldTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Plate", "text", "key", "not-a-field-key")]
    [InlineData("2nd", "text", "key", "not-a-field-key")]
    [InlineData("phone", "text", "key", "field-key-is-taken")]
    [InlineData("colour", "choice", "choices", "no-choices")]
    public async Task A_field_that_cannot_be_is_told_where(
        string key, string kind, string field, string code)
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();

        var answer = await owner.PostAsJsonAsync(
            "/api/v1/custom-fields", new { key, name = "Plate", kind }, Cancel);

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(code, problem.GetProperty("fields").GetProperty(field)[0].Word("code"));
    }

    [Fact]
    public async Task Lists_are_filtered_by_it()
    {
        await using var shop = await Shop.Open();
        var owner = await WithPlates(shop);

        Assert.Equal(["Wu"], await Names(owner, "custom.plate=B12"));
        Assert.Equal(["Chen", "Wu"], await Names(owner, "custom.plate=B1*"));
        Assert.Equal(["Chen"], await Names(owner, "custom.size.from=20&custom.size.to=30"));
        Assert.Equal(["Chen", "Lin"], await Names(owner, "custom.colour=red"));
        Assert.Equal(["Lin"], await Names(owner, "custom.colour=red&custom.size=5.5"));
        var count = await owner.Ask("/customers/count?custom.colour=red");
        Assert.Equal(2, count.Number("count"));
    }

    [Theory]
    [InlineData("custom.moon=1", "custom.moon", "field-is-unknown")]
    [InlineData("custom.size=big", "custom.size", "not-a-figure")]
    [InlineData("custom.pass=1", "custom.pass", "field-is-sealed")]
    [InlineData("by=custom.pass", "by", "field-is-sealed")]
    [InlineData("by=moon", "by", "field-is-unknown")]
    public async Task A_filter_that_cannot_be_is_told(string query, string field, string code)
    {
        await using var shop = await Shop.Open();
        var owner = await WithPlates(shop);

        var answer = await owner.GetAsync($"/api/v1/customers?{query}", Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(code, problem.GetProperty("fields").GetProperty(field)[0].Word("code"));
    }

    [Theory]
    [InlineData("by=custom.size", "Lin Chen Wu Bo Hua")]
    [InlineData("by=custom.size&down=true", "Wu Chen Lin Bo Hua")]
    [InlineData("by=custom.plate", "Lin Chen Wu Bo Hua")]
    [InlineData("by=custom.since&down=true", "Chen Lin Wu Bo Hua")]
    public async Task Lists_are_ordered_by_it_page_after_page(string query, string order)
    {
        await using var shop = await Shop.Open();
        var owner = await WithPlates(shop);
        foreach (var limit in new[] { 1, 2, 50 })
        {
            var names = new List<string?>();
            string? next = null;
            do
            {
                var page = await owner.Ask($"/customers?{query}&limit={limit}&after={next}");
                names.AddRange(page.Words("name"));
                next = page.Word("next");
            }
            while (next is not null);
            Assert.Equal(order, string.Join(' ', names));
        }
    }

    [Fact]
    public async Task It_stands_in_files_under_its_own_name()
    {
        await using var shop = await Shop.Open();
        var owner = await WithPlates(shop);

        var file = await owner.GetStringAsync(
            "/api/v1/customers/export?columns=name,custom.plate,custom.size,custom.colour"
            + "&by=custom.size", Cancel);

        var lines = file.Trim('\ufeff').Split("\r\n");
        Assert.Equal("Name,Number plate,Size,Colours", lines[0].Replace(';', ','));
        Assert.Equal("Lin,A7,5.5,red", lines[1].Replace(';', ','));
        Assert.DoesNotContain("secret", file);
    }

    [Fact]
    public async Task The_trail_tells_it_by_its_own_name_and_seals_it()
    {
        await using var shop = await Shop.Open();
        var owner = await WithPlates(shop);
        var lin = (await owner.Ask("/customers?custom.plate=A7")).Items().Single();
        await Change(owner, lin, new { name = "Lin", custom = new { plate = "A8", pass = "new" } });

        var trail = await owner.Ask($"/audit?subjectId={lin.Word("id")}");

        var line = trail.Items().First(l => l.Word("deed") == "changed");
        var changes = line.GetProperty("changes").EnumerateArray()
            .ToDictionary(c => c.Word("field")!);
        Assert.Equal("A7", changes["plate"].Word("from"));
        Assert.Equal("A8", changes["plate"].Word("to"));
        Assert.Equal("sealed", changes["pass"].Word("sight"));
        Assert.Equal(JsonValueKind.Null, changes["pass"].GetProperty("to").ValueKind);
    }

    [Fact]
    public async Task What_is_not_named_stays_and_null_empties_it()
    {
        await using var shop = await Shop.Open();
        var owner = await WithPlates(shop);
        var lin = (await owner.Ask("/customers?custom.plate=A7")).Items().Single();

        await Change(owner, lin, new { name = "Lin", custom = new { size = (int?)null } });

        var now = (await owner.Ask($"/customers/{lin.Word("id")}")).GetProperty("custom");
        Assert.Equal("A7", now.Word("plate"));
        Assert.False(now.TryGetProperty("size", out _));
    }

    [Fact]
    public async Task A_sealed_field_is_opened_one_by_one_and_that_is_kept()
    {
        await using var shop = await Shop.Open();
        var owner = await WithPlates(shop);
        var lin = (await owner.Ask("/customers?custom.plate=A7")).Items().Single();
        var at = $"/customers/{lin.Word("id")}";

        var shown = await owner.GetStringAsync("/api/v1" + at, Cancel);
        var opened = await owner.Tell($"{at}/custom-fields/pass/openings", new { });
        var manager = await shop.Client(Role.Manager);
        var refused = await manager.PostAsJsonAsync(
            $"/api/v1{at}/custom-fields/pass/openings", new { }, Cancel);

        Assert.DoesNotContain("secret", shown);
        Assert.Contains("\"sealedFields\":[\"pass\"]", shown);
        Assert.Equal("secret", opened.Word("value"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var trail = await owner.Ask($"/audit?subjectId={lin.Word("id")}");
        Assert.Contains("opened", trail.Words("deed"));
    }

    [Fact]
    public async Task An_analyst_sees_only_what_is_not_personal_and_cannot_ask_for_it()
    {
        await using var shop = await Shop.Open();
        await WithPlates(shop);
        var analyst = await shop.Client(Role.Analyst);

        var list = await analyst.Ask("/customers?by=custom.size");
        var custom = list.Items().First().GetProperty("custom");
        var filtered = await analyst.GetAsync("/api/v1/customers?custom.plate=A7", Cancel);
        var sorted = await analyst.GetAsync("/api/v1/customers?by=custom.plate", Cancel);

        Assert.True(custom.TryGetProperty("size", out _));
        Assert.False(custom.TryGetProperty("plate", out _));
        Assert.Equal(HttpStatusCode.Forbidden, filtered.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, sorted.StatusCode);
    }

    [Fact]
    public async Task A_retired_field_keeps_what_it_holds_and_takes_nothing_new()
    {
        await using var shop = await Shop.Open();
        var owner = await WithPlates(shop);
        var plate = (await owner.Ask("/custom-fields")).Items()
            .Single(f => f.Word("key") == "plate");
        var request = new HttpRequestMessage(
            HttpMethod.Put, $"/api/v1/custom-fields/{plate.Word("id")}")
        {
            Content = JsonContent.Create(new { name = "Number plate", isRetired = true }),
        };
        request.Headers.IfMatch.Add(new($"\"{plate.Number("version")}\""));
        (await owner.SendAsync(request, Cancel)).EnsureSuccessStatusCode();

        var answer = await owner.PostAsJsonAsync(
            "/api/v1/customers", new { name = "Yu", custom = new { plate = "C1" } }, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["Wu"], await Names(owner, "custom.plate=B12"));
    }

    private static async Task<HttpClient> WithPlates(Shop shop)
    {
        var owner = await shop.Client();
        string[] colours = ["red", "blue"];
        foreach (var field in new object[]
        {
            new { key = "plate", name = "Number plate", kind = "text", isSearched = true },
            new
            {
                key = "size", name = "Size", kind = "number", decimals = 1,
                @class = "operational",
            },
            new { key = "colour", name = "Colours", kind = "multiChoice", choices = colours },
            new { key = "since", name = "Since", kind = "date" },
            new { key = "pass", name = "Pass", kind = "text", @class = "sensitive" },
        })
        {
            await owner.Tell("/custom-fields", field);
        }
        foreach (var customer in new object[]
        {
            new { name = "Lin", custom = new
            {
                plate = "A7", size = 5.5, colour = new[] { "red" }, since = "2026-02-01",
                pass = "secret",
            } },
            new { name = "Bo" },
            new { name = "Wu", custom = new { plate = "B12", size = 41, since = "2025-01-01" } },
            new { name = "Hua" },
            new { name = "Chen", custom = new
            {
                plate = "B11", size = 21.5, colour = colours, since = "2026-03-01",
            } },
        })
        {
            await owner.Tell("/customers", customer);
        }
        return owner;
    }

    private static async Task<IEnumerable<string?>> Names(HttpClient client, string query) =>
        (await client.Ask($"/customers?{query}")).Words("name").Order();

    private static async Task Change(HttpClient client, JsonElement customer, object facts)
    {
        var request = new HttpRequestMessage(
            HttpMethod.Put, $"/api/v1/customers/{customer.Word("id")}")
        {
            Content = JsonContent.Create(facts),
        };
        request.Headers.IfMatch.Add(new($"\"{customer.Number("version")}\""));
        var answer = await client.SendAsync(request, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}
