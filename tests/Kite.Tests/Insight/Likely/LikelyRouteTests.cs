using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests.Insight.Likely;

/// <summary>What is likely over HTTP: the published figures, and who is never scored.</summary>
[Trait("books", "both")]
public sealed class LikelyRouteTests
{
    private const string Year = "to=1997-09-30&unit=week";
    private const string List = "/insight/lifetime-value/customers";

    private static System.Globalization.CultureInfo Plain =>
        System.Globalization.CultureInfo.InvariantCulture;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_published_parameters_come_out_of_the_api()
    {
        await using var shop = await FilledShop.With(Cdnow.Sample().Sales);
        var analyst = await shop.Client(Role.Analyst);

        var likely = await analyst.Ask($"/insight/lifetime-value?{Year}");
        Assert.Equal(
            [
                "bg-nbd: r 0.243 alpha 4.414 a 0.793 b 2.426, -9582.4 of 2357",
                "mbg-nbd: r 0.525 alpha 6.183 a 0.891 b 1.614, -9582.1 of 2357",
                "pareto-nbd: r 0.553 alpha 10.578 s 0.606 beta 11.669, -9595.0 of 2357",
                "gamma-gamma: p 6.25 q 3.74 gamma 15.44, -4055.9 of 946",
            ],
            likely.GetProperty("models").EnumerateArray().Select(Told));
        Assert.Equal(0.1139, likely.GetProperty("correlation").GetDouble(), 0.0001);

        // In days the same model has other figures, and says the same.
        var daily = await analyst.Ask("/insight/lifetime-value?to=1997-09-30&unit=day");
        var alpha = daily.GetProperty("models")[0].GetProperty("parameters").GetProperty("alpha");
        Assert.Equal(4.4136 * 7, alpha.GetDouble(), 0.001);
    }

    [Fact]
    public async Task The_trial_over_the_published_days_shows_that_the_model_is_biased_low()
    {
        await using var shop = await FilledShop.With(Cdnow.Sample().Sales);
        var analyst = await shop.Client(Role.Analyst);

        var likely = await analyst.Ask("/insight/lifetime-value?to=1998-06-30&unit=week");
        Assert.Equal("1997-09-30", likely.Word("split"));
        var trial = likely.GetProperty("models")[0].GetProperty("holdOut");
        Assert.Equal(1882, trial.GetProperty("actual").GetDouble(), 0.01);
        Assert.Equal(1653.4, trial.GetProperty("expected").GetDouble(), 0.05);
        Assert.Equal(0.557, trial.GetProperty("naiveBias").GetDouble(), 0.0005);
        Assert.Equal(8, trial.GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public async Task A_list_a_file_and_a_page_of_it_tell_the_same_of_everyone_once()
    {
        await using var shop = await FilledShop.With(Cdnow.Sample().Sales);
        var manager = await shop.Client(Role.Manager);
        var (met, next) = (new List<JsonElement>(), "");
        do
        {
            var page = await manager.Ask($"{List}?{Year}&limit=200&after={next}");
            met.AddRange(page.Items());
            next = page.Word("next") ?? "";
        }
        while (next.Length > 0);

        Assert.Equal(2357, met.Select(c => c.Number()).Distinct().Count());
        Assert.Equal(2357, met.Count);
        var worth = met.Select(c => c.GetProperty("lifetimeValue").Number("amount")).ToList();
        Assert.Equal(worth.OrderDescending(), worth);
        var file = await manager.GetStringAsync(
            $"/api/v1/insight/lifetime-value/customers.csv?{Year}", Cancel);
        var lines = file.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            met.Select(c => $"{c.Number()}"),
            lines.Skip(1).Select(line => line.Split(',')[0].Trim('"')));

        var sure = await manager.Ask($"{List}?{Year}&aliveFrom=90&order=alive&limit=200");
        Assert.All(
            sure.Items(), c => Assert.InRange(c.GetProperty("alive").GetDouble(), 0.9, 1));
        Assert.InRange(sure.Number("customers"), 1, 2356);
    }

    [Fact]
    public async Task Who_does_not_want_to_be_scored_is_in_no_list_and_no_file_at_once()
    {
        await using var shop = await FilledShop.With(Cdnow.Sample().Sales);
        var manager = await shop.Client(Role.Manager);
        var first = (await manager.Ask($"{List}?{Year}&limit=1")).Items().Single().Number();
        var id = await IdOf(shop, first);
        var before = await manager.Ask($"/insight/lifetime-value?{Year}");

        var noted = await manager.PutAsJsonAsync(
            $"/api/v1/customers/{id}/scoring-opt-out", new { words = "by phone" }, Cancel);
        Assert.Equal(HttpStatusCode.OK, noted.StatusCode);

        var list = await manager.Ask($"{List}?{Year}&limit=200");
        Assert.Equal((2356, 1), (list.Number("customers"), list.Number("leftOut")));
        Assert.DoesNotContain(first, list.Items().Select(c => c.Number()));
        var file = await manager.GetStringAsync(
            $"/api/v1/insight/lifetime-value/customers.csv?{Year}", Cancel);
        Assert.DoesNotContain(
            file.Split('\n'),
            line => line.StartsWith($"{first},", StringComparison.Ordinal));
        var one = await manager.Ask($"/insight/customers/{first}/likely");
        Assert.True(one.GetProperty("optedOut").GetBoolean());
        Assert.Equal(JsonValueKind.Null, one.GetProperty("likely").ValueKind);

        var rhythm = await manager.Ask($"/insight/customers/{first}/rhythm");
        Assert.Equal("notKnown", rhythm.Word("state"));
        Assert.Equal(JsonValueKind.Null, rhythm.GetProperty("staysAway").ValueKind);
        var lost = await manager.GetStringAsync(
            "/api/v1/insight/lists/lost/customers.csv", Cancel);
        Assert.DoesNotContain(
            lost.Split('\n'),
            line => line.StartsWith($"{first},", StringComparison.Ordinal));

        // In the models they count as before, where nobody is told from another.
        var after = await manager.Ask($"/insight/lifetime-value?{Year}");
        Assert.Equal(
            before.GetProperty("models").GetRawText(), after.GetProperty("models").GetRawText());
        Assert.Equal(1, after.Number("leftOut"));

        var lifted = await manager.DeleteAsync(
            $"/api/v1/customers/{id}/scoring-opt-out", Cancel);
        Assert.Equal(HttpStatusCode.NoContent, lifted.StatusCode);
        Assert.Equal(
            first, (await manager.Ask($"{List}?{Year}&limit=1")).Items().Single().Number());
    }

    [Theory]
    [InlineData("?unit=year", "unit")]
    [InlineData("?weeks=0", "weeks")]
    [InlineData("?weeks=261", "weeks")]
    [InlineData("?discount=101", "discount")]
    [InlineData("?to=2199-01-01", "to")]
    [InlineData("?store=99", "store")]
    [InlineData("/customers?aliveFrom=101", "aliveFrom")]
    [InlineData("/customers?aliveTo=-1", "aliveTo")]
    public async Task What_cannot_be_asked_is_told_at_its_field(string asked, string field)
    {
        await using var shop = await Shop.Open();
        var analyst = await shop.Client(Role.Analyst);
        var answer = await analyst.GetAsync($"/api/v1/insight/lifetime-value{asked}", Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            $"\"{field}\"", await answer.Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shop_with_nobody_says_so_and_lists_nothing()
    {
        await using var shop = await Shop.Open();
        var analyst = await shop.Client(Role.Analyst);
        var likely = await analyst.Ask("/insight/lifetime-value");
        Assert.All(
            likely.GetProperty("models").EnumerateArray(),
            m => Assert.Equal("few-customers", m.Word("doubt")));
        Assert.Equal(JsonValueKind.Null, likely.GetProperty("expected").ValueKind);

        var list = await analyst.GetAsync($"/api/v1{List}", Cancel);
        Assert.Equal(HttpStatusCode.Conflict, list.StatusCode);
    }

    internal static async Task<string> IdOf(Shop shop, long number) =>
        $"{await shop.Books(db => db.Set<Customer>()
            .Where(c => c.Number == number).Select(c => c.Id).SingleAsync(Cancel))}";

    private static string Told(JsonElement model) =>
        $"{model.Word("model")}: "
        + string.Join(' ', model.GetProperty("parameters").EnumerateObject()
            .Select(p => p.Name + ' ' + p.Value.GetDouble().ToString(
                model.Word("model") == "gamma-gamma" ? "0.00" : "0.000", Plain)))
        + $", {model.GetProperty("logLikelihood").GetDouble():0.0} of "
        + $"{model.Number("customers")}";
}
