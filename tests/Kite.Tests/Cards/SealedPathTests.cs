using System.Net;
using Kite.Cards;
using Microsoft.EntityFrameworkCore;
using static Kite.Tests.CardShop;

namespace Kite.Tests;

/// <summary>What else moves on cards that carry data, and what proves their seals (T6).</summary>
[Trait("books", "both")]
public sealed class SealedPathTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_moves_is_on_the_next_seal()
    {
        await using var shop = await SealShop.Open();
        var other = await shop.Cards.Card();
        await shop.Told("""
            does            says
            write           seal 1
            """);
        var (card, cards) = (shop.Card, shop.Cards);
        var paid = await cards.Do(
            card, "payments", new { amount = Cny(100), seal = shop.Hand("card") });
        await shop.Told("""
            does            says
            write           seal 2
            """);
        await cards.Do(card, "refunds", new
        {
            payment = paid.Word("id"), amount = Cny(40), seal = shop.Hand("card"),
        });
        await shop.Told("""
            does            says
            write           seal 3
            """);
        await cards.Do(card, "top-ups", new
        {
            amount = Cny(60), tender = "cash", seal = shop.Hand("card"),
        });
        Assert.Equal(
            "seal", await cards.Field(card, "transfers", new { to = other, amount = Cny(1) }));
        await shop.Told("""
            does            says
            write           seal 4
            """);
        await cards.Do(card, "transfers", new
        {
            to = other, amount = Cny(300), reason = "a gift", seal = shop.Hand("card"),
        });

        var next = await cards.Till.Ask($"/cards/{card}/seal");
        Assert.Equal((5, 700), (next.Number("version"), Coins(next, "principal")));
        Assert.Equal(
            4, await cards.Shop.Books(
                db => db.CardReadings.CountAsync(r => r.TransactionId != null, Cancel)));
        await shop.Well();
    }

    [Fact]
    public async Task Of_a_company_account_a_seal_says_what_was_moved_with_this_card()
    {
        await using var shop = await AccountShop.Open();
        var (lin, wu) = (await shop.Card("Lin", 300), await shop.Card("Wu", 300));
        var kind = (await shop.Cards.Till.Ask("/card-kinds")).Items().Single();
        await Wished.Put(
            shop.Cards.Till, $"/api/v1/card-kinds/{kind.Word("id")}", kind.Number("version"),
            new { name = kind.Word("name"), carries = "chip", needsSeal = true });
        var first = await Write(shop.Cards, lin);
        await Write(shop.Cards, wu);
        await shop.Cards.Do(lin, "payments", new { amount = Cny(200), seal = first });

        // What others do with the account's money makes no card of it old.
        var second = await shop.Cards.Till.Ask($"/cards/{lin}/seal");
        var others = await shop.Cards.Till.Ask($"/cards/{wu}/seal");

        Assert.Equal((2, -200), (second.Number("version"), Coins(second, "principal")
            + Coins(second, "bonus")));
        Assert.Equal((1, 0), (others.Number("version"), Coins(others, "principal")));
        Assert.True(others.GetProperty("isWritten").GetBoolean());
    }

    [Fact]
    public async Task A_list_of_findings_is_paged_sorted_narrowed_and_taken_along()
    {
        await using var shop = await SealShop.Open();
        await shop.Told("""
            does            says
            write           seal 1
            copy thief      copied
            pay 100 card    900 left
            write           seal 2
            read thief      seal-is-old
            lose            lost
            read card       card-is-lost
            find            active
            """);
        var till = shop.Cards.Till;

        var first = await till.Ask("/cards/findings?limit=1");
        var next = await till.Ask($"/cards/findings?limit=1&after={first.Word("next")}");
        var sheet = await till.GetStringAsync("/api/v1/cards/findings/export", Cancel);
        using var unknown = await till.GetAsync("/api/v1/cards/findings?order=colour", Cancel);

        Assert.Equal(["notInUse"], first.Words("outcome"));
        Assert.Equal(["rolledBack"], next.Words("outcome"));
        Assert.Null(next.Word("next"));
        Assert.Equal(
            ["rolledBack", "notInUse"],
            (await till.Ask("/cards/findings?order=at")).Words("outcome"));
        Assert.Equal(
            ["notInUse"], (await till.Ask("/cards/findings?outcome=notInUse")).Words("outcome"));
        Assert.Empty((await till.Ask($"/cards/findings?card={shop.Card + 1}")).Items());
        Assert.Empty((await till.Ask("/cards/findings?store=2")).Items());
        Assert.Empty((await till.Ask("/cards/findings?verdict=fraud")).Items());
        Assert.Equal(3, sheet.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
    }

    // One row for each proof that `kite verify` makes: without it, this would go unnoticed.
    [Theory]
    [InlineData("DELETE FROM card_seals WHERE version = 1")]
    [InlineData("UPDATE card_seals SET principal_coins = principal_coins + 1")]
    [InlineData("UPDATE card_seals SET position = position + 1 WHERE version = 2")]
    [InlineData("UPDATE card_seals SET points = 7 WHERE version = 2")]
    [InlineData("UPDATE card_seals SET master = 2")]
    [InlineData("UPDATE card_seals SET currency = 'EUR'")]
    [InlineData("DELETE FROM card_seals")]
    [InlineData("UPDATE card_readings SET transaction_id = id WHERE transaction_id IS NOT NULL")]
    [InlineData("UPDATE card_readings SET is_caught = true")]
    [InlineData("UPDATE card_readings SET is_caught = false")]
    public async Task Each_lie_about_seals_is_found(string sql)
    {
        await using var shop = await SealShop.Open();
        await shop.Told("""
            does            says
            write           seal 1
            copy thief      copied
            pay 100 card    900 left
            write           seal 2
            read thief      seal-is-old
            """);
        var id = (await shop.Findings())[0].Word("id");
        await shop.Cards.Till.Tell(
            $"/cards/findings/{id}/decisions", new { verdict = "honest", reason = "a slip" });
        await shop.Well();

        var kept = await Record.ExceptionAsync(() => shop.Cards.Shop.Books(
            db => db.Database.ExecuteSqlRawAsync(sql, Cancel)));
        Assert.Contains("are only added to", kept?.Message);
        await TamperedBooksTests.Tamper(shop.Cards.Shop, sql);

        await Assert.ThrowsAnyAsync<Exception>(shop.Well);
    }

    private static async Task<string> Write(CardShop cards, long card)
    {
        var text = (await cards.Till.Ask($"/cards/{card}/seal")).Word("text")!;
        await cards.Till.Tell($"/cards/{card}/seals", new { seal = text });
        return text;
    }
}
