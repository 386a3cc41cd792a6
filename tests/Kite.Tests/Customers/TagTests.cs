using System.Net;
using System.Net.Http.Json;

namespace Kite.Tests;

/// <summary>Free words on customers, and what they like.</summary>
[Trait("books", "both")]
public sealed class TagTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tags_come_with_the_customer_are_offered_and_filter_the_list()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        await till.Tell("/customers", new { name = "Lin", tags = new[] { " wholesale", "Nuts" } });
        var wu = await till.Tell(
            "/customers", new { name = "Wu", tags = new[] { "nuts ", "NUTS", "" } });
        await till.PutAsJsonAsync(
            $"/api/v1/customers/{wu.Word("id")}/tags", new { tags = new[] { "wholesale" } },
            Cancel);

        var used = await till.Ask("/customers/tags");
        var begun = await till.Ask("/customers/tags?begins=who");
        var list = await till.Ask("/customers?tag=wholesale");

        Assert.Equal(["Nuts", "wholesale"], used.GetProperty("items").EnumerateArray()
            .Select(t => t.GetString()));
        Assert.Equal(1, begun.GetProperty("items").GetArrayLength());
        Assert.Equal(["Lin", "Wu"], list.Words("name").Order());
        Assert.Equal("wholesale", (await till.Ask($"/customers/{wu.Word("id")}"))
            .GetProperty("tags")[0].GetString());
    }

    [Theory]
    [InlineData("one, two")]
    [InlineData("a word that goes on and on and never comes to an end")]
    [InlineData("line\nbreak")]
    public async Task What_is_no_tag_is_told(string tag)
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();

        var answer = await till.PostAsJsonAsync(
            "/api/v1/customers", new { name = "Lin", tags = new[] { tag } }, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task A_change_of_tags_stands_in_the_records_own_line_of_the_trail()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var lin = await till.Tell("/customers", new { name = "Lin", tags = new[] { "old" } });
        await till.PutAsJsonAsync(
            $"/api/v1/customers/{lin.Word("id")}/tags", new { tags = new[] { "new" } }, Cancel);

        var line = (await till.Ask($"/audit?subjectId={lin.Word("id")}")).Items().First();

        var change = line.GetProperty("changes").EnumerateArray().Single();
        Assert.Equal(
            ("tags", "old", "new"),
            (change.Word("field"), change.Word("from"), change.Word("to")));
    }

    [Fact]
    public async Task An_analyst_neither_sees_tags_nor_filters_by_them()
    {
        await using var shop = await Shop.Open();
        await (await shop.Client()).Tell(
            "/customers", new { name = "Lin", tags = new[] { "debts" } });
        var analyst = await shop.Client(Role.Analyst);

        var shown = await analyst.GetStringAsync("/api/v1/customers/1", Cancel);
        var asked = await analyst.GetAsync("/api/v1/customers?tag=debts", Cancel);

        Assert.DoesNotContain("debts", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
    }

    [Fact]
    public async Task What_staff_noted_is_marked_so_and_can_be_taken_back()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var lin = await till.Customer("Lin");
        var at = $"/customers/{lin.Word("id")}/preferences";
        var noted = await till.Tell(
            at, new { kind = "taste", text = " coriander ", isDislike = true });

        var list = (await till.Ask(at)).Items().Single();
        Assert.Equal(
            ("noted", "taste", "coriander", true),
            (list.Word("from"), list.Word("kind"), list.Word("text"),
                list.GetProperty("isDislike").GetBoolean()));

        await till.DeleteAsync($"/api/v1{at}/{noted.Word("id")}", Cancel);
        Assert.Empty((await till.Ask(at)).Items());
    }

    [Fact]
    public async Task A_preference_without_words_is_refused_at_its_field()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var lin = await till.Customer("Lin");

        var answer = await till.PostAsJsonAsync(
            $"/api/v1/customers/{lin.Word("id")}/preferences", new { kind = "taste", text = " " },
            Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }
}
