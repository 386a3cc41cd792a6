using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests.Insight.Segments;

/// <summary>A product or a category bought, as a condition of a segment (A9).</summary>
[Trait("books", "both")]
public sealed class GoodsRuleTests
{
    // The clock of the shop says 2026-11-23.
    private static readonly Sale[] Roll =
    [
        On(1, "2026-11-20", "TEA CAKE"), On(1, "2026-11-20", "TEA"), On(1, "2026-11-22", "TEA"),
        On(2, "2026-05-01", "TEA*2"), On(2, "2026-05-02", "TEA", back: true),
        On(3, "2026-11-01", "TEA"), On(3, "2026-11-02", "TEA", back: true),
        On(4, "2026-11-21", "CAKE"), On(4, "2026-11-23", "NUTS") with { Store = 2 },
        On(5, "2026-11-10", "JAM"), On(5, "2026-11-11", "JAM"), On(5, "2026-11-12", "-JAM"),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Sale On(long customer, string day, string of, bool back = false) =>
        Sale.With(customer, Plain.Day(day), of, back);

    private static object Bought(string of, int? times = null, object? span = null) => new
    {
        field = of.Any(char.IsLower) ? "bought.category" : "bought.product",
        @operator = "is",
        values = of.Split(' '),
        times,
        span,
    };

    private static object Not(object rule) => new { none = new[] { rule } };

    public static IEnumerable<(object Rule, string Numbers)> Told =>
    [
        (Bought("TEA"), "1 2"),
        (Not(Bought("TEA")), "3 4 5"),
        (Bought("TEA", times: 2), "1"),
        (Bought("TEA", times: 3), ""),
        (Not(Bought("TEA", times: 2)), "2 3 4 5"),
        (Bought("TEA", span: new { days = 90 }), "1"),
        (Bought("TEA", span: new { since = "2026-01-01", until = "2026-06-30" }), "2"),
        (Bought("TEA", times: 2, span: new { days = 3 }), ""),
        (Bought("JAM"), "5"),
        (Bought("JAM", times: 2), ""),
        (Bought("CAKE NUTS"), "1 4"),
        (Bought("CAKE NUTS", times: 2), "4"),
        (Bought("Sweets"), "1 4"),
        (Bought("Sweets", times: 2), "4"),
        (Bought("Sweets Drinks"), "1 2 4"),
        (Bought("Sweets", span: new { store = 2 }), "4"),
        (Bought("Empty"), ""),
        (Bought("POT"), ""),
        (Not(Bought("POT")), "1 2 3 4 5"),
        (new { all = new[] { Bought("CAKE"), Not(Bought("TEA")) } }, "4"),
    ];

    private static async Task<Shop> Open()
    {
        var shop = await FilledShop.With(Roll);
        var owner = await shop.Client();
        foreach (var store in new[] { "One", "Two" })
            await owner.Tell("/stores", new { name = store });
        foreach (var (code, name, category) in new[]
        {
            ("TEA", "Green tea", "Drinks"), ("CAKE", "Cake", "Sweets"), ("NUTS", "Nuts", "Sweets"),
            ("POT", "Tea pot", "Empty"),
        })
        {
            await owner.Tell("/products", new { code, name, category });
        }
        return shop;
    }

    [Fact]
    public async Task A_rule_names_who_bought_what_it_says_and_returns_undo_it()
    {
        await using var shop = await Open();
        var owner = await shop.Client();
        foreach (var (rule, numbers) in Told)
        {
            var size = await owner.Tell("/segments/sizes", new { rule });
            var first = string.Join(
                ' ', size.GetProperty("first").EnumerateArray().Select(m => m.Number()));
            Assert.Equal((numbers, JsonSerializer.Serialize(rule)),
                (first, JsonSerializer.Serialize(rule)));
        }
    }

    [Fact]
    public async Task A_live_segment_follows_what_is_bought_and_how_goods_stand_a_frozen_one_stays()
    {
        await using var shop = await Open();
        var owner = await shop.Client();
        var live = await owner.Segment("Tea", Bought("TEA"));
        var frozen = await owner.Segment("Tea then", Bought("TEA"), live: false);
        var drinks = await owner.Segment("Sweets", Bought("Sweets"));
        Assert.Equal("1 2", await owner.Members(live));

        await owner.Tell("/purchases", new
        {
            customerNumber = 5, day = "2026-11-23", storeNumber = 1,
            net = new { amount = 100, currency = "CNY" },
            lines = new[]
            {
                new
                {
                    product = "TEA", quantityThousandths = 1000,
                    net = new { amount = 100, currency = "CNY" },
                },
            },
        });
        Assert.Equal("1 2 5", await owner.Members(live));
        Assert.Equal("1 2", await owner.Members(frozen));
        Assert.Equal("1 4", await owner.Members(drinks));
        await owner.Tell("/products", new { code = "JAM", name = "Jam", category = "Sweets" });
        Assert.Equal("1 4 5", await owner.Members(drinks));
    }

    [Fact]
    public async Task Only_who_may_see_purchases_builds_counts_sees_and_takes_along()
    {
        await using var shop = await Open();
        var owner = await shop.Client();
        var few = await shop.Client(string.Join(
            ' ', May.ReadInsight, May.ReadCustomers, May.WriteSegments, May.Export));
        var live = await owner.Segment("Tea", Bought("TEA"));
        var copy = await owner.Segment("Tea then", Bought("TEA"), live: false);

        foreach (var body in new object[]
        {
            new { rule = Bought("TEA") }, new { name = "Mine", rule = Bought("Sweets") },
        })
        {
            var isNamed = body.GetType().GetProperty("name") is not null;
            var barred = await few.PostAsJsonAsync(
                "/api/v1/segments" + (isNamed ? "" : "/sizes"), body, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, barred.StatusCode);
        }
        Assert.DoesNotContain("bought.product", (await few.Ask("/segments/fields")).Words("key"));
        Assert.Contains("bought.product", (await owner.Ask("/segments/fields")).Words("key"));
        Assert.Empty((await few.Ask("/segments")).Items());
        foreach (var id in new[] { live, copy }.Select(s => s.Word("id")))
        {
            foreach (var route in new[]
            {
                $"segments/{id}", $"segments/{id}/members", $"segments/{id}/members/export",
                $"customers/count?segment={id}", $"insight/contribution-map?segment={id}",
            })
            {
                var barred = await few.GetAsync("/api/v1/" + route, Cancel);
                Assert.Equal((route, HttpStatusCode.Forbidden), (route, barred.StatusCode));
            }
        }
    }

    [Theory]
    [InlineData("en", "Customers with: at least 2 visits with “Green tea” or “Cake” in the last "
        + "90 days in Two, and no purchase from “Sweets”.")]
    [InlineData("zh-Hans", "符合以下条件的顾客：至少 2 次到店买了“Green tea”或“Cake” "
        + "（最近 90 天） （Two），并且没有买过类别“Sweets”的商品。")]
    [InlineData("el", "Πελάτες με: τουλάχιστον 2 επισκέψεις με «Green tea» ή «Cake» τις "
        + "τελευταίες 90 ημέρες στο Two, και καμία αγορά από την κατηγορία «Sweets».")]
    [InlineData("vi", "Khách hàng có: ít nhất 2 lần ghé có mua “Green tea” hoặc “Cake” trong 90 "
        + "ngày qua tại Two, và không lượt mua nào thuộc nhóm “Sweets”.")]
    public async Task The_sentence_says_it_plainly(string language, string sentence)
    {
        await using var shop = await Open();
        var owner = await shop.Client();
        owner.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var rule = new
        {
            all = new[]
            {
                Bought("TEA CAKE", times: 2, span: new { days = 90, store = 2 }),
                Not(Bought("Sweets")),
            },
        };

        var size = await owner.Tell("/segments/sizes", new { rule });

        Assert.Equal(sentence, size.Word("sentence"));
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { """{"values":["SHOE"]}""", "values", "no-such-thing" },
        { """{"field":"bought.category","values":["TEA"]}""", "values", "no-such-thing" },
        { """{"values":[]}""", "values", "not-so-many-values" },
        { """{"values":[" "]}""", "values", "text-is-too-long" },
        { """{"values":["TEA"],"operator":"begins"}""", "operator", "not-compared-so" },
        { """{"values":["TEA"],"times":0}""", "times", "out-of-range" },
        { """{"values":["TEA"],"span":{"days":0}}""", "span", "out-of-range" },
        { """{"values":["TEA"],"span":{"store":9}}""", "span", "no-such-store" },
        {
            """{"values":["TEA"],"span":{"since":"2026-02-01","until":"2026-01-01"}}""",
            "span", "period-ends-before-it-begins"
        },
        { """{"field":"city","values":["A"],"times":2}""", "times", "not-asked-by-times" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task What_cannot_have_been_bought_is_refused_at_its_place(
        string condition, string place, string code)
    {
        await using var shop = await Open();
        var owner = await shop.Client();
        var rule = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(condition)!;
        rule.TryAdd("field", JsonSerializer.SerializeToElement("bought.product"));
        rule.TryAdd("operator", JsonSerializer.SerializeToElement("is"));

        var answer = await owner.PostAsJsonAsync(
            "/api/v1/segments", new { name = "No", rule }, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var faults = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel))
            .GetProperty("fields");
        Assert.Equal(code, faults.GetProperty($"rule.{place}")[0].Word("code"));
        Assert.Empty((await owner.Ask("/segments")).Items());
    }
}
