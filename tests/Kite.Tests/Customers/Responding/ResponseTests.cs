using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>What customers said when they were asked, noted and never changed (A5).</summary>
[Trait("books", "both")]
public sealed class ResponseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_said_is_noted_with_the_day_and_how_it_was_asked()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var lin = (await client.Customer("Lin")).Word("id");

        var noted = await client.Tell(
            $"/customers/{lin}/responses",
            new { kind = "satisfaction", value = 4, how = "phone", note = " Liked the soup. " });
        await client.Tell(
            $"/customers/{lin}/responses",
            new { kind = "needShare", value = 0, how = "inPerson", day = "2026-10-02" });

        Assert.Equal(
            ("satisfaction", 4, "2026-11-23", "phone", "Liked the soup."), (
                noted.Word("kind"), noted.Number("value"), noted.Word("day"), noted.Word("how"),
                noted.Word("note")));
        var page = await client.Ask($"/customers/{lin}/responses");
        Assert.Equal(["satisfaction", "needShare"], page.Words("kind"));
        Assert.Equal(0, page.Items().Last().Number("value"));
    }

    // What is sent, the field and the code of the answer.
    [Theory]
    [InlineData("""{"value":4,"how":"phone"}""", "kind", "nothing-is-said")]
    [InlineData("""{"kind":"mood","value":4,"how":"phone"}""", "kind", "field-is-unreadable")]
    [InlineData("""{"kind":"satisfaction","how":"phone"}""", "value", "nothing-is-said")]
    [InlineData("""{"kind":"satisfaction","value":0,"how":"phone"}""", "value", "out-of-range")]
    [InlineData("""{"kind":"satisfaction","value":6,"how":"phone"}""", "value", "out-of-range")]
    [InlineData(
        """{"kind":"satisfaction","value":4.5,"how":"phone"}""", "value", "field-is-unreadable")]
    [InlineData("""{"kind":"needShare","value":-1,"how":"phone"}""", "value", "out-of-range")]
    [InlineData("""{"kind":"needShare","value":101,"how":"phone"}""", "value", "out-of-range")]
    [InlineData("""{"kind":"satisfaction","value":4}""", "how", "nothing-is-said")]
    [InlineData(
        """{"kind":"satisfaction","value":4,"how":"rumour"}""", "how", "field-is-unreadable")]
    [InlineData(
        """{"kind":"satisfaction","value":4,"how":"phone","day":"2026-11-24"}""", "day",
        "not-a-day-gone-by")]
    [InlineData(
        """{"kind":"satisfaction","value":4,"how":"phone","note":"a\u0000b"}""", "note",
        "text-holds-nul")]
    public async Task What_cannot_be_noted_is_told_at_its_field_and_changes_nothing(
        string sent, string field, string code)
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var lin = (await client.Customer("Lin")).Word("id");

        var answer = await client.PostAsync(
            $"/api/v1/customers/{lin}/responses",
            new StringContent(sent, Encoding.UTF8, "application/json"), Cancel);

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Contains(
            code,
            problem.GetProperty("fields").GetProperty(field).EnumerateArray()
                .Select(f => f.Word("code")));
        Assert.Empty((await client.Ask("/responses")).Items());
    }

    [Fact]
    public async Task A_slip_is_withdrawn_once_with_a_reason_and_stays_to_be_seen()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var lin = (await client.Customer("Lin")).Word("id");
        var at = $"/customers/{lin}/responses";
        var noted = await client.Tell(at, new { kind = "needShare", value = 40, how = "survey" });
        var withdraw = $"{at}/{noted.Word("id")}/withdrawals";

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, await Post(client, withdraw, new { reason = " " }));
        var gone = await client.Tell(withdraw, new { reason = "It was 4 of 5" });
        Assert.Equal("It was 4 of 5", gone.Word("reason"));
        Assert.Equal(
            HttpStatusCode.Conflict, await Post(client, withdraw, new { reason = "again" }));
        Assert.Equal(
            HttpStatusCode.NotFound,
            await Post(
                client, $"{at}/{Guid.Empty}/withdrawals", new { reason = "never there" }));

        Assert.Single((await client.Ask(at)).Items());
        Assert.Single((await client.Ask("/responses?state=withdrawn")).Items());
        Assert.Empty((await client.Ask("/responses?state=standing")).Items());
    }

    [Fact]
    public async Task What_was_said_is_never_changed_not_even_from_outside()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var lin = (await client.Customer("Lin")).Word("id");
        var at = $"/customers/{lin}/responses";
        var noted = await client.Tell(
            at, new { kind = "satisfaction", value = 2, how = "phone", note = "cold soup" });
        await client.Tell($"{at}/{noted.Word("id")}/withdrawals", new { reason = "a slip" });

        foreach (var deed in new[]
        {
            "UPDATE customer_responses SET value = 5",
            "UPDATE customer_responses SET note = 'warm soup'",
            "UPDATE response_withdrawals SET reason = 'none'",
        })
        {
            await using var outside = shop.OpenBooks();
            await Assert.ThrowsAnyAsync<DbException>(() =>
                outside.Database.ExecuteSqlRawAsync(deed, Cancel));
        }
    }

    [Fact]
    public async Task Nobody_in_particular_says_nothing()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        await client.Tell("/stores", new { name = "Harbour" });
        await client.Tell("/purchases", new
        {
            net = new { amount = 900, currency = "CNY" }, day = "2026-11-20",
        });
        var walkIn = await shop.Books(db => db.Set<Customer>().Where(c => c.Number <= 0)
            .Select(c => c.Id).FirstAsync(Cancel));

        Assert.Equal(
            HttpStatusCode.Conflict,
            await Post(
                client, $"/customers/{walkIn}/responses",
                new { kind = "satisfaction", value = 5, how = "inPerson" }));
        Assert.Equal(
            HttpStatusCode.NotFound,
            await Post(
                client, $"/customers/{Guid.Empty}/responses",
                new { kind = "satisfaction", value = 5, how = "inPerson" }));
    }

    [Fact]
    public async Task A_request_that_is_sent_twice_is_noted_once()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var lin = (await client.Customer("Lin")).Word("id");
        client.DefaultRequestHeaders.Add("Idempotency-Key", "asked-once");
        var said = new { kind = "satisfaction", value = 5, how = "message" };

        var first = await client.Tell($"/customers/{lin}/responses", said);
        var again = await client.Tell($"/customers/{lin}/responses", said);

        Assert.Equal(first.Word("id"), again.Word("id"));
        Assert.Single((await client.Ask("/responses")).Items());
    }

    [Fact]
    public async Task The_list_is_narrowed_and_read_to_its_end_in_either_order()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var lin = (await client.Customer("Lin")).Word("id");
        var wu = (await client.Customer("Wu")).Word("id");
        foreach (var (who, value, day) in new[]
        {
            (lin, 5, 1), (wu, 2, 1), (lin, 1, 3), (wu, 4, 2), (lin, 3, 3),
        })
        {
            await client.Tell(
                $"/customers/{who}/responses",
                new { kind = "satisfaction", value, how = "phone", day = $"2026-11-0{day}" });
        }
        await client.Tell(
            $"/customers/{wu}/responses", new { kind = "needShare", value = 2, how = "survey" });

        var up = await Walked(client, "kind=satisfaction&order=day");
        var down = await Walked(client, "kind=satisfaction&order=day-down");
        Assert.Equal(5, up.Count);
        Assert.Equal(up, Enumerable.Reverse(down));
        Assert.Equal(["2026-11-01", "2026-11-01"], up[..2].Select(r => r.Split(' ')[0]));
        Assert.Equal(2, (await Walked(client, "kind=satisfaction&atMost=2")).Count);
        Assert.Equal(3, (await Walked(client, "from=2026-11-01&to=2026-11-02")).Count);
        Assert.Single(await Walked(client, "how=survey"));
        var file = await client.GetStringAsync("/api/v1/responses/export?atMost=2", Cancel);
        Assert.Equal(3, file.Trim().Split('\n').Length);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await client.GetAsync(
                "/api/v1/responses?from=2026-11-02&to=2026-11-01", Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_timeline_tells_it_on_the_day_on_which_it_was_said()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var lin = (await client.Customer("Lin")).Word("id");
        var at = $"/customers/{lin}/responses";
        await client.Tell(
            at, new { kind = "needShare", value = 60, how = "phone", day = "2026-10-02" });
        var slip = await client.Tell(
            at, new { kind = "satisfaction", value = 4, how = "phone", day = "2026-10-01" });
        await client.Tell($"{at}/{slip.Word("id")}/withdrawals", new { reason = "a slip" });

        var page = await client.Ask($"/customers/{lin}/timeline?kind=response");

        Assert.Equal(["response-needShare", "response-withdrawn"], page.Words("says"));
        Assert.Equal(["2026-10-02", "2026-10-01"], page.Words("day"));
        Assert.Equal("60 %, by phone", page.Items().First().GetProperty("facts").Word("what")!
            .Replace('\u00a0', ' ').Replace("60%", "60 %", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_note_is_for_those_who_may_see_what_is_said_of_people()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var lin = (await client.Customer("Lin")).Word("id");
        await client.Tell(
            $"/customers/{lin}/responses",
            new { kind = "satisfaction", value = 1, how = "phone", note = "Rude waiter" });

        var reader = await shop.Client("customers:read");
        var seen = Assert.Single((await reader.Ask($"/customers/{lin}/responses")).Items());

        Assert.Equal(1, seen.Number("value"));
        Assert.Equal(JsonValueKind.Null, seen.GetProperty("note").ValueKind);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await Post(
                reader, $"/customers/{lin}/responses",
                new { kind = "satisfaction", value = 5, how = "phone" }));
    }

    private static async Task<List<string>> Walked(HttpClient client, string asked)
    {
        var read = new List<string>();
        string? next = null;
        do
        {
            var page = await client.Ask($"/responses?{asked}&limit=2&after={next}");
            read.AddRange(page.Items().Select(r => r.GetProperty("response"))
                .Select(r => $"{r.Word("day")} {r.Number("value")}"));
            next = page.Word("next");
        }
        while (next is not null);
        return read;
    }

    private static async Task<HttpStatusCode> Post(HttpClient client, string at, object body)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1" + at, body, Cancel);
        return answer.StatusCode;
    }
}
