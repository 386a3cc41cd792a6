using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Insight;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Kite.Tests.Insight.Segments.Guestbook;

namespace Kite.Tests.Insight.Segments;

/// <summary>How many segments a rule reaches, and what is told of those that are hidden.</summary>
[Trait("books", "both")]
public sealed class SegmentReachTests
{
    private static readonly object Often = Rule("figure.visits", "atLeast", "2");
    private static readonly object Athens = Rule("city", "is", "Athens");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static object In(params IEnumerable<JsonElement> segments) =>
        Rule("segment", "is", [.. segments.Select(s => s.Word("id")!)]);

    [Fact]
    public async Task A_rule_and_those_that_stand_on_it_reach_no_more_than_thirty()
    {
        await using var shop = await Guestbook.Open();
        var owner = await shop.Client();
        var leaves = new List<JsonElement>();
        for (var i = 0; i < 30; i++) leaves.Add(await owner.Segment($"Leaf {i}", Often));
        var low = await owner.Segment("Low", In(leaves[..10]));
        var high = await owner.Segment("High", In([low, .. leaves[5..20]]));
        Assert.Equal("1 3", await owner.Members(high));

        // Low is one of them, and those within it count, each once.
        Assert.Equal(
            ("created", "too-many-segments-within"),
            (await Try(owner, In([low, .. leaves[..29]])), await Try(owner, In([low, .. leaves]))));
        // The one that stands on it would reach thirty-one.
        Assert.Equal(
            "too-many-segments-within",
            await Refused(await Change(owner, low, new { rule = In(leaves) })));
        Assert.Equal("1 3", await owner.Members(high));
    }

    [Fact]
    public async Task Of_a_hidden_segment_not_even_its_name_is_told()
    {
        await using var shop = await Guestbook.Open();
        var owner = await shop.Client();
        var analyst = await shop.Client(Role.Analyst);
        var open = await owner.Segment("Open", Often);
        var hidden = await owner.Segment("Debtors", new { all = new[] { In(open), Athens } });

        using var refused = await Change(analyst, open, new { rule = In(hidden) });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.DoesNotContain(
            "Debtors", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var known = await Change(owner, open, new { rule = In(hidden) });
        Assert.Contains(
            "Debtors", await known.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_strategy_asks_for_is_not_thrown_away_until_it_is_over()
    {
        await using var shop = await StrategyDesks.Open();
        var segment = await shop.First.Segment("Regulars", Often);
        var other = await shop.First.Segment("Others", Often);
        object For(string name, params JsonElement[] whom) => new
        {
            name, effect = new { kind = "percent", basisPoints = 1_000 },
            sheet = StrategyDesks.Written,
            who = new { segments = whom.Select(s => s.Word("id")) },
        };
        var running = await shop.Run(For("Tea week", segment));
        var draft = (await shop.Write(For("Cake week", segment, other))).Word("id")!;

        var blind = await shop.Shop.Shop.Client(
            $"{May.ReadInsight} {May.WriteSegments} {May.ReadCustomers}");
        foreach (var (client, by) in new[]
        {
            (shop.First, "strategy “Cake week”, strategy “Tea week”"), (blind, ": +2."),
        })
        {
            var (status, problem) = await Throw(client, segment);
            Assert.Equal(
                (HttpStatusCode.Conflict, "segment-is-used"), (status, problem.Word("code")));
            Assert.Contains(by, problem.Word("detail"), StringComparison.Ordinal);
        }

        await StrategyDesks.Do(shop.First, running, "stops", new { reason = "sold out" });
        await StrategyDesks.Do(shop.First, draft, "versions", For("Cake week"));
        Assert.Equal(HttpStatusCode.NoContent, (await Throw(shop.First, segment)).Status);
    }

    [Fact]
    public async Task However_many_segments_who_may_see_them_is_one_question()
    {
        await using var shop = await Guestbook.Open();
        var owner = await shop.Client();
        var segments = new List<JsonElement>();
        for (var i = 0; i < 6; i++)
        {
            var rule = i % 2 == 0 ? Often : new { all = new[] { Often, In(segments[^1]), Athens } };
            segments.Add(await owner.Segment($"S{i}", rule));
        }
        var scopes = new CountsScopes(shop.Services.GetRequiredService<IServiceScopeFactory>());
        var kept = new KeptMembers(
            scopes, shop.Services.GetRequiredService<FigureSource>(), shop.Clock);
        var analyst = new Asker(null, "", Roles.Permissions(Role.Analyst));

        var all = await shop.Books(
            db => db.Set<Segment>().OrderBy(s => s.Name).ToListAsync(Cancel));
        var seen = await kept.Seen(analyst, all, Cancel);
        Assert.Equal(["S0", "S2", "S4"], seen.Select(s => s.Name));
        Assert.Equal(1, scopes.Opened);
    }

    private sealed class CountsScopes(IServiceScopeFactory scopes) : IServiceScopeFactory
    {
        public int Opened { get; private set; }

        public IServiceScope CreateScope()
        {
            Opened++;
            return scopes.CreateScope();
        }
    }

    private static async Task<string?> Try(HttpClient owner, object rule)
    {
        using var answer = await owner.PostAsJsonAsync(
            "/api/v1/segments", new { name = $"{Guid.CreateVersion7()}", rule }, Cancel);
        return answer.StatusCode is HttpStatusCode.Created ? "created" : await Refused(answer);
    }

    private static async Task<string?> Refused(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel))
            .GetProperty("fields").GetProperty("rule")[0].Word("code");
    }

    private static async Task<(HttpStatusCode Status, JsonElement Problem)> Throw(
        HttpClient client, JsonElement segment)
    {
        using var answer = await client.DeleteAsync(
            $"/api/v1/segments/{segment.Word("id")}", Cancel);
        return (
            answer.StatusCode,
            answer.IsSuccessStatusCode
                ? default
                : await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel));
    }

    internal static async Task<HttpResponseMessage> Change(
        HttpClient client, JsonElement segment, object body)
    {
        var seen = await client.Ask($"/segments/{segment.Word("id")}");
        using var change = new HttpRequestMessage(
            HttpMethod.Put, $"/api/v1/segments/{segment.Word("id")}")
        {
            Content = JsonContent.Create(body),
        };
        change.Headers.Add("If-Match", $"\"{seen.Number("version")}\"");
        return await client.SendAsync(change, Cancel);
    }
}
