using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Kite.Tests.Insight.Segments.Guestbook;

namespace Kite.Tests.Insight.Segments;

/// <summary>Live segments follow the books, frozen ones stay; both are used alike.</summary>
[Trait("books", "both")]
public sealed class LiveSegmentTests
{
    private static readonly object Athenians = Rule("city", "is", "Athens");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_live_segment_follows_purchases_records_and_days_and_a_frozen_one_stays()
    {
        await using var shop = await Guestbook.Open();
        var owner = await shop.Client();
        var often = Rule("figure.visits", "atLeast", "2");
        var live = await owner.Segment("Often", often);
        var frozen = await owner.Segment("Often once", often, live: false);
        var town = await owner.Segment("Athens", Athenians);
        var lately = await owner.Segment("Lately", Rule("figure.lastVisit", "within", "2"));
        Assert.Equal("1 3", await owner.Members(live));
        Assert.Equal("1 4", await owner.Members(town));
        Assert.Equal("3", await owner.Members(lately));

        await owner.Bought(2, "2026-11-23", 100);
        Assert.Equal("1 2 3", await owner.Members(live));
        Assert.Equal("2 3", await owner.Members(lately));
        await Move(owner, 3, "Athens");
        Assert.Equal("1 3 4", await owner.Members(town));
        shop.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("2", await owner.Members(lately));

        Assert.Equal("1 3", await owner.Members(frozen));
        var list = (await owner.Ask("/segments")).Items().ToDictionary(s => s.Word("name")!);
        Assert.Equal(3, list["Often"].Number("customers"));
        Assert.Equal(2, list["Often once"].Number("customers"));
        Assert.True(list["Often"].GetProperty("isLive").GetBoolean());
    }

    [Fact]
    public async Task A_live_segment_narrows_the_map_lists_files_and_rounds()
    {
        await using var shop = await Guestbook.Open();
        var owner = await shop.Client();
        var id = (await owner.Segment("Athens", Athenians)).Word("id");

        var map = await owner.Ask(
            $"/insight/contribution-map?from=2026-10-01&to=2026-11-23&segment={id}");
        Assert.Equal(
            1, map.GetProperty("quarters").EnumerateArray().Sum(q => q.Number("customers")));
        var list = await owner.Ask($"/customers?segment={id}&order=number");
        Assert.Equal([1, 4], list.Items().Select(c => c.Number()));
        Assert.Equal(2, (await owner.Ask($"/customers/count?segment={id}")).Number("count"));
        Assert.Equal(
            [1], (await owner.Ask($"/customers?segment={id}&figure.visits.from=2")).Items()
                .Select(c => c.Number()));
        var file = await owner.GetStringAsync(
            $"/api/v1/customers/export?segment={id}&columns=number", Cancel);
        Assert.Equal(3, file.Trim().Split('\n').Length);
        file = await owner.GetStringAsync($"/api/v1/segments/{id}/members/export", Cancel);
        Assert.Contains("Golden Reed", file, StringComparison.Ordinal);
        Assert.Contains(
            "Athens", (await owner.Ask("/customers/filters")).Items()
                .Single(f => f.Word("key") == "segment").GetProperty("words").GetRawText(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Freezing_keeps_who_is_in_it_with_its_day_and_its_rule()
    {
        await using var shop = await Guestbook.Open();
        var owner = await shop.Client();
        var live = await owner.Segment("Athens", Athenians);

        var copy = await owner.Tell($"/segments/{live.Word("id")}/copies", new { });
        await Move(owner, 2, "Athens");

        Assert.Equal("Athens 2026-11-23", copy.Word("name"));
        Assert.Equal(live.Word("id"), copy.Word("copyOf"));
        Assert.Equal("1 4", await owner.Members(copy));
        Assert.Equal("1 2 4", await owner.Members(live));
        var again = await owner.PostAsJsonAsync(
            $"/api/v1/segments/{copy.Word("id")}/copies", new { name = "Twice" }, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task A_rule_is_changed_by_who_has_seen_its_last_version_and_never_when_frozen()
    {
        await using var shop = await Guestbook.Open();
        var owner = await shop.Client();
        var live = await owner.Segment("Town", Athenians);
        var frozen = await owner.Segment("Then", Athenians, live: false);
        var reeds = Rule("kind", "is", "company");

        Assert.Equal(HttpStatusCode.BadRequest, await Put(owner, live, new { rule = reeds }, null));
        Assert.Equal(HttpStatusCode.OK, await Put(owner, live, new { rule = reeds }, 1));
        Assert.Equal(
            HttpStatusCode.PreconditionFailed, await Put(owner, live, new { rule = reeds }, 1));
        Assert.Equal("4", await owner.Members(live));
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, await Put(owner, frozen, new { rule = reeds }, 1));
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, await Put(owner, frozen, new { name = "Town" }, 1));
        Assert.Equal(HttpStatusCode.OK, await Put(owner, frozen, new { name = "Once" }, 1));
        Assert.Equal("1 4", await owner.Members(frozen));
    }

    [Fact]
    public async Task Who_may_not_see_a_field_neither_asks_by_it_nor_learns_how_many_there_are()
    {
        await using var shop = await Guestbook.Open();
        var owner = await shop.Client();
        var analyst = await shop.Client(Role.Analyst);
        var hidden = await owner.Segment("Athens", Athenians);
        var copy = await owner.Segment("Athens then", Athenians, live: false);
        var open = await owner.Segment("Often", Rule("figure.visits", "atLeast", "2"));
        // Whoever is picked on a map that was kept to it stays as hidden.
        var picked = await owner.Tell("/segments", new
        {
            name = "Seen in Athens", of = new { segment = hidden.Word("id"), from = "2020-01-01" },
        });

        var size = await analyst.PostAsJsonAsync(
            "/api/v1/segments/sizes", new { rule = Athenians }, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, size.StatusCode);
        Assert.DoesNotContain(
            "city", (await analyst.Ask("/segments/fields")).Words("key"));
        Assert.Equal(["Often"], (await analyst.Ask("/segments")).Words("name"));
        Assert.Equal("1 3", await analyst.Members(open));
        foreach (var id in new[] { hidden, copy, picked }.Select(s => s.Word("id")))
        {
            foreach (var route in new[]
            {
                $"segments/{id}", $"segments/{id}/members", $"segments/{id}/members/export",
                $"customers/count?segment={id}", $"insight/contribution-map?segment={id}",
            })
            {
                var barred = await analyst.GetAsync("/api/v1/" + route, Cancel);
                Assert.Equal((route, HttpStatusCode.Forbidden), (route, barred.StatusCode));
            }
            var thrown = await analyst.DeleteAsync($"/api/v1/segments/{id}", Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, thrown.StatusCode);
        }
    }

    [Fact]
    public async Task A_rule_on_a_field_that_is_gone_names_nobody_and_says_so()
    {
        await using var shop = await Guestbook.Open();
        var owner = await shop.Client();
        var field = await owner.Tell(
            "/custom-fields", new { key = "plate", name = "Plate", kind = "text" });
        var live = await owner.Segment("Plates", Rule("custom.plate", "begins", "B"));
        Assert.False(live.GetProperty("isBroken").GetBoolean());

        using var retire = new HttpRequestMessage(
            HttpMethod.Put, $"/api/v1/custom-fields/{field.Word("id")}")
        {
            Content = JsonContent.Create(new { name = "Plate", isRetired = true }),
        };
        retire.Headers.Add("If-Match", "\"1\"");
        Assert.Equal(HttpStatusCode.OK, (await owner.SendAsync(retire, Cancel)).StatusCode);

        var shown = await owner.Ask($"/segments/{live.Word("id")}");
        Assert.True(shown.GetProperty("isBroken").GetBoolean());
        var members = await owner.GetAsync(
            $"/api/v1/segments/{live.Word("id")}/members", Cancel);
        Assert.Equal(HttpStatusCode.Conflict, members.StatusCode);
    }

    private static async Task Move(HttpClient owner, long number, string city)
    {
        var found = (await owner.Ask($"/customers?numbers={number}")).Items().Single();
        using var change = new HttpRequestMessage(
            HttpMethod.Put, $"/api/v1/customers/{found.Word("id")}")
        {
            Content = JsonContent.Create(new { name = found.Word("name"), city }),
        };
        change.Headers.Add("If-Match", $"\"{found.Number("version")}\"");
        var answer = await owner.SendAsync(change, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static async Task<HttpStatusCode> Put(
        HttpClient owner, JsonElement segment, object body, int? version)
    {
        using var change = new HttpRequestMessage(
            HttpMethod.Put, $"/api/v1/segments/{segment.Word("id")}")
        {
            Content = JsonContent.Create(body),
        };
        if (version is not null) change.Headers.Add("If-Match", $"\"{version}\"");
        return (await owner.SendAsync(change, Cancel)).StatusCode;
    }
}
