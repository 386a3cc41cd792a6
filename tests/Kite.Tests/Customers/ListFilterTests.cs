using System.Globalization;
using System.Net;
using CsCheck;

namespace Kite.Tests;

/// <summary>Lists of customers filtered by fields of the record and by figures.</summary>
[Trait("books", "both")]
public sealed class ListFilterTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fields_of_the_record_narrow_a_list_its_count_and_its_file_alike()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Tell("/customers", new
        {
            name = "Maria", language = "el", city = "Athens", country = "GR",
            birthDate = "1980-05-06", phone = "+30 694 123 4567",
        });
        await owner.Tell("/customers", new
        {
            name = "Golden Reed", kind = "company", city = "Athlone", country = "IE",
            industry = "Boats", email = "reed@example.org",
        });
        shop.Clock.Advance(TimeSpan.FromDays(3));
        await owner.Tell("/customers", new { name = "Lin", birthDate = "1990-11-26" });

        foreach (var (filter, names) in new (string, string[])[]
        {
            ("city=Athens", ["Maria"]), ("city=Ath*", ["Golden Reed", "Maria"]),
            ("country=IE", ["Golden Reed"]), ("industry=Boa*", ["Golden Reed"]),
            ("industry=Boats&kind=company", ["Golden Reed"]), ("birthMonth=11", ["Lin"]),
            ("addedFrom=2026-11-25", ["Lin"]), ("addedTo=2026-11-24", ["Golden Reed", "Maria"]),
            ("addedFrom=2026-11-23&addedTo=2026-11-26", ["Lin", "Golden Reed", "Maria"]),
            ("hasPhone=true", ["Maria"]), ("hasPhone=false", ["Lin", "Golden Reed"]),
            ("hasEmail=true&city=Ath*&country=IE", ["Golden Reed"]), ("city=Atlantis", []),
        })
        {
            Assert.Equal(names, (await owner.Ask($"/customers?{filter}")).Words("name"));
            Assert.Equal(
                names.Length, (await owner.Ask($"/customers/count?{filter}")).Number("count"));
            var file = await owner.GetStringAsync(
                $"/api/v1/customers/export?format=csv&columns=name&{filter}", Cancel);
            Assert.Equal(names.Length + 1, file.Trim().Split('\n').Length);
        }
    }

    [Fact]
    public async Task Figures_narrow_a_list_by_what_was_bought()
    {
        await using var shop = await Shop.Open();
        var owner = await Bought(shop);

        foreach (var (filter, names) in new (string, string[])[]
        {
            ("figure.visits.from=2", ["Often"]), ("figure.visits.to=1", ["Long ago", "Once"]),
            ("figure.lastVisit.ago=365", ["Long ago"]),
            ("figure.lastVisit.from=2026-11-01", ["Often", "Once"]),
            ("figure.firstVisit.to=2026-01-01", ["Long ago"]),
            ("figure.worth.from=50.01", ["Long ago", "Once"]),
            ("figure.spent.to=0", ["Long ago"]), ("figure.quarter=none", ["Long ago"]),
            ("figure.class=top10", ["Once"]),
            ("figure.spent.from=1&figure.visits.from=2&order=name", ["Often"]),
            ("figure.worth.from=50.01&search=once", ["Once"]),
        })
        {
            var found = await owner.Ask($"/customers?{filter}");
            Assert.Equal(names, found.Words("name").Order(StringComparer.Ordinal));
            Assert.Equal(
                names.Length, (await owner.Ask($"/customers/count?{filter}")).Number("count"));
        }
        var file = await owner.GetStringAsync(
            "/api/v1/customers/export?columns=name,quarter,worth,allVisits&figure.visits.from=2",
            Cancel);
        Assert.Contains("Often,", file, StringComparison.Ordinal);
        Assert.Contains("50", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_told_at_its_name_and_to_whom_it_is_forbidden()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        foreach (var wrong in new[]
        {
            "figure.luck.from=1", "figure.visits=3", "figure.visits.from=many",
            "figure.quarter=E", "figure.lastVisit.from=soon", "figure.lastVisit.ago=-1",
            "figure.worth.from=1.234", "figure.lastVisit.ago=99999999999", "birthMonth=13",
        })
        {
            var answer = await owner.GetAsync($"/api/v1/customers?{wrong}", Cancel);
            var said = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(wrong.Split('=')[0], said, StringComparison.Ordinal);
        }
        var till = await shop.Client("customers:read");
        foreach (var hidden in new[] { "city=X", "hasPhone=true", "figure.visits.from=1" })
        {
            var answer = await till.GetAsync($"/api/v1/customers?{hidden}", Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
        var known = (await till.Ask("/customers/filters")).Words("key").ToList();
        Assert.Contains("language", known);
        Assert.DoesNotContain("city", known);
        Assert.DoesNotContain("figure.worth", known);
        Assert.Contains(
            "figure.worth", (await owner.Ask("/customers/filters")).Words("key"));
    }

    [Fact]
    public async Task Figures_are_the_plain_sums_of_whatever_was_bought_and_merged()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var owner = await shop.Client();
        await Gen.Select(Gen.Int[0, 65535], Gen.Int[0, MergeWorld.Size - 1].Array[4, 12])
            .SampleAsync(
                async (seed, deeds) =>
                {
                    var world = await MergeWorld.Of(shop, desk, seed);
                    for (var i = 1; i < deeds.Length; i++)
                    {
                        if (i % 3 != 2) await world.Sell(deeds[i], 1 + (i % 7));
                        else await world.Merge(deeds[i], deeds[i - 1], others: false);
                    }
                    await world.UndoSome(deeds[0]);
                    await Agree(shop, owner);
                },
                iter: 6, threads: 1);
    }

    // For some bounds, whom the list names and whom plain sums over the purchases name.
    private static async Task Agree(Shop shop, HttpClient owner)
    {
        var sums = await shop.Books(async db => await Task.FromResult(
            db.Set<Kite.Sales.Purchase>().AsEnumerable().Where(p => p.CustomerNumber > 0)
                .GroupBy(p => p.CustomerNumber)
                .Where(g => g.Any(p => !p.IsReturn))
                .Select(g => (
                    Number: g.Key,
                    Visits: g.Where(p => !p.IsReturn).Select(p => p.Day).Distinct().Count(),
                    Net: g.Sum(p => p.NetCoins),
                    Last: g.Where(p => !p.IsReturn).Max(p => p.Day)))
                .ToList()));
        var many = sums.Count == 0 ? 0 : sums.Max(s => s.Visits);
        var last = sums.Count == 0 ? default : sums.Min(s => s.Last);
        await Same($"figure.visits.from={many}", s => s.Visits >= many);
        await Same($"figure.visits.to={many - 1}", s => s.Visits < many);
        await Same("figure.worth.from=10", s => s.Net >= 1000);
        await Same("figure.lastVisit.from=" + last.AddDays(1).ToString(
            "yyyy-MM-dd", CultureInfo.InvariantCulture), s => s.Last > last);

        async Task Same(
            string filter, Func<(long Number, int Visits, long Net, DateOnly Last), bool> passes)
        {
            var listed = new List<long>();
            string? next = null;
            do
            {
                var page = await owner.Ask(
                    $"/customers?{filter}&order=number&limit=200&after={next}");
                listed.AddRange(page.Items().Select(c => c.Number()));
                next = page.Word("next");
            }
            while (next is not null);
            Assert.Equal(sums.Where(passes).Select(s => s.Number).Order(), listed);
        }
    }

    // Today is 23 November 2026.
    private static async Task<HttpClient> Bought(Shop shop)
    {
        var owner = await shop.Client();
        await owner.Tell("/stores", new { name = "Old Town" });
        foreach (var name in new[] { "Often", "Once", "Long ago", "Never" })
            await owner.Customer(name);
        foreach (var (number, day, coins) in new[]
        {
            (1, "2026-11-20", 2000), (1, "2026-11-21", 3500), (1, "2026-11-21", -500),
            (2, "2026-11-22", 9000), (3, "2024-05-01", 8000),
        })
        {
            await owner.Tell("/purchases", new
            {
                customerNumber = number, day, net = new { amount = coins, currency = "CNY" },
            });
        }
        return owner;
    }
}
