using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Kite.Tests.Insight.Segments.Guestbook;

namespace Kite.Tests.Insight.Segments;

/// <summary>A segment as a condition of another (A9).</summary>
[Trait("books", "both")]
public sealed class SegmentWithinTests
{
    private static readonly object Often = Rule("figure.visits", "atLeast", "2");
    private static readonly object Athens = Rule("city", "is", "Athens");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static object In(params JsonElement[] segments) =>
        Rule("segment", "is", [.. segments.Select(s => s.Word("id")!)]);

    private static object Not(object rule) => new { none = new[] { rule } };

    [Fact]
    public async Task Who_is_in_it_or_not_follows_the_segment_within_and_its_rule()
    {
        await using var shop = await Guestbook.Open();
        var owner = await shop.Client();
        var often = await owner.Segment("Often", Often);
        var then = await owner.Segment("Athens then", Athens, live: false);
        var both = await owner.Segment("Both", new { all = new[] { In(often), In(then) } });
        var either = await owner.Segment("Either", In(often, then));
        var neither = await owner.Segment("Neither", Not(In(often, then)));
        Assert.Equal(("1", "1 3 4", "2 5"), (
            await owner.Members(both), await owner.Members(either), await owner.Members(neither)));
        Assert.Equal(
            "Customers with: a place in the segment “Often” or “Athens then”.",
            either.Word("sentence"));
        Assert.Equal(
            "Customers with: no place in the segment “Often” or “Athens then”.",
            neither.Word("sentence"));

        await owner.Bought(4, "2026-11-20", 100);
        await owner.Bought(4, "2026-11-21", 100);
        Assert.Equal("1 4", await owner.Members(both));
        var reeds = Rule("kind", "is", "company");
        Assert.Equal(HttpStatusCode.OK, await Put(owner, often, new { rule = reeds }));
        Assert.Equal("4", await owner.Members(both));
        Assert.Equal("1 4", await owner.Members(either));
        Assert.Equal("2 3 5", await owner.Members(neither));
    }

    [Fact]
    public async Task No_segment_comes_to_stand_within_itself_nor_too_deep()
    {
        await using var shop = await Guestbook.Open();
        var owner = await shop.Client();
        var chain = new List<JsonElement> { await owner.Segment("S0", Often) };
        for (var i = 1; i <= 5; i++) chain.Add(await owner.Segment($"S{i}", In(chain[^1])));
        Assert.Equal("1 3", await owner.Members(chain[^1]));

        var sixth = await owner.PostAsJsonAsync(
            "/api/v1/segments", new { name = "S6", rule = In(chain[^1]) }, Cancel);
        Assert.Equal("segments-stand-too-deep", await Fault(sixth, "rule.values"));
        var size = await owner.PostAsJsonAsync(
            "/api/v1/segments/sizes", new { rule = In(chain[^1]) }, Cancel);
        Assert.Equal("segments-stand-too-deep", await Fault(size, "rule.values"));
        // Another below the lowest would make the whole chain deeper.
        var other = await owner.Segment("Other", Athens);
        var below = await Change(
            owner, chain[0], new { rule = new { any = new[] { Often, In(other) } } });
        Assert.Equal("segments-stand-too-deep", await Fault(below, "rule.any[1].values"));

        foreach (var (of, by) in new[] { (0, 0), (0, 1), (0, 3), (2, 4) })
        {
            var round = await Change(owner, chain[of], new { rule = In(chain[by]) });
            Assert.Equal("segment-within-itself", await Fault(round, "rule.values"));
        }
        Assert.Equal(
            Enumerable.Range(0, 6).Select(_ => "1 3"),
            await Task.WhenAll(chain.Select(owner.Members)));
        // A frozen one stands on nothing.
        var frozen = await owner.Segment("Then", In(chain[4]), live: false);
        Assert.Equal(HttpStatusCode.OK, await Put(owner, chain[1], new { rule = In(frozen) }));
        Assert.Equal("1 3", await owner.Members(chain[5]));
    }

    [Fact]
    public async Task Two_who_build_a_circle_at_once_do_not_both_succeed()
    {
        await using var shop = await Guestbook.Open();
        var owner = await shop.Client();
        var one = await owner.Segment("One", Often);
        var two = await owner.Segment("Two", Athens);

        var answers = await Task.WhenAll(
            Put(owner, one, new { rule = In(two) }), Put(owner, two, new { rule = In(one) }));

        Assert.Single(answers, a => a == HttpStatusCode.OK);
        Assert.Single(answers, a => a == HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task What_others_stand_on_is_not_thrown_away_and_it_is_said_who_they_are()
    {
        await using var shop = await Guestbook.Open();
        var owner = await shop.Client();
        var analyst = await shop.Client(Role.Analyst);
        var often = await owner.Segment("Often", Often);
        var user = await owner.Segment("User", In(often));
        await owner.Segment(
            "Hidden user", new { all = new[] { In(often), Athens } });
        await owner.Segment("Copy", In(often), live: false);

        var refused = await analyst.DeleteAsync($"/api/v1/segments/{often.Word("id")}", Cancel);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("segment-is-used", problem.Word("code"));
        Assert.Contains("User, +1", problem.Word("detail"), StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden", problem.Word("detail"), StringComparison.Ordinal);
        Assert.Equal("1 3", await owner.Members(often));

        foreach (var name in new[] { "User", "Hidden user", "Often" })
        {
            var id = (await owner.Ask("/segments")).Items()
                .Single(s => s.Word("name") == name).Word("id");
            var thrown = await owner.DeleteAsync($"/api/v1/segments/{id}", Cancel);
            Assert.Equal(HttpStatusCode.NoContent, thrown.StatusCode);
        }
        // Whoever was in the frozen one stays, for whoever might see it before.
        var copy = (await analyst.Ask("/segments")).Items().Single();
        Assert.Equal("1 3", await analyst.Members(copy));
        Assert.Contains("…", copy.Word("sentence"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_segment_within_needs_the_whole_needs_now_and_in_copies()
    {
        await using var shop = await Guestbook.Open();
        var owner = await shop.Client();
        var analyst = await shop.Client(Role.Analyst);
        var hidden = await owner.Segment("Athens", Athens);
        var within = await owner.Segment("Not Athens", Not(In(hidden)));
        var deeper = await owner.Segment("Deeper", new { all = new[] { Often, Not(In(within)) } });
        var copy = await owner.Tell($"/segments/{deeper.Word("id")}/copies", new { });

        var build = await analyst.PostAsJsonAsync(
            "/api/v1/segments/sizes", new { rule = In(within) }, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, build.StatusCode);
        var fields = (await analyst.Ask("/segments/fields")).GetRawText();
        Assert.DoesNotContain("Athens", fields, StringComparison.Ordinal);
        Assert.Empty((await analyst.Ask("/segments")).Items());
        // Once it needs no more than the analyst has, the live ones open; the copy tells of then.
        Assert.Equal(HttpStatusCode.OK, await Put(owner, hidden, new { rule = Often }));
        Assert.Equal(
            ["Athens", "Deeper", "Not Athens"],
            (await analyst.Ask("/segments")).Words("name").Order());
        var barred = await analyst.GetAsync(
            $"/api/v1/segments/{copy.Word("id")}/members", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, barred.StatusCode);
    }

    [Theory]
    [InlineData("""{"values":["nine"]}""", "values", "no-such-segment")]
    [InlineData("""{"values":[]}""", "values", "not-so-many-values")]
    [InlineData("""{"values":["ID"],"operator":"begins"}""", "operator", "not-compared-so")]
    [InlineData("""{"values":["ID"],"span":{"days":3}}""", "span", "not-of-days-or-stores")]
    [InlineData("""{"values":["ID"],"times":3}""", "times", "not-asked-by-times")]
    public async Task What_is_no_segment_is_refused_at_its_place(
        string condition, string place, string code)
    {
        await using var shop = await Guestbook.Open();
        var owner = await shop.Client();
        var often = await owner.Segment("Often", Often);
        var rule = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(
            condition.Replace("ID", often.Word("id"), StringComparison.Ordinal))!;
        rule["field"] = JsonSerializer.SerializeToElement("segment");
        rule.TryAdd("operator", JsonSerializer.SerializeToElement("is"));

        var answer = await owner.PostAsJsonAsync(
            "/api/v1/segments", new { name = "No", rule }, Cancel);

        Assert.Equal(code, await Fault(answer, $"rule.{place}"));
    }

    private static async Task<string?> Fault(HttpResponseMessage answer, string place)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel))
            .GetProperty("fields").GetProperty(place)[0].Word("code");
    }

    private static async Task<HttpStatusCode> Put(
        HttpClient owner, JsonElement segment, object body) =>
        (await Change(owner, segment, body)).StatusCode;

    private static async Task<HttpResponseMessage> Change(
        HttpClient owner, JsonElement segment, object body)
    {
        var seen = await owner.Ask($"/segments/{segment.Word("id")}");
        using var change = new HttpRequestMessage(
            HttpMethod.Put, $"/api/v1/segments/{segment.Word("id")}")
        {
            Content = JsonContent.Create(body),
        };
        change.Headers.Add("If-Match", $"\"{seen.Number("version")}\"");
        return await owner.SendAsync(change, Cancel);
    }
}
