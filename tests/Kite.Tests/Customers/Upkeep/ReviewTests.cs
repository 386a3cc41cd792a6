using System.Net;
using System.Net.Http.Json;
using CsCheck;
using Kite.Customers;

namespace Kite.Tests;

/// <summary>Rounds in which staff look through records (K9).</summary>
[Trait("books", "both")]
public sealed class ReviewTests
{
    private const HttpStatusCode TooLate = HttpStatusCode.PreconditionFailed;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Each_customer_is_one_persons_and_nobody_has_two_more_than_another() => Gen.Select(
        Gen.Int[1, 200], Gen.Int[1, 50]).Sample((customers, people) =>
    {
        var round = new ReviewRound();
        var items = round.HandOut(
            [.. Enumerable.Range(0, customers).Select(_ => Guid.CreateVersion7())],
            [.. Enumerable.Range(0, people).Select(_ => Guid.CreateVersion7())]);

        var shares = items.GroupBy(i => i.PersonId).Select(g => g.Count()).ToList();
        Assert.Equal(customers, items.Select(i => i.CustomerId).Distinct().Count());
        Assert.Equal(Math.Min(customers, people), shares.Count);
        Assert.True(shares.Max() - shares.Min() <= 1);
    });

    [Fact]
    public async Task The_stale_are_handed_out_and_close_however_they_are_looked_at()
    {
        await using var shop = await Shop.Open();
        var desk = await ReviewTeam.Open(shop);
        var round = await desk.Round(new { stale = true }, "lin", "mei");
        Assert.Equal(6, round.Number("of"));
        Assert.Equal(
            [3L, 3], round.GetProperty("shares").EnumerateArray().Select(s => s.Number("of")));
        var items = await desk.Items(round);
        Assert.Equal(
            ["phone"],
            items[0].GetProperty("stale").EnumerateArray().Select(f => f.Word("field")));

        await desk.Client.Tell(
            ReviewTeam.At(items[0], "verifications"), new { fields = new[] { "phone" } });
        await desk.Change(items[1], "13900009999");
        await desk.Outcome(round, items[2], "unreachable");
        await desk.Outcome(round, items[3], "skipped", "moved away");
        await desk.Outcome(round, items[4], "verified");

        Assert.Equal(
            ["verified", "changed", "unreachable", "skipped", "verified", "open"],
            (await desk.Items(round)).Select(i => i.Word("state")));
        var told = await desk.Client.Ask($"/review-rounds/{round.Word("id")}");
        Assert.Equal(5, told.Number("done"));
        var stale = await desk.Client.Ask("/customers/stale");
        Assert.Equal([3L, 4, 6], stale.Items().Select(s => s.GetProperty("customer").Number()));
    }

    [Theory]
    [InlineData("numbers", 2)]
    [InlineData("tag", 1)]
    [InlineData("atMost", 4)]
    public async Task A_round_is_made_of_whom_one_wants(string way, int count)
    {
        await using var shop = await Shop.Open();
        var desk = await ReviewTeam.Open(shop);
        var third = (await desk.Client.Ask("/customers/3")).Word("id");
        await Wished.Put(
            desk.Client, $"/api/v1/customers/{third}/tags", 1,
            new { tags = new[] { "wholesale" } });

        var round = await desk.Round(
            way switch
            {
                "numbers" => (object)new { numbers = "2,5" },
                "tag" => new { tag = "wholesale" },
                _ => new { stale = true, atMost = 4 },
            },
            "lin");

        Assert.Equal(count, round.Number("of"));
    }

    [Fact]
    public async Task Done_is_done_and_a_closed_round_is_not_worked_on()
    {
        await using var shop = await Shop.Open();
        var desk = await ReviewTeam.Open(shop);
        var round = await desk.Round(new { stale = true }, "lin");
        var items = await desk.Items(round);
        await desk.Outcome(round, items[0], "verified");

        Assert.Equal(TooLate, await desk.Try(round, items[0], "verified", null));
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, await desk.Try(round, items[1], "skipped", null));
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, await desk.Try(round, items[1], "open", null));
        using var closed = await desk.Client.PostAsync(
            $"/api/v1/review-rounds/{round.Word("id")}/closings", null, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, closed.StatusCode);
        Assert.Equal(TooLate, await desk.Try(round, items[1], "verified", null));
        await desk.Change(items[1], "13900009999");
        Assert.Equal("open", (await desk.Items(round))[1].Word("state"));
    }

    [Fact]
    public async Task A_merged_customers_review_goes_to_the_survivor_and_comes_back()
    {
        await using var shop = await Shop.Open();
        var desk = await ReviewTeam.Open(shop);
        var round = await desk.Round(new { numbers = "2,3" }, "lin");
        var items = await desk.Items(round);
        var first = await desk.Client.Ask("/customers/1");

        // Into one who is in no round, and then into one who is in the same.
        var one = await desk.Merge(first, items[0]);
        Assert.Equal([1L, 3], await desk.Numbers(round));
        var two = await desk.Merge(first, items[1]);
        Assert.Equal(["open", "merged"], (await desk.Items(round)).Select(i => i.Word("state")));

        await desk.Client.Tell($"/merges/{two.Word("id")}/undos", new { });
        await desk.Client.Tell($"/merges/{one.Word("id")}/undos", new { });
        Assert.Equal([2L, 3], await desk.Numbers(round));
        Assert.Equal(["open", "open"], (await desk.Items(round)).Select(i => i.Word("state")));
    }

    [Fact]
    public async Task Nobody_is_handed_a_round_of_nobody()
    {
        await using var shop = await Shop.Open();
        var desk = await ReviewTeam.Open(shop);

        using var answer = await desk.Client.PostAsJsonAsync(
            "/api/v1/review-rounds",
            new
            {
                name = "Phones", dueDay = "2026-12-01", numbers = "77",
                people = new[] { desk.People["lin"] },
            },
            Cancel);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Theory]
    [InlineData(null, "2026-12-01", "lin", "1,2")]
    [InlineData("Phones", null, "lin", "1,2")]
    [InlineData("Phones", "2026-11-22", "lin", "1,2")]
    [InlineData("Phones", "2026-12-01", "finn", "1,2")]
    [InlineData("Phones", "2026-12-01", "", "1,2")]
    [InlineData("Phones", "2026-12-01", "lin", "one")]
    public async Task What_makes_no_round_is_refused(
        string? name, string? dueDay, string who, string numbers)
    {
        await using var shop = await Shop.Open();
        var desk = await ReviewTeam.Open(shop);

        using var answer = await desk.Client.PostAsJsonAsync(
            "/api/v1/review-rounds",
            new
            {
                name, dueDay, numbers,
                people = who == "" ? Array.Empty<string?>() : [desk.People[who]],
            },
            Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }
}
