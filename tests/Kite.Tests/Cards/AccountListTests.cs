namespace Kite.Tests;

/// <summary>Company accounts in lists and files, and whom they and their cards belong to.</summary>
[Trait("books", "both")]
public sealed class AccountListTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accounts_are_listed_found_and_taken_along()
    {
        await using var shop = await AccountShop.Open(1_000);
        var other = await AccountShop.Open(5_000, shop.Cards);
        var card = await shop.Card("Lin", day: 700);
        await shop.Cards.Pay(card, 300);

        async Task<long[]> Listed(string question) =>
            [.. (await shop.Till.Ask($"/company-accounts?{question}")).Items()
                .Select(a => a.Number())];
        Assert.Equal([other.Number, shop.Number], await Listed(""));
        Assert.Equal([shop.Number, other.Number], await Listed("order=balance"));
        Assert.Equal([shop.Number], await Listed($"find={card}"));
        Assert.Equal([other.Number], await Listed($"customer={other.Company}"));
        Assert.Equal([other.Number, shop.Number], await Listed("find=Tra"));
        Assert.Empty(await Listed("open=false"));
        var first = await shop.Till.Ask("/company-accounts?limit=1");
        Assert.Equal(
            [shop.Number], await Listed($"limit=1&after={first.Word("next")}"));

        async Task<string> Taken(string path) =>
            await shop.Till.GetStringAsync("/api/v1/company-accounts" + path, Cancel);
        Assert.Contains("Travel", await Taken("/export"), StringComparison.Ordinal);
        var spent = await Taken($"/{shop.Number}/cards/export");
        Assert.Contains($"{card},", spent, StringComparison.Ordinal);
        Assert.Contains("Lin", spent, StringComparison.Ordinal);
        Assert.Contains(
            "Lin", await Taken($"/{shop.Number}/transactions/export"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holders_names_are_for_who_may_see_names()
    {
        await using var shop = await AccountShop.Open(0);
        var card = await shop.Card("Lin Mei");
        var analyst = await shop.Cards.Shop.Client(Role.Analyst);

        var shown = await analyst.GetStringAsync($"/api/v1/cards/{card}", Cancel);

        Assert.DoesNotContain("Lin Mei", shown, StringComparison.Ordinal);
        Assert.Contains("Lin Mei", (await shop.Till.Ask($"/cards/{card}")).ToString());
    }

    [Fact]
    public async Task Accounts_and_carried_cards_follow_a_merge_and_go_back_with_it()
    {
        await using var shop = await AccountShop.Open(700);
        var lin = await shop.Till.Customer("Lin");
        var mei = await shop.Till.Customer("Lin Mei");
        var card = (await shop.Till.Tell(
            $"/company-accounts/{shop.Number}/cards", new { holderNumber = lin.Number() }))
            .Number();
        var other = await shop.Till.Tell(
            "/customers", new { name = "Harbour Freight Ltd", kind = "company" });
        async Task<string> Whose()
        {
            var seat = (await shop.Till.Ask($"/cards/{card}")).GetProperty("onAccount");
            return $"{seat.Number("company")} {seat.Number("holderNumber")}";
        }
        async Task<string> Merge(string into, string from) => (await shop.Till.Tell(
            $"/customers/{into}/merges", new { other = from })).Word("id")!;

        var company = (await shop.Till.Ask("/customers?search=Harbour%20Freight"))
            .Items().Single(c => c.Number() == shop.Company).Word("id")!;
        var people = await Merge(mei.Word("id")!, lin.Word("id")!);
        var firms = await Merge(other.Word("id")!, company);
        Assert.Equal($"{other.Number()} {mei.Number()}", await Whose());
        await shop.Till.Tell($"/merges/{people}/undos", new { });
        await shop.Till.Tell($"/merges/{firms}/undos", new { });
        Assert.Equal($"{shop.Company} {lin.Number()}", await Whose());
        await shop.Well();
    }
}
