using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>What is told of a customer: visits, changes, looks at what is guarded.</summary>
[Trait("books", "both")]
public sealed class TimelineTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_timeline_tells_visits_and_changes_in_one_row_the_latest_first()
    {
        await using var shop = await Shop.Open();
        var (owner, lin) = await Known(shop);

        var page = await owner.Ask($"/customers/{lin}/timeline");

        Assert.Equal(
            ["changed", "return", "visit", "added", "visit"], page.Words("says"));
        var change = page.Items().First().GetProperty("changes")[0];
        Assert.Equal(
            ("name", "Lin", "Lin Mei"),
            (change.Word("field"), change.Word("from"), change.Word("to")));
        Assert.Equal("Old Town", page.Items().Last().GetProperty("facts").Word("store"));
        Assert.Equal(
            1200, page.Items().Last().GetProperty("amount").Number("amount"));
    }

    [Fact]
    public async Task A_timeline_is_read_to_its_end_in_steps_of_one()
    {
        await using var shop = await Shop.Open();
        var (owner, lin) = await Known(shop);

        var said = new List<string?>();
        string? next = null;
        do
        {
            var page = await owner.Ask($"/customers/{lin}/timeline?limit=1&after={next}");
            said.Add(Assert.Single(page.Items()).Word("says"));
            next = page.Word("next");
        }
        while (next is not null);

        Assert.Equal(["changed", "return", "visit", "added", "visit"], said);
    }

    [Fact]
    public async Task A_timeline_shows_one_kind_and_counts_them_all()
    {
        await using var shop = await Shop.Open();
        var (owner, lin) = await Known(shop);

        var visits = await owner.Ask($"/customers/{lin}/timeline?kind=visit");
        var kinds = (await owner.Ask($"/customers/{lin}/timeline/kinds")).Items()
            .ToDictionary(k => k.Word("kind")!, k => k.Number("entries"));
        var strange = await owner.GetAsync($"/api/v1/customers/{lin}/timeline?kind=x", Cancel);
        var nobody = await owner.GetAsync(
            $"/api/v1/customers/{Guid.CreateVersion7()}/timeline", Cancel);

        Assert.Equal(["return", "visit", "visit"], visits.Words("says"));
        Assert.Equal((3, 2), (kinds["visit"], kinds["change"]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, strange.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Fact]
    public async Task A_timeline_begins_at_a_day_and_goes_on_from_there()
    {
        await using var shop = await Shop.Open();
        var (owner, lin) = await Known(shop);

        var there = await owner.Ask($"/customers/{lin}/timeline?until=2026-11-24");
        var first = await owner.Ask($"/customers/{lin}/timeline?until=2026-11-24&limit=1");
        var rest = await owner.Ask(
            $"/customers/{lin}/timeline?until=2026-11-24&after={first.Word("next")}");
        var before = await owner.Ask($"/customers/{lin}/timeline?until=2020-01-01");
        var ever = await owner.Ask($"/customers/{lin}/timeline?until=9999-12-31");
        var wrong = await owner.GetAsync(
            $"/api/v1/customers/{lin}/timeline?until=yesterday", Cancel);

        Assert.Equal(["visit", "added", "visit"], there.Words("says"));
        Assert.Equal(there.Words("says"), [.. first.Words("says"), .. rest.Words("says")]);
        Assert.Empty(before.Items());
        Assert.Equal(5, ever.Items().Count());
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task What_hangs_on_a_record_is_told_with_what_it_is()
    {
        await using var shop = await Shop.Open();
        var (owner, lin) = await Known(shop);
        var wu = await owner.Customer("Wu Bo");
        await owner.Tell($"/customers/{lin}/contact-points", new
        {
            kind = "email", use = "work", value = "lin@work.example",
        });
        await owner.Tell($"/customers/{lin}/relations", new
        {
            other = wu.Word("id"), kind = "friend",
        });
        await owner.Tell($"/customers/{lin}/preferences", new
        {
            kind = "seating", text = "the corner table",
        });

        var contacts = await owner.Ask($"/customers/{lin}/timeline?kind=contact");
        var relations = await owner.Ask($"/customers/{lin}/timeline?kind=relation");
        var likes = await owner.Ask($"/customers/{lin}/timeline?kind=preference");
        var others = await owner.Ask($"/customers/{wu.Word("id")}/timeline?kind=relation");
        var analyst = await (await shop.Client(Role.Analyst)).GetAsync(
            $"/api/v1/customers/{lin}/timeline?kind=contact", Cancel);

        Assert.Equal("contact-added", Assert.Single(contacts.Items()).Word("says"));
        Assert.Equal(
            "lin@work.example", contacts.Items().Single().GetProperty("facts").Word("what"));
        var relation = Assert.Single(relations.Items()).GetProperty("facts");
        Assert.Equal(("Friend", wu.Number("number").ToString(CultureInfo.InvariantCulture)),
            (relation.Word("relation"), relation.Word("number")));
        Assert.Equal(
            "the corner table", Assert.Single(likes.Items()).GetProperty("facts").Word("what"));
        Assert.Equal(
            "1", Assert.Single(others.Items()).GetProperty("facts").Word("number"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, analyst.StatusCode);
    }

    [Fact]
    public async Task An_analyst_sees_that_a_name_changed_but_not_the_names()
    {
        await using var shop = await Shop.Open();
        var (_, lin) = await Known(shop);
        var analyst = await shop.Client(Role.Analyst);

        var page = await analyst.Ask($"/customers/{lin}/timeline?kind=change");

        var change = page.Items().First().GetProperty("changes")[0];
        Assert.Equal("hidden", change.Word("sight"));
        Assert.Null(change.Word("from"));
        Assert.DoesNotContain("Lin", page.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_their_data_key_past_names_stay_dark()
    {
        await using var shop = await Shop.Open();
        var (owner, lin) = await Known(shop);
        await shop.Books(async db =>
        {
            db.Remove((await db.Set<DataKey>().FindAsync([lin], Cancel))!);
            return await db.SaveChangesAsync(Cancel);
        });

        var page = await owner.Ask($"/customers/{lin}/timeline?kind=change");

        Assert.Equal("dark", page.Items().First().GetProperty("changes")[0].Word("sight"));
        Assert.DoesNotContain("Lin", page.GetRawText(), StringComparison.Ordinal);
        Assert.True((await owner.Ask("/audit/chain")).GetProperty("whole").GetBoolean());
    }

    [Fact]
    public async Task Who_opens_an_id_document_is_noted_and_others_cannot()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var lin = await owner.Tell("/customers", new { name = "Lin", idDocument = "A 123" });
        var address = $"/customers/{lin.Word("id")}/id-document/openings";

        var manager = await (await shop.Client(Role.Manager)).PostAsync(
            "/api/v1" + address, null, Cancel);
        var opened = await owner.PostAsync("/api/v1" + address, null, Cancel);
        var timeline = await owner.Ask($"/customers/{lin.Word("id")}/timeline");

        Assert.Equal(HttpStatusCode.Forbidden, manager.StatusCode);
        Assert.Equal("A 123", (await Read(opened)).Word("idDocument"));
        Assert.Equal(["opened", "added"], timeline.Words("says"));
        Assert.DoesNotContain("A 123", timeline.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_without_a_document_has_none_to_open()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var lin = await owner.Customer("Lin");

        var answer = await owner.PostAsync(
            $"/api/v1/customers/{lin.Word("id")}/id-document/openings", null, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("no-id-document", (await Read(answer)).Word("code"));
    }

    // Lin was added on 23 November and renamed two days later.
    private static async Task<(HttpClient Owner, Guid Lin)> Known(Shop shop)
    {
        var owner = await shop.Client();
        await owner.Tell("/stores", new { name = "Old Town" });
        var lin = await owner.Customer("Lin");
        await Buy(owner, "2026-11-22", 1200);
        await Buy(owner, "2026-11-24", 3000);
        await Buy(owner, "2026-11-25", -500);
        shop.Clock.Advance(TimeSpan.FromDays(2));
        var change = new HttpRequestMessage(
            HttpMethod.Put, $"/api/v1/customers/{lin.Word("id")}")
        {
            Content = JsonContent.Create(new { name = "Lin Mei" }),
        };
        change.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        (await owner.SendAsync(change, Cancel)).EnsureSuccessStatusCode();
        return (owner, lin.GetProperty("id").GetGuid());
    }

    private static Task<JsonElement> Buy(HttpClient owner, string day, int coins) =>
        owner.Tell("/purchases", new
        {
            customerNumber = 1, day, net = new { amount = coins, currency = "CNY" },
        });

    private static async Task<JsonElement> Read(HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
}
