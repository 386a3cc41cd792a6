using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Cards;
using Kite.Tests.Insight.Segments;
using static Kite.Tests.SegmentCampaignTests;

namespace Kite.Tests;

/// <summary>Who may know of a campaign to a segment: as that was when it was drawn.</summary>
[Trait("books", "both")]
public sealed class CampaignSightTests
{
    private const string Campaigns = "/api/v1/coupon-campaigns";

    // All that a campaign asks for, but what is personal: as where someone lives.
    private static readonly string Impersonal = string.Join(
        ' ', May.ReadCards, May.IssueCoupons, May.ReadInsight, May.ReadCustomers,
        May.ReadPurchases, May.WriteSegments, May.Export);

    private static readonly object Homes = Guestbook.Rule("city", "is", "Athens");
    private static readonly object People = Guestbook.Rule("kind", "is", "person");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_campaign_stays_hidden_whatever_becomes_of_its_segment()
    {
        await using var shop = await CouponShop.Open();
        await Guests(shop, 5);
        var segment = await shop.Till.Segment("Athens", Homes);
        var campaign = await Issue(shop, segment);
        var clerk = await shop.Shop.Client(Impersonal);
        Assert.Equal(("", "Hidden"), (await Seen(clerk), await Told(clerk, campaign)));

        await Change(shop.Till, segment, People);
        Assert.Equal(
            ["Athens"], (await clerk.Ask("/segments")).Items().Select(s => s.Word("name")));
        Assert.Equal(("", "Hidden"), (await Seen(clerk), await Told(clerk, campaign)));

        await shop.Till.DeleteAsync($"/api/v1/segments/{segment.Word("id")}", Cancel);
        Assert.Equal(("", "Hidden"), (await Seen(clerk), await Told(clerk, campaign)));
        Assert.Equal(
            ("Spring", "Told"), (await Seen(shop.Till), await Told(shop.Till, campaign)));
    }

    [Fact]
    public async Task A_campaign_stays_in_sight_whatever_becomes_of_its_segment()
    {
        await using var shop = await CouponShop.Open();
        await Guests(shop, 5);
        var segment = await shop.Till.Segment("All", People);
        var campaign = await Issue(shop, segment);
        var clerk = await shop.Shop.Client(Impersonal);

        await Change(shop.Till, segment, Homes);
        Assert.Empty((await clerk.Ask("/segments")).Items());
        Assert.Equal(("Spring", "Told"), (await Seen(clerk), await Told(clerk, campaign)));
        await shop.Till.DeleteAsync($"/api/v1/segments/{segment.Word("id")}", Cancel);
        Assert.Equal(("Spring", "Told"), (await Seen(clerk), await Told(clerk, campaign)));
    }

    [Fact]
    public async Task A_coupon_and_its_holder_are_told_but_not_with_which_hidden_campaign_it_came()
    {
        await using var shop = await CouponShop.Open();
        await Guests(shop, 3);
        var campaign = await Issue(shop, await shop.Till.Segment("Athens", Homes));
        var cashier = await shop.Shop.Client(Role.Cashier);
        var few = await shop.Shop.Client(May.ReadCards);

        foreach (var client in new[] { cashier, few })
        {
            var listed = (await client.Ask("/coupons")).Items().ToList();
            Assert.Equal(3, listed.Select(c => c.Number("customerNumber")).Distinct().Count());
            Assert.All(listed, c => Assert.Null(c.Word("campaign")));
            var one = await client.Ask($"/coupons/{listed[0].Number()}");
            Assert.Null(one.GetProperty("coupon").Word("campaign"));
            Assert.Equal("", await Seen(client));
        }
        Assert.All(
            (await shop.Till.Ask("/coupons")).Items(),
            c => Assert.Equal(campaign, c.Word("campaign")));
    }

    [Theory]
    [InlineData("insight:read", "insight:read", true)]
    [InlineData("insight:read\ncustomers:personal", "insight:read", false)]
    [InlineData("insight:read\ncustomers:personal", "insight:read customers:personal", true)]
    [InlineData("insight:read", "", false)]
    // Where it was not kept, it takes all that a segment may take.
    [InlineData(null, "insight:read customers:personal purchases:read", false)]
    [InlineData(null, "insight:read customers:personal purchases:read customers:sensitive", true)]
    public void What_the_segment_took_is_what_the_campaign_takes(
        string? needs, string permissions, bool isSeen)
    {
        var asker = new Asker(
            Id: null, "", permissions.Split(' ').ToHashSet(StringComparer.Ordinal));
        var campaign = new CouponCampaign { SegmentId = Guid.CreateVersion7() };

        Assert.Equal(isSeen, (campaign with { SegmentNeeds = needs }).Barred(asker) is null);
        Assert.Null((campaign with { SegmentId = null }).Barred(asker));
    }

    private static async Task<string> Issue(CouponShop shop, JsonElement segment) =>
        (await shop.Till.Tell("/coupon-campaigns", new
        {
            name = "Spring", kindId = await shop.Kind(), segment = segment.Word("id"),
            holdOutPercent = 0,
        })).Word("id")!;

    private static async Task<string> Seen(HttpClient client) =>
        string.Join(
            ' ', (await client.Ask("/coupon-campaigns")).Items().Select(c => c.Word("name")));

    // Wherever it is asked for, the answer is of one kind.
    private static async Task<string> Told(HttpClient client, string campaign)
    {
        var answers = new List<bool>();
        foreach (var route in new[]
        {
            $"coupon-campaigns/{campaign}", $"coupon-campaigns/{campaign}/customers/export",
            $"coupon-campaigns/{campaign}/codes", $"coupons?campaign={campaign}",
            $"coupons/export?campaign={campaign}",
            $"insight/movement/campaign?campaign={campaign}",
        })
        {
            using var answer = await client.GetAsync($"/api/v1/{route}", Cancel);
            Assert.True(
                answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Forbidden
                    or HttpStatusCode.UnprocessableEntity,
                $"{route} {answer.StatusCode}");
            answers.Add(answer.IsSuccessStatusCode);
        }
        using var export = await client.GetAsync($"{Campaigns}/export", Cancel);
        var text = await export.Content.ReadAsStringAsync(Cancel);
        answers.Add(text.Contains("Spring", StringComparison.Ordinal));
        return Assert.Single(answers.Distinct()) ? "Told" : "Hidden";
    }

    private static async Task Change(HttpClient owner, JsonElement segment, object rule)
    {
        using var change = new HttpRequestMessage(
            HttpMethod.Put, $"/api/v1/segments/{segment.Word("id")}")
        {
            Content = JsonContent.Create(new { rule }),
        };
        change.Headers.Add("If-Match", "\"1\"");
        using var changed = await owner.SendAsync(change, Cancel);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }
}
