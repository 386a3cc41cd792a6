using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Kite.Tests.Insight.Segments.Guestbook;

namespace Kite.Tests.Insight.Segments;

/// <summary>Whom rules name, and what is said to rules that cannot be (A9).</summary>
[Trait("books", "both")]
public sealed class SegmentRuleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static object Of(object condition, object span) => new Dictionary<string, object>(
        JsonSerializer.SerializeToElement(condition).EnumerateObject()
            .Select(p => KeyValuePair.Create(p.Name, (object)p.Value)),
        StringComparer.Ordinal)
    {
        ["span"] = span,
    };

    public static IEnumerable<(object Rule, string Numbers)> Told =>
    [
        (Rule("city", "is", "Athens"), "1 4"),
        (Rule("city", "begins", "Ath"), "1 2 4"),
        (Rule("kind", "is", "company", "household"), "4 5"),
        (Rule("language", "is", "el"), "1 2"),
        (Rule("tag", "is", "regular"), "1"),
        (Rule("hasEmail", "is", "true"), "2"),
        (Rule("birthMonth", "is", "11"), "3"),
        (Rule("added", "within", "1"), "1 2 3 4 5"),
        (Rule("figure.visits", "atLeast", "2"), "1 3"),
        (Rule("figure.visits", "between", "1", "1"), "2 4"),
        (Rule("figure.worth", "atLeast", "55"), "1 2"),
        (Rule("figure.worth", "atMost", "0"), "4"),
        (Rule("figure.average", "atLeast", "27.50"), "1 2"),
        (Rule("figure.lastVisit", "ago", "90"), "2 4"),
        (Rule("figure.lastVisit", "within", "3"), "1 3"),
        (Rule("figure.firstVisit", "between", "2026-10-01", "2026-11-20"), "1 3"),
        (Of(Rule("figure.visits", "atLeast", "1"), new { days = 30 }), "1 3"),
        (Of(Rule("figure.visits", "atMost", "0"), new { days = 30 }), "2 4"),
        (Of(Rule("figure.worth", "atMost", "-7"), new { since = "2026-11-01" }), "4"),
        (Of(Rule("figure.visits", "atLeast", "2"), new { store = 1 }), ""),
        (Of(Rule("figure.visits", "atLeast", "1"), new { store = 2, days = 2 }), "3"),
        (Of(Rule("figure.average", "atMost", "20"), new { until = "2026-10-31" }), "3 4"),
        (Of(Rule("figure.quarter", "is", "none"), new { days = 60 }), "2 4"),
        (new { all = new[] { Rule("city", "begins", "Ath"), Rule("language", "is", "el") } },
            "1 2"),
        (new { any = new[] { Rule("tag", "is", "regular"), Rule("kind", "is", "company") } },
            "1 4"),
        (new { none = new[] { Rule("figure.visits", "atLeast", "1") } }, "5"),
        (new
        {
            all = new object[]
            {
                Rule("city", "begins", "Ath"),
                new { none = new[] { Rule("kind", "is", "company") } },
            },
        }, "1 2"),
    ];

    [Fact]
    public async Task A_rule_names_whom_it_says_and_a_list_by_the_same_words_shows_them()
    {
        await using var shop = await Guestbook.Open();
        var owner = await shop.Client();

        foreach (var (rule, numbers) in Told)
        {
            var size = await owner.Tell("/segments/sizes", new { rule });
            var first = string.Join(
                ' ', size.GetProperty("first").EnumerateArray().Select(m => m.Number()));
            Assert.Equal((numbers, JsonSerializer.Serialize(rule)),
                (first, JsonSerializer.Serialize(rule)));
            Assert.Equal(numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length,
                size.Number("customers"));
        }
        foreach (var (filter, numbers) in new[]
        {
            ("figure.visits.from=1&figure.visits.days=30", "3 1"),
            ("figure.visits.from=1&figure.visits.days=2&figure.visits.store=2", "3"),
            ("figure.worth.to=0&figure.worth.since=2026-11-01&figure.worth.until=2026-11-02",
                "4 3 2 1"),
            ("figure.lastVisit.to=2026-11-20&figure.lastVisit.store=1", "4 2 1"),
        })
        {
            var list = await owner.Ask($"/customers?{filter}");
            Assert.Equal(numbers, string.Join(' ', list.Items().Select(c => c.Number())));
        }
    }

    [Fact]
    public async Task A_rule_is_told_as_one_sentence_in_the_readers_language()
    {
        await using var shop = await Guestbook.Open();
        var owner = await shop.Client();
        var rule = new
        {
            all = new object[]
            {
                Rule("city", "begins", "Ath"),
                new
                {
                    any = new[]
                    {
                        Of(Rule("figure.visits", "atLeast", "3"), new { days = 90, store = 2 }),
                        Rule("figure.worth", "between", "10", "20.50"),
                    },
                },
                new { none = new[] { Rule("kind", "is", "company", "household") } },
            },
        };

        var english = await owner.Tell("/segments/sizes", new { rule });
        owner.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-Hans");
        var chinese = await owner.Tell("/segments/sizes", new { rule });

        Assert.Equal(
            "Customers with: City begins with “Ath”, and (Visits in the last 90 days in "
            + "Harbour at least 3, or Spent in all from ¥10 to ¥20.50), "
            + "and none of (Kind is company or household).",
            english.Word("sentence"), ignoreCase: true);
        Assert.Contains("最近 90 天", chinese.Word("sentence"), StringComparison.Ordinal);
        Assert.Equal(
            ["rule.all[0]", "rule.all[1].any[0]", "rule.all[1].any[1]", "rule.all[2].none[0]"],
            english.GetProperty("conditions").EnumerateArray().Select(c => c.Word("place")!));
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "{}", "rule", "not-a-part-of-a-rule" },
        { "null", "rule", "rule-is-empty" },
        { """{"all":[]}""", "rule.all", "rule-is-empty" },
        { """{"any":[null]}""", "rule.any[0]", "not-a-part-of-a-rule" },
        { """{"field":"city","all":[{"field":"city"}]}""", "rule", "not-a-part-of-a-rule" },
        { """{"field":"city"}""", "rule.operator", "not-compared-so" },
        { Leaf("shoe", "is", "9"), "rule.field", "no-such-condition" },
        { Leaf("segment", "is", "9"), "rule.values", "no-such-segment" },
        { Leaf("city", "atLeast", "A"), "rule.operator", "not-compared-so" },
        { Leaf("city", "is", "*"), "rule.values", "text-is-too-long" },
        { Leaf("city", "begins", "**"), "rule.values", "text-is-too-long" },
        { Leaf("city", "is", ""), "rule.values", "text-is-too-long" },
        { Leaf("city", "is"), "rule.values", "not-so-many-values" },
        { Leaf("figure.visits", "between", "1"), "rule.values", "not-so-many-values" },
        { Leaf("figure.visits", "atLeast", "many"), "rule.values", "not-a-figure" },
        { Leaf("figure.worth", "atLeast", "1.005"), "rule.values", "not-an-amount" },
        { Leaf("figure.lastVisit", "atLeast", "1/2"), "rule.values", "not-a-calendar-day" },
        { Leaf("figure.lastVisit", "ago", "-1"), "rule.values", "out-of-range" },
        { Leaf("figure.quarter", "is", "E"), "rule.values", "not-a-choice" },
        { Leaf("birthMonth", "is", "13"), "rule.values", "not-a-choice" },
        {
            """{"any":[{"field":"city","operator":"is","values":["A"]},"""
            + Leaf("figure.visits", "is", "3") + "]}",
            "rule.any[1].operator", "not-compared-so"
        },
        { Spanned("city", """{"days":3}"""), "rule.span", "not-of-days-or-stores" },
        { Spanned("figure.visits", """{"days":0}"""), "rule.span", "out-of-range" },
        { Spanned("figure.visits", """{"store":99}"""), "rule.span", "no-such-store" },
        {
            Spanned("figure.visits", """{"since":"2026-02-01","until":"2026-01-01"}"""),
            "rule.span", "period-ends-before-it-begins"
        },
        { Deep(7), "rule.all[0].all[0].all[0].all[0].all[0].all[0]", "rule-is-too-deep" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task A_rule_that_cannot_be_is_refused_at_its_place(
        string rule, string place, string code)
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        using var body = JsonDocument.Parse($$"""{"name":"No","rule":{{rule}}}""");

        foreach (var route in new[] { "/segments/sizes", "/segments" })
        {
            // Without a rule a segment is made of the map.
            if (rule == "null" && route == "/segments") continue;
            var answer = await owner.PostAsJsonAsync("/api/v1" + route, body, Cancel);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var faults = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel))
                .GetProperty("fields");
            Assert.Equal(code, faults.GetProperty(place)[0].Word("code"));
        }
        Assert.Empty((await owner.Ask("/segments")).Items());
    }

    private static string Leaf(string field, string by, params string[] values) =>
        JsonSerializer.Serialize(Rule(field, by, values));

    private static string Spanned(string field, string span) =>
        $$"""{"field":"{{field}}","operator":"{{(field == "city" ? "is" : "atLeast")}}","""
        + $$""" "values":["1"],"span":{{span}}}""";

    private static string Deep(int groups) => groups == 0
        ? Leaf("city", "is", "A")
        : $$"""{"all":[{{Deep(groups - 1)}}]}""";
}
