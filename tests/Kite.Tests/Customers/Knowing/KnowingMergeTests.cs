using System.Net;
using System.Net.Http.Json;

namespace Kite.Tests;

/// <summary>What is known of two records that turn out to be one customer.</summary>
[Trait("books", "both")]
public sealed class KnowingMergeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thanks_losses_and_answers_follow_and_go_back()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var (lin, twin) = (await desk.Add(new { name = "Lin Mei" }), await desk.Add(
            new { name = "Mei Lin" }));
        await desk.Client.Put($"/customers/{lin}/answers/origin", new { text = "a neighbour" });
        await desk.Client.Put($"/customers/{twin}/answers/origin", new { text = "an advert" });
        await desk.Client.Put($"/customers/{twin}/answers/reason", new { text = "the tea" });
        await desk.Client.Tell(
            $"/customers/{twin}/thanks", new { way = await Word(desk, "thanks", "Card") });
        await desk.Client.Tell($"/customers/{twin}/losses", new
        {
            kind = "left", reason = await Word(desk, "losses", "Price"), evidence = "statement",
        });
        var before = await desk.All();

        var merge = await desk.Merge(lin, twin);

        var known = await desk.Client.Ask($"/customers/{lin}/seven-things");
        Assert.Equal("a neighbour", known.GetProperty("origin").Word("text"));
        Assert.Equal("the tea", known.GetProperty("reason").Word("text"));
        Assert.Single(known.GetProperty("thanks").EnumerateArray());
        Assert.Single(known.GetProperty("leaving").EnumerateArray());
        await desk.Undo(merge);
        Assert.Equal(before, await desk.All());
    }

    [Fact]
    public async Task An_answer_given_since_stays_with_the_survivor_and_the_old_one_goes_home()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var (lin, twin) = (await desk.Add(new { name = "Lin Mei" }), await desk.Add(
            new { name = "Mei Lin" }));
        await desk.Client.Put($"/customers/{twin}/answers/reason", new { text = "the tea" });
        var merge = await desk.Merge(lin, twin);
        shop.Clock.Advance(TimeSpan.FromHours(1));
        await desk.Client.Put($"/customers/{lin}/answers/reason", new { text = "the view" });

        await desk.Undo(merge);

        Assert.Equal(("the view", "the tea"), (await Reason(lin), await Reason(twin)));
        async Task<string?> Reason(Guid customer) =>
            (await desk.Client.Ask($"/customers/{customer}/seven-things"))
            .GetProperty("reason").Word("text");
    }

    [Theory]
    // who brought whom, as referrer>brought; Lin takes in Twin; who brought whom then
    [InlineData("Twin>Wu", "Lin>Wu")]
    [InlineData("Wu>Twin", "Wu>Lin")]
    [InlineData("Wu>Twin Zhao>Lin", "Zhao>Lin")]
    [InlineData("Lin>Twin", "")]
    [InlineData("Twin>Lin", "")]
    [InlineData("Twin>Wu Wu>Lin", "Lin>Wu")]
    [InlineData("Twin>Wu Wu>Lin Zhao>Twin", "Lin>Wu Zhao>Lin")]
    [InlineData("Lin>Wu Twin>Wu2 Wu>Zhao", "Lin>Wu Lin>Wu2 Wu>Zhao")]
    public async Task Nobody_comes_to_stand_above_themselves(string before, string after)
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        string[] names = ["Lin", "Twin", "Wu", "Wu2", "Zhao"];
        var ids = new List<Guid>();
        foreach (var name in names) ids.Add(await desk.Add(new { name }));
        foreach (var pair in before.Split(' '))
        {
            var two = pair.Split('>');
            await desk.Client.Put(
                $"/customers/{ids[Array.IndexOf(names, two[1])]}/referrer",
                new { referrer = ids[Array.IndexOf(names, two[0])] });
        }
        var books = await desk.All();

        var merge = await desk.Merge(ids[0], ids[1]);

        Assert.Equal(after, await Told());
        await desk.Undo(merge);
        Assert.Equal(books, await desk.All());

        async Task<string> Told()
        {
            var said = new List<string>();
            foreach (var (id, name) in ids.Zip(names).Where(p => p.Second != "Twin"))
            {
                var by = (await desk.Client.Ask($"/customers/{id}/referrals"))
                    .GetProperty("broughtBy");
                if (by.ValueKind != System.Text.Json.JsonValueKind.Null)
                    said.Add($"{by.Word("referrerName")}>{name}");
            }
            return string.Join(' ', said.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Nothing_is_hung_on_a_record_for_which_another_stands()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var (lin, twin) = (await desk.Add(new { name = "Lin Mei" }), await desk.Add(
            new { name = "Mei Lin" }));
        var wu = await desk.Add(new { name = "Wu Bo" });
        await desk.Merge(lin, twin);
        var way = await Word(desk, "thanks", "Card");
        (HttpMethod, string, object)[] said =
        [
            (HttpMethod.Post, $"/customers/{twin}/thanks", new { way }),
            (HttpMethod.Put, $"/customers/{twin}/answers/reason", new { text = "the tea" }),
            (HttpMethod.Put, $"/customers/{twin}/referrer", new { referrer = wu }),
            (HttpMethod.Put, $"/customers/{wu}/referrer", new { referrer = twin }),
            (HttpMethod.Put, $"/customers/{twin}/tags", new { tags = new[] { "vip" } }),
            (HttpMethod.Post, $"/customers/{twin}/preferences", new { text = "tea" }),
            (HttpMethod.Post, $"/customers/{twin}/relations", new { other = wu, kind = "friend" }),
            (HttpMethod.Post, $"/customers/{wu}/relations", new { other = twin, kind = "friend" }),
            (HttpMethod.Post, $"/customers/{twin}/contact-points",
                new { kind = "phone", value = "13900004821" }),
        ];
        var before = await desk.All();
        foreach (var (method, path, body) in said)
        {
            using var request = new HttpRequestMessage(method, "/api/v1" + path)
            {
                Content = JsonContent.Create(body),
            };
            var answer = await desk.Client.SendAsync(request, Cancel);
            var told = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.True(
                answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity,
                $"{path}: {told}");
            Assert.Contains("is-merged-already", told, StringComparison.Ordinal);
        }
        Assert.Equal(before, await desk.All());
    }

    private static async Task<string?> Word(MergeDesk desk, string list, string name) =>
        (await desk.Client.Tell($"/choice-lists/{list}", new { name })).Word("id");
}
