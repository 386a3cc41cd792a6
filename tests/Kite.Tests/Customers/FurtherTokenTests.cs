namespace Kite.Tests;

/// <summary>A customer is found by all their phones and by the fields that are searched.</summary>
[Trait("books", "both")]
public sealed class FurtherTokenTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_that_came_with_the_record_finds_it()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Tell("/custom-fields", new
        {
            key = "plate", name = "Plate", kind = "text", isSearched = true,
        });
        await owner.Tell("/customers", new
        {
            name = "Lin Mei",
            phone = "13900004821",
            contactPoints = new[]
            {
                new { kind = "phone", value = "057188881234" },
                new { kind = "email", value = "mei@lin.example" },
            },
            custom = new { plate = "B12345" },
        });

        string[] ways = ["4821", "1234", "57188881234", "mei@lin.example", "b123", "mei"];
        foreach (var typed in ways) Assert.Equal(["Lin Mei"], await Found(owner, typed));
    }

    [Fact]
    public async Task What_is_taken_away_finds_nobody_and_what_changed_places_still_does()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var mei = await owner.Tell("/customers", new { name = "Lin", phone = "13900004821" });
        var at = $"/customers/{mei.Word("id")}/contact-points";
        var work = await owner.Tell(at, new { kind = "phone", value = "057188881234" });
        Assert.Equal(["Lin"], await Found(owner, "1234"));

        await owner.Tell($"{at}/{work.Word("id")}/precedence", new { });
        Assert.Equal(["Lin"], await Found(owner, "1234"));
        Assert.Equal(["Lin"], await Found(owner, "4821"));

        var further = (await owner.Ask(at)).Items().Single();
        await owner.DeleteAsync($"/api/v1{at}/{further.Word("id")}", Cancel);
        Assert.Empty(await Found(owner, "4821"));
        Assert.Equal(["Lin"], await Found(owner, "1234"));
    }

    private static async Task<IEnumerable<string?>> Found(HttpClient client, string typed) =>
        (await client.Ask($"/customers?search={Uri.EscapeDataString(typed)}")).Words("name");
}
