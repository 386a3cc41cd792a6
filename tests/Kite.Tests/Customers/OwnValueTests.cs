using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>What a field of the business's own takes, and how it says no (K1).</summary>
[Trait("books", "both")]
public sealed class OwnValueTests
{
    // What is sent into which kind of field, and what is kept or why not.
    private const string Readings = """
        text         "粤B·12345"               "粤B·12345"
        text         " B 1 "                   "B 1"
        number       5.25                      5.25
        number       "-3"                      -3
        number       5.255                     not-a-figure
        number       "many"                    not-a-figure
        number       99999999999999999999      not-a-figure
        date         "2026-11-23"              "2026-11-23"
        date         "23.11.2026"              not-a-calendar-day
        date         "2026-02-30"              not-a-calendar-day
        choice       "red"                     "red"
        choice       "mauve"                   not-a-choice
        multiChoice  ["blue","red"]            ["red","blue"]
        multiChoice  "red, blue"               ["red","blue"]
        multiChoice  ["red","mauve"]           not-a-choice
        money        12.50                     {"amount":1250,"currency":"CNY"}
        money        {"amount":99,"currency":"CNY"}  {"amount":99,"currency":"CNY"}
        money        {"amount":99,"currency":"USD"}  not-an-amount
        money        12.505                    not-an-amount
        yesNo        true                      true
        yesNo        "no"                      false
        yesNo        "maybe"                   not-yes-or-no
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_sent_is_kept_as_its_kind_or_refused_at_its_field()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        foreach (var kind in new[]
        {
            "text", "number", "date", "choice", "multiChoice", "money", "yesNo",
        })
        {
            await owner.Tell("/custom-fields", new
            {
                key = "of_" + kind.ToLowerInvariant(), name = kind, kind, decimals = 2,
                choices = new[] { "red", "blue" },
            });
        }
        var wrong = new List<string>();
        foreach (var line in Readings.Split('\n'))
        {
            var words = line.Split("  ", StringSplitOptions.RemoveEmptyEntries
                | StringSplitOptions.TrimEntries);
            var key = "of_" + words[0].ToLowerInvariant();
            var answer = await owner.PostAsJsonAsync("/api/v1/customers", new
            {
                name = "Lin",
                custom = new Dictionary<string, JsonElement>
                {
                    [key] = JsonElement.Parse(words[1]),
                },
            }, Cancel);
            var said = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            var got = answer.IsSuccessStatusCode
                ? said.GetProperty("custom").GetProperty(key).GetRawText()
                : said.TryGetProperty("fields", out var fields)
                    ? fields.GetProperty("custom." + key)[0].Word("code")
                    : $"{answer.StatusCode}";
            var same = answer.IsSuccessStatusCode
                ? JsonElement.DeepEquals(JsonElement.Parse(got!), Parsed(words[2]))
                : got == words[2];
            if (!same) wrong.Add($"{line}: {got}");
        }
        Expect.None(wrong);
    }

    private static JsonElement Parsed(string word)
    {
        try
        {
            return JsonElement.Parse(word);
        }
        catch (JsonException)
        {
            return JsonElement.Parse("null");
        }
    }
}
