using System.Net;
using System.Text.Json;
using Kite.Customers;

namespace Kite.Tests.Insight;

/// <summary>The four degrees: each from its own source, and not known where nobody said it.
/// </summary>
[Trait("books", "both")]
public sealed class DegreeTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    // Forty come every ten days; the first of them stopped long ago, and is the largest.
    private static readonly Sale[] Sales =
    [
        .. from n in Enumerable.Range(1, 40)
           from visit in Enumerable.Range(0, 30)
           select new Sale(
               n, Today.AddDays(-(n == 1 ? 200 : n % 5) - 10 * visit - visit * n % 3),
               n == 1 ? 9000 : 100 * n),
        new(2, Today.AddDays(-3), -50, IsReturn: true),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_base_has_what_purchases_tell_and_nothing_that_nobody_said()
    {
        await using var shop = await FilledShop.With(Sales);
        var analyst = await shop.Client(Role.Analyst);
        var told = await analyst.Ask("/insight/degrees");
        Assert.Equal(
            ["satisfaction", "loyalty", "contribution", "weOnThem", "theyOnUs"],
            told.GetProperty("degrees").EnumerateArray().Select(d => d.Word("degree")));
        Assert.Equal("notAsked", Of(told, "satisfaction").Word("notKnown"));
        Assert.Equal("notAsked", Of(told, "theyOnUs").Word("notKnown"));

        var year = Sales.Where(s => s.Day > Today.AddYears(-1)).ToList();
        Assert.Equal(
            year.Sum(s => s.Net), Of(told, "contribution").GetProperty("amount").Number("amount"));
        Assert.Equal(
            ShareOfTen(year), Of(told, "weOnThem").GetProperty("share").GetDouble(), 1e-9);
        Assert.InRange(Of(told, "loyalty").GetProperty("share").GetDouble(), 0.9, 0.98);
        Assert.Equal(40, told.Number("sampled"));
    }

    [Fact]
    public async Task Months_are_those_of_plain_counting_and_loyalty_falls_when_one_stays_away()
    {
        await using var shop = await FilledShop.With(Sales);
        var analyst = await shop.Client(Role.Analyst);
        var months = (await analyst.Ask("/insight/customers/1/degrees"))
            .GetProperty("months").EnumerateArray().ToList();
        Assert.Equal(13, months.Count);
        Assert.Equal(("2025-11-01", "2026-11-23"), (months[0].Word("from"), months[12].Word("to")));
        Assert.False(months[12].GetProperty("isWhole").GetBoolean());
        foreach (var month in months)
        {
            var (from, to) = (Plain.Day(month.Word("from")!), Plain.Day(month.Word("to")!));
            var all = Sales.Where(s => s.Day >= from && s.Day <= to).ToList();
            var theirs = all.Where(s => s.Customer == 1).Sum(s => s.Net);
            Assert.Equal(theirs, month.GetProperty("net").Number("amount"));
            Assert.Equal(
                (double)theirs / all.Sum(s => s.Net), month.GetProperty("weOnThem").GetDouble(),
                1e-9);
        }
        Assert.True(months[5].GetProperty("loyalty").GetDouble() > 0.9);
        Assert.True(months[12].GetProperty("loyalty").GetDouble() < 0.1);

        var whole = (await analyst.Ask("/insight/degrees"))
            .GetProperty("months").EnumerateArray().ToList();
        foreach (var month in whole)
        {
            var (from, to) = (Plain.Day(month.Word("from")!), Plain.Day(month.Word("to")!));
            var all = Sales.Where(s => s.Day >= from && s.Day <= to).ToList();
            Assert.Equal(all.Sum(s => s.Net), month.GetProperty("net").Number("amount"));
            Assert.Equal(ShareOfTen(all), month.GetProperty("weOnThem").GetDouble(), 1e-9);
        }
    }

    [Fact]
    public async Task What_customers_said_makes_both_degrees_known_with_unit_and_definition()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var said = new[] { 5, 4, 2 };
        for (var i = 0; i < said.Length; i++)
        {
            var id = (await client.Customer($"Guest {i}")).Word("id");
            await Say(client, id, "satisfaction", said[i], "2026-11-01");
            await Say(client, id, "needShare", 20 + (10 * i), "2026-11-01");
        }
        await client.Customer("Guest 3");

        var told = await (await shop.Client(Role.Analyst)).Ask("/insight/degrees");
        var satisfied = Of(told, "satisfaction");
        Assert.Equal(
            ("share", "responses", 3, 4, true), (
                satisfied.Word("unit"), satisfied.Word("source"), satisfied.Number("answers"),
                satisfied.Number("customers"), satisfied.GetProperty("isUnsure").GetBoolean()));
        Assert.Equal(2 / 3.0, satisfied.GetProperty("share").GetDouble(), 1e-9);
        Assert.StartsWith("How many of those", satisfied.Word("definition"));
        Assert.Equal(0.3, Of(told, "theyOnUs").GetProperty("share").GetDouble(), 1e-9);
        Assert.Equal("money", Of(told, "contribution").Word("unit"));
        Assert.Equal("tooFewPauses", Of(told, "loyalty").Word("notKnown"));
        Assert.Equal("noPurchases", Of(told, "weOnThem").Word("notKnown"));
        Assert.Equal(
            3, told.GetProperty("months")[12].GetProperty("satisfaction").Number("answers"));
    }

    [Fact]
    public async Task What_one_said_more_than_a_year_ago_is_no_longer_known()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var id = (await client.Customer("Lin")).Word("id");
        await Say(client, id, "satisfaction", 4, "2025-11-24");
        await Say(client, id, "needShare", 60, "2025-11-23");

        var told = await client.Ask("/insight/customers/1/degrees");
        var satisfied = Of(told, "satisfaction");
        Assert.Equal(
            (4, "oneToFive", "2025-11-24", "phone", 364), (
                satisfied.Number("rating"), satisfied.Word("unit"), satisfied.Word("saidOn"),
                satisfied.Word("how"), satisfied.Number("daysSince")));
        Assert.Equal("askedTooLongAgo", Of(told, "theyOnUs").Word("notKnown"));
        Assert.Equal("2025-11-23", Of(told, "theyOnUs").Word("saidOn"));

        await Say(client, id, "needShare", 70, "2026-11-01");
        told = await client.Ask("/insight/customers/1/degrees");
        Assert.Equal(0.7, Of(told, "theyOnUs").GetProperty("share").GetDouble(), 1e-9);
    }

    // What one said themselves is no score: it is told like what they bought.
    [Fact]
    public async Task Who_does_not_want_to_be_scored_is_still_heard()
    {
        await using var shop = await FilledShop.With(Sales);
        var owner = await shop.Client();
        var id = (await owner.Ask("/customers?limit=200")).Items()
            .Single(c => c.Number() == 7).Word("id");
        await owner.Put($"/customers/{id}/scoring-opt-out", new { words = "Please do not." });
        await Say(owner, id, "satisfaction", 5, "2026-11-20");

        var told = await owner.Ask("/insight/customers/7/degrees");
        Assert.Equal("notScored", Of(told, "loyalty").Word("notKnown"));
        Assert.Equal(5, Of(told, "satisfaction").Number("rating"));
        Assert.Equal(1, Of(await owner.Ask("/insight/degrees"), "satisfaction").Number("answers"));
    }

    [Fact]
    public async Task Who_never_bought_has_no_loyalty_and_who_is_not_there_is_not_found()
    {
        await using var shop = await FilledShop.With(Sales);
        var owner = await shop.Client(Role.Owner);
        await shop.Books(db =>
        {
            db.Add(new Customer
            {
                Number = 900, Name = "Nobody Yet", CreatedAt = Shop.Noon, ChangedAt = Shop.Noon,
            });
            return db.SaveChangesAsync(Cancel);
        });
        var told = await owner.Ask("/insight/customers/900/degrees");
        Assert.Equal("noPurchases", Of(told, "loyalty").Word("notKnown"));
        Assert.Equal(0, Of(told, "contribution").GetProperty("amount").Number("amount"));
        var nobody = await owner.GetAsync("/api/v1/insight/customers/987654/degrees", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Fact]
    public async Task The_file_holds_every_month()
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        var file = await manager.GetStringAsync("/api/v1/insight/degrees/export", Cancel);
        Assert.Equal(14, file.Trim().Split('\n').Length);
    }

    private static double ShareOfTen(IReadOnlyCollection<Sale> sales) =>
        (double)sales.GroupBy(s => s.Customer).Select(g => g.Sum(s => s.Net))
            .OrderDescending().Take(10).Sum() / sales.Sum(s => s.Net);

    private static JsonElement Of(JsonElement told, string degree) =>
        told.GetProperty("degrees").EnumerateArray().Single(d => d.Word("degree") == degree);

    private static Task<JsonElement> Say(
        HttpClient client, string? customer, string kind, int value, string day) => client.Tell(
        $"/customers/{customer}/responses", new { kind, value, day, how = "phone" });
}
