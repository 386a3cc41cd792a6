using System.Net;
using System.Text.Json;
using Kite.Customers;
using Microsoft.Extensions.DependencyInjection;

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
        Assert.Equal("noSurveys", Of(told, "satisfaction").Word("notKnown"));
        Assert.Equal("nobodyAsks", Of(told, "theyOnUs").Word("notKnown"));

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
    public async Task Whoever_asks_customers_makes_satisfaction_known()
    {
        await using var shop = await Shop.Open(
            services => services.AddScoped<ISatisfactionOf, Asked>());
        var told = await (await shop.Client(Role.Analyst)).Ask("/insight/degrees");
        var satisfied = Of(told, "satisfaction");
        Assert.Equal(
            (0.8, 0.7, 0.9, 60), (
                satisfied.GetProperty("share").GetDouble(),
                satisfied.GetProperty("low").GetDouble(),
                satisfied.GetProperty("high").GetDouble(), satisfied.Number("answers")));
        Assert.Equal("tooFewPauses", Of(told, "loyalty").Word("notKnown"));
        Assert.Equal("noPurchases", Of(told, "weOnThem").Word("notKnown"));
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

    private sealed class Asked : ISatisfactionOf
    {
        public Task<Satisfaction?> Find(
            long? customer, Period period, CancellationToken cancel) =>
            Task.FromResult<Satisfaction?>(new(0.8, 0.7, 0.9, 60));
    }
}
