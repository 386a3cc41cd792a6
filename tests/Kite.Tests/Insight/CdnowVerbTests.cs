using System.Text.Json;
using Kite.Insight;
using Kite.Tests.Insight.Likely;

namespace Kite.Tests.Insight;

/// <summary>
/// Eighteen months of a music shop brought in and asked about by the real command line, held
/// against plain counting of its rows.
/// </summary>
[Trait("books", "both")]
public sealed class CdnowVerbTests
{
    private static readonly (string From, string To, long Often, long Much)[] Maps =
    [
        ("1997-01-01", "1998-06-30", 1, 2000),
        ("1997-01-01", "1997-06-30", 2, 2999),
        ("1997-07-01", "1997-12-31", 4, 5000),
        ("1998-02-14", "1998-02-14", 0, 0),
    ];

    private static readonly (string From, string To, string ThenFrom, string ThenTo)[] Pairs =
    [
        ("1997-01-01", "1997-06-30", "1997-07-01", "1997-12-31"),
        ("1997-01-01", "1997-02-28", "1998-01-01", "1998-06-30"),
    ];

    [Fact]
    public async Task Map_and_movement_agree_with_plain_counting_to_the_customer_and_the_cent()
    {
        var cdnow = Cdnow.Read();
        await using var books = await TestBooks.Fresh();
        var kite = new CommandLine(books);
        var imported = await kite.Do("import", "purchases", Cdnow.File, "--map", "cdnow");
        Assert.Contains($"{cdnow.Sales.Count():N0}", imported);

        foreach (var (from, to, often, much) in Maps)
        {
            var map = await Json(
                kite, "map", "--from", from, "--to", to, "--often", $"{often}",
                "--much", $"{much}");
            Assert.Equal(cdnow.Quarters(from, to, often, much), Answered.Quarters(map));
        }
        foreach (var (from, to, thenFrom, thenTo) in Pairs)
        {
            var moved = await Json(
                kite, "movement", "--from", from, "--to", to, "--then-from", thenFrom,
                "--then-to", thenTo, "--often", "2", "--much", "2999");
            Assert.Equal(
                cdnow.Moves(from, to, thenFrom, thenTo, often: 2, much: 2999),
                Answered.Moves(moved));
        }
        await TheMedians(cdnow, kite);
        await WhatIsLikely(cdnow, kite);
        await TheClasses(cdnow, kite);
    }

    private static async Task WhatIsLikely(Cdnow cdnow, CommandLine kite)
    {
        var judged = Judging.Of(HowTheyCame.Of(cdnow.Sales, "1997-09-30", "1998-06-30"));
        var likely = await Json(kite, "likely", "--to", "1998-06-30", "--unit", "week");
        Assert.Equal(23_570, likely.Number("customers"));
        foreach (var model in likely.GetProperty("models").EnumerateArray())
        {
            var ours = judged.Of(model.Word("model")!);
            var scale = ours.Model == GammaGamma.Key ? ours.Fit.Customers * Math.Log(100) : 0;
            Assert.Equal(
                ours.Fit.LogLikelihood + scale,
                model.GetProperty("logLikelihood").GetDouble(), 0.001);
            Assert.Equal(ours.IsUsable, model.GetProperty("usable").GetBoolean());
        }
        var drawn = await kite.Do("likely", "--to", "1998-06-30");
        Assert.Contains("pareto-nbd", drawn, StringComparison.Ordinal);
    }

    private static async Task TheClasses(Cdnow cdnow, CommandLine kite)
    {
        var (from, to) = (Plain.Day("1997-01-01"), Plain.Day("1997-12-31"));
        var sales = cdnow.Sales.Where(s => s.Day >= from && s.Day <= to).ToList();
        var classes = await Json(
            kite, "classes", "--scheme", "abc", "--bounds", "70,95", "--from", "1997-01-01",
            "--to", "1997-12-31");
        var nets = sales.GroupBy(s => s.Customer).Select(g => g.Sum(s => s.Net))
            .OrderDescending().ToList();
        var (whole, before) = (nets.Sum(), 0L);
        var told = new long[3];
        // Whoever brought the same is in the same class: all who brought more are before them.
        foreach (var (net, all) in nets.GroupBy(n => n).Select(g => (g.Key, g.Sum())))
        {
            told[net <= 0 ? 2 : 100 * before < 70 * whole ? 0 : 100 * before < 95 * whole ? 1 : 2]
                += all;
            before += all;
        }
        Assert.Equal(told, classes.GetProperty("classes").EnumerateArray()
            .Select(c => c.GetProperty("net").Number("amount")));
        // The top fifth holds about two thirds here, whatever is said of eighty and twenty.
        Assert.InRange(classes.GetProperty("topFifth").GetDouble(), 0.6, 0.7);
        var drawn = await kite.Do(
            "classes", "--from", "1997-01-01", "--to", "1997-12-31", "--of", "customers");
        Assert.Contains("Gini", drawn);
    }

    private static async Task TheMedians(Cdnow cdnow, CommandLine kite)
    {
        const string from = "1997-01-01", to = "1998-06-30";
        var (often, much) = cdnow.Medians(from, to);
        var map = await Json(kite, "map", "--from", from, "--to", to, "--rule", "median");
        Assert.Equal(cdnow.Quarters(from, to, often, much), Answered.Quarters(map));
        var lines = map.GetProperty("thresholds");
        Assert.Equal(
            (often, much), (lines.Number("often"), lines.GetProperty("much").Number("amount")));

        // For people: each quarter in a line of its own with its figures.
        var drawn = await kite.Do("map", "--from", from, "--to", to, "--rule", "median");
        foreach (var quarter in map.GetProperty("quarters").EnumerateArray())
            Assert.Contains($"{quarter.Number("customers"):N0}", drawn);
    }

    private static async Task<JsonElement> Json(CommandLine kite, params string[] words) =>
        JsonElement.Parse(await kite.Do([.. words, "--json"]));
}
