using System.Net;
using Kite.Cards;
using static Kite.Tests.CardShop;

namespace Kite.Tests;

/// <summary>Cards in lists and files, and amounts as people type them.</summary>
[Trait("books", "both")]
public sealed class CardListTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_are_narrowed_ordered_paged_and_taken_along()
    {
        await using var shop = await CardShop.Open();
        var cards = new List<long>();
        for (var i = 0; i < 5; i++)
        {
            cards.Add(await shop.Card());
            await shop.TopUp(cards[i], 100 * ((i * 2 % 5) + 1));
        }
        using (var frozen = await shop.Send(cards[2], "freezes", new { }))
            await Read(frozen, HttpStatusCode.OK);

        foreach (var order in new[] { "balance", "balance-down", "number", "changed-down" })
        {
            var (seen, after) = (new List<long>(), "");
            do
            {
                var page = await shop.Till.Ask($"/cards?order={order}&limit=2&after={after}");
                seen.AddRange(page.Items().Select(c => c.Number()));
                after = page.Word("next");
            }
            while (after is not null);
            Assert.Equal(cards.Order(), seen.Order());
            if (order == "balance")
                Assert.Equal([0, 3, 1, 4, 2], seen.Select(n => cards.IndexOf(n)));
        }
        Assert.Equal(
            cards[2], (await shop.Till.Ask("/cards?state=frozen")).Items().Single().Number());
        Assert.Empty((await shop.Till.Ask("/cards?named=true")).Items());
        Assert.Equal(
            cards[3], (await shop.Till.Ask($"/cards?find={cards[3]}")).Items().Single().Number());
        var file = await shop.Till.GetStringAsync("/api/v1/cards/export?state=frozen", Cancel);
        Assert.Contains($"{cards[2]}", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10000", 1_000_000), InlineData("10000.5", 1_000_050)]
    [InlineData("0,07", 7), InlineData(" 12.34 ", 1234)]
    [InlineData("10,000", null), InlineData("10.000", null), InlineData("1 000", null)]
    [InlineData("1e4", null), InlineData("-5", null), InlineData("+5", null)]
    [InlineData("１００", null), InlineData("1.", null), InlineData(".5", null)]
    [InlineData("1.2.3", null), InlineData("", null), InlineData("9999999999999999", null)]
    public void What_is_typed_is_read_in_one_way_or_not_at_all(string typed, int? coins)
    {
        var read = TypedAmount.Read(typed, Currency.Cny);
        Assert.Equal(coins, read.Refusal is null ? (int)read.Value.Coins : null);
        Assert.NotNull(TypedAmount.Read("1.5", Currency.Vnd).Refusal);
    }
}
