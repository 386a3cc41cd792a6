using System.Net;
using System.Net.Http.Json;

namespace Kite.Tests;

/// <summary>Something is promised once to each whose record becomes complete (K5).</summary>
[Trait("books", "both")]
public sealed class IncentiveTests
{
    private const HttpStatusCode TooLate = HttpStatusCode.PreconditionFailed;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_change_that_completes_the_fields_brings_the_promise_and_only_once()
    {
        await using var shop = await Shop.Open();
        var desk = await IncentiveDesk.Open(shop);
        await desk.Offer("phone", "birthDate");
        var lin = (await desk.Client.Customer("Lin")).Word("id");

        await desk.Write(lin, new { name = "Lin", phone = "13900004821" });
        var progress = (await desk.Client.Ask($"/customers/{lin}/incentives")).Items().Single();
        Assert.Equal("birthDate", progress.GetProperty("missing")[0].GetString());
        Assert.Empty(await desk.Promised(lin));

        object whole = new { name = "Lin", phone = "13900004821", birthDate = "1990-04-12" };
        await desk.Write(lin, whole);
        Assert.Equal(["owed"], await desk.Promised(lin));

        await desk.Write(lin, new { name = "Lin" });
        await desk.Write(lin, whole);
        Assert.Equal(1, await desk.CountOwed());
        var told = await desk.Client.Ask($"/customers/{lin}/timeline?kind=incentive");
        Assert.Equal(["promised"], told.Words("says"));
    }

    [Theory]
    [InlineData("new")]
    [InlineData("contact")]
    [InlineData("preference")]
    [InlineData("own")]
    [InlineData("merge")]
    public async Task Every_way_of_completing_a_record_counts(string way)
    {
        await using var shop = await Shop.Open();
        var desk = await IncentiveDesk.Open(shop);
        await desk.Client.Tell(
            "/custom-fields",
            new { key = "plate", name = "Plate", kind = "text", @class = "personal" });
        await desk.Offer(way switch
        {
            "contact" => "contactPoints",
            "preference" => "preferences",
            "own" => "plate",
            _ => "phone",
        });
        if (way == "new")
            await desk.Client.Tell("/customers", new { name = "Lin", phone = "13900004821" });
        var mei = (await desk.Client.Customer("Mei")).Word("id");

        if (way == "contact")
            await desk.Client.Tell(
                $"/customers/{mei}/contact-points", new { kind = "phone", value = "13900004822" });
        else if (way == "preference")
            await desk.Client.Tell(
                $"/customers/{mei}/preferences", new { kind = "taste", text = "mild" });
        else if (way == "own")
            await desk.Write(mei, new { name = "Mei", custom = new { plate = "B12" } });
        else if (way == "merge")
        {
            var other = await desk.Client.Tell(
                "/customers", new { name = "Mei", phone = "13900004822" });
            await desk.Client.Tell($"/customers/{mei}/merges", new { other = other.Word("id") });
        }

        Assert.Equal(1, await desk.CountOwed());
    }

    [Theory]
    [InlineData("2026-11-24", null)]
    [InlineData("2026-10-01", "2026-11-22")]
    public async Task Outside_its_days_nothing_is_promised(string first, string? last)
    {
        await using var shop = await Shop.Open();
        var desk = await IncentiveDesk.Open(shop);
        await desk.Client.Tell("/incentives", new
        {
            name = "Drive", kind = "points", points = 50, offer = "For your phone",
            fields = new[] { "phone" }, firstDay = first, lastDay = last,
        });

        await desk.Client.Tell("/customers", new { name = "Lin", phone = "13900004821" });

        Assert.Equal(0, await desk.CountOwed());
    }

    [Fact]
    public async Task Who_was_complete_before_is_promised_it_by_hand_or_with_the_next_change()
    {
        await using var shop = await Shop.Open();
        var desk = await IncentiveDesk.Open(shop);
        var lin = await desk.Client.Tell(
            "/customers", new { name = "Lin", phone = "13900004821" });
        await desk.Offer("phone");
        Assert.Empty(await desk.Promised(lin.Word("id")));

        await desk.Client.Tell($"/customers/{lin.Word("id")}/incentive-grants", new { });
        await desk.Client.Tell($"/customers/{lin.Word("id")}/incentive-grants", new { });

        Assert.Equal(["owed"], await desk.Promised(lin.Word("id")));
        Assert.Equal(1, await desk.CountOwed());
    }

    [Fact]
    public async Task What_is_owed_is_handed_over_or_withdrawn_with_a_reason()
    {
        await using var shop = await Shop.Open();
        var desk = await IncentiveDesk.Open(shop);
        await desk.Offer("phone");
        await desk.Client.Tell("/customers", new { name = "Lin", phone = "13900004821" });
        var lin = (await desk.Owed()).GetProperty("grant").Word("id");
        Assert.Contains("A coffee", await desk.File());

        await desk.Client.Tell($"/incentive-grants/{lin}/hand-overs", new { });
        Assert.Equal(TooLate, await Post(desk, $"{lin}/hand-overs", new { }));
        Assert.Equal(0, await desk.CountOwed());

        await desk.Client.Tell("/customers", new { name = "Mei", phone = "13900004822" });
        var mei = (await desk.Owed()).GetProperty("grant").Word("id");
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            await Post(desk, $"{mei}/withdrawals", new { reason = " " }));
        await desk.Client.Tell(
            $"/incentive-grants/{mei}/withdrawals", new { reason = "typed nonsense" });
        var withdrawn = await desk.Client.Ask("/incentive-grants?state=withdrawn");
        Assert.Equal(
            "typed nonsense",
            withdrawn.Items().Single().GetProperty("grant").Word("reason"));
    }

    [Fact]
    public async Task Two_who_were_both_promised_it_are_owed_once_and_parted_each_their_own()
    {
        await using var shop = await Shop.Open();
        var desk = await IncentiveDesk.Open(shop);
        await desk.Offer("phone");
        var lin = await desk.Client.Tell(
            "/customers", new { name = "Lin", phone = "13900004821" });
        var mei = await desk.Client.Tell(
            "/customers", new { name = "Mei", phone = "13900004822" });
        Assert.Equal(2, await desk.CountOwed());

        var merge = await desk.Client.Tell(
            $"/customers/{lin.Word("id")}/merges", new { other = mei.Word("id") });
        Assert.Equal(1, await desk.CountOwed());
        var grant = (await desk.Owed()).GetProperty("grant").Word("id");
        await desk.Client.Tell($"/incentive-grants/{grant}/hand-overs", new { });

        await desk.Client.Tell($"/merges/{merge.Word("id")}/undos", new { });

        Assert.Equal(["handedOver"], await desk.Promised(lin.Word("id")));
        Assert.Equal(["owed"], await desk.Promised(mei.Word("id")));
    }

    [Fact]
    public async Task What_was_promised_stands_though_the_offer_is_worded_anew()
    {
        await using var shop = await Shop.Open();
        var desk = await IncentiveDesk.Open(shop);
        var offer = await desk.Offer("phone");
        await desk.Client.Tell("/customers", new { name = "Lin", phone = "13900004821" });

        await Wished.Put(desk.Client, $"/api/v1/incentives/{offer.Word("id")}", 1, new
        {
            name = "Drive", kind = "gift", offer = "A cake", fields = new[] { "email" },
            firstDay = "2026-11-01",
        });

        Assert.Equal("A coffee", (await desk.Owed()).GetProperty("grant").Word("offer"));
    }

    [Theory]
    [InlineData("gift", "A coffee", null, "moon", "2026-11-01", null)]
    [InlineData("gift", "A coffee", null, "", "2026-11-01", null)]
    [InlineData("gift", "A coffee", 5, "phone", "2026-11-01", null)]
    [InlineData("gift", " ", null, "phone", "2026-11-01", null)]
    [InlineData("points", "Thanks", null, "phone", "2026-11-01", null)]
    [InlineData("points", "Thanks", 0, "phone", "2026-11-01", null)]
    [InlineData("gift", "A coffee", null, "phone", null, null)]
    [InlineData("gift", "A coffee", null, "phone", "2026-11-01", "2026-10-31")]
    public async Task What_makes_no_offer_is_refused(
        string kind, string offer, int? points, string field, string? first, string? last)
    {
        await using var shop = await Shop.Open();
        var desk = await shop.Client(Role.Manager);

        var answer = await desk.PostAsJsonAsync(
            "/api/v1/incentives",
            new
            {
                name = "Drive", kind, offer, points, firstDay = first, lastDay = last,
                fields = field.Split(',', StringSplitOptions.RemoveEmptyEntries),
            },
            Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    private static async Task<HttpStatusCode> Post(IncentiveDesk desk, string at, object body)
    {
        using var answer = await desk.Client.PostAsJsonAsync(
            $"/api/v1/incentive-grants/{at}", body, Cancel);
        return answer.StatusCode;
    }
}
