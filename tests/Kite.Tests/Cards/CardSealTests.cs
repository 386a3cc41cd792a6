using System.Net;
using System.Net.Http.Json;
using Kite.Cards;
using Microsoft.EntityFrameworkCore;
using static Kite.Tests.CardShop;

namespace Kite.Tests;

/// <summary>Cards that carry data are checked twice: the seal, and the books (T6).</summary>
[Trait("books", "both")]
public sealed class CardSealTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_card_is_written_on_read_and_paid_with_again_and_again()
    {
        await using var shop = await SealShop.Open();
        await shop.Told("""
            does            says
            write           seal 1
            read card       good
            pay 100 card    900 left
            write           seal 2
            pay 100 card    800 left
            write           seal 3
            top-up 50       850 on it
            read card       good, to be written
            pay 50 card     800 left
            write           seal 4
            read card       good
            """);
        Assert.Empty(await shop.Findings());
    }

    [Fact]
    public async Task Where_the_seal_is_needed_neither_the_number_nor_the_print_pays()
    {
        await using var shop = await SealShop.Open();
        await shop.Told("""
            does            says
            pay 100         seal-is-needed
            write           seal 1
            pay 100         seal-is-needed
            pay 100 card    900 left
            """);
        var printed = new SealPress(shop.Cards.Shop.Keys).Printed(shop.Card, "CNY");
        using var read = await shop.Cards.Till.PostAsJsonAsync(
            "/api/v1/cards/readings", new { seal = printed }, Cancel);
        Assert.Equal("printed", (await Read(read, HttpStatusCode.OK)).Word("outcome"));
        Assert.Equal("seal", await shop.Cards.Field(
            shop.Card, "payments", new { amount = Cny(1), seal = printed }));
    }

    [Fact]
    public async Task Of_a_copied_card_only_one_can_be_used_and_the_other_is_caught()
    {
        await using var shop = await SealShop.Open();
        await shop.Told("""
            does            says
            write           seal 1
            copy thief      copied
            pay 100 card    900 left
            write           seal 2
            pay 100 thief   seal-is-old
            read thief      seal-is-old
            pay 100 card    800 left
            """);
        var found = await shop.Findings();
        Assert.Equal(["rolledBack", "rolledBack"], found.Select(f => f.Word("outcome")));
        Assert.Equal(
            ("1", 1_000, "2", 900),
            (
                found[1].GetProperty("onCard").GetProperty("version").ToString(),
                Coins(found[1].GetProperty("onCard"), "principal"),
                found[1].GetProperty("inBooks").GetProperty("version").ToString(),
                Coins(found[1].GetProperty("inBooks"), "principal")));
    }

    [Fact]
    public async Task A_thief_who_pays_first_is_caught_when_the_holder_comes()
    {
        await using var shop = await SealShop.Open();
        await shop.Told("""
            does            says
            write           seal 1
            copy holder     copied
            pay 100 card    900 left
            write           seal 2
            read holder     seal-is-old
            """);
    }

    [Fact]
    public async Task A_write_that_failed_is_no_fraud_once_and_is_one_the_second_time()
    {
        await using var shop = await SealShop.Open();
        await shop.Told("""
            does            says
            write           seal 1
            pay 100 card    900 left
            read card       writtenAgain, to be written
            pay 100 card    800 left
            pay 100 card    seal-is-old
            read card       seal-is-old
            """);
        Assert.Equal(2, (await shop.Findings()).Count);
    }

    [Fact]
    public async Task A_write_of_which_nobody_told_is_found_on_the_card_itself()
    {
        await using var shop = await SealShop.Open();
        await shop.Told("""
            does            says
            write           seal 1
            copy thief      copied
            pay 100 card    900 left
            write-untold    seal 2
            pay 100 card    800 left
            write-untold    seal 3
            read card       good
            read thief      seal-is-old
            """);
    }

    [Fact]
    public async Task The_same_seal_in_two_stores_within_minutes_is_a_copy()
    {
        await using var shop = await SealShop.Open();
        await shop.Told("""
            does               says
            write              seal 1
            copy twin          copied
            read card          good
            read twin at 2     seal-is-copied
            wait 11            waited
            read card at 2     good
            """);
        var found = Assert.Single(await shop.Findings());
        Assert.Equal((2, 1), (found.Number("storeNumber"), found.Number("elsewhereStore")));
    }

    [Fact]
    public async Task Books_that_were_restored_are_told_from_a_card_that_knows_more()
    {
        await using var shop = await SealShop.Open();
        await shop.Told("""
            does            says
            write           seal 1
            pay 100 card    900 left
            restore         restored
            read card       seal-is-beyond-books
            pay 1 card      seal-is-beyond-books
            write           seal 2
            pay 100 card    800 left
            """);
        Assert.Equal(2, (await shop.Findings("?outcome=beyondBooks")).Count);
    }

    [Fact]
    public async Task A_lost_card_opens_nothing_and_whoever_shows_it_is_noted()
    {
        await using var shop = await SealShop.Open();
        await shop.Told("""
            does            says
            write           seal 1
            lose            lost
            read card       card-is-lost
            pay 1 card      card-is-lost
            find            active
            read card       good
            pay 100 card    900 left
            """);
        Assert.Equal("notInUse", Assert.Single(await shop.Findings()).Word("outcome"));
    }

    [Fact]
    public async Task A_replaced_card_is_over_and_the_new_one_begins_its_own_chain()
    {
        await using var shop = await SealShop.Open();
        await shop.Told("""
            does            says
            write           seal 1
            pay 100 card    900 left
            write           seal 2
            copy old        copied
            replace         another card
            read old        card-was-replaced
            pay 1 old       seal-is-of-another
            write           seal 1
            pay 100 card    800 left
            """);
    }

    [Fact]
    public async Task Cards_outlive_the_keys_that_sealed_them()
    {
        await using var shop = await SealShop.Open();
        await shop.Told("""
            does            says
            write           seal 1
            rotate          key 2
            read card       good
            pay 100 card    900 left
            write           seal 2
            rotate          key 3
            pay 100 card    800 left
            """);
    }

    [Fact]
    public async Task A_repeat_is_told_the_first_answer_whatever_the_card_carries_by_then()
    {
        await using var shop = await SealShop.Open("freeze");
        await shop.Told("""
            does            says
            write           seal 1
            """);
        var body = new { amount = Cny(100), seal = shop.Hand("card") };
        using var first = await shop.Cards.Send(shop.Card, "payments", body, "the key");
        await shop.Told("""
            does            says
            write           seal 2
            """);

        using var again = await shop.Cards.Send(shop.Card, "payments", body, "the key");
        using var bare = await shop.Cards.Send(
            shop.Card, "payments", new { amount = Cny(100) }, "the key");

        Assert.All([again, bare], answer =>
        {
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            Assert.Equal("true", answer.Headers.GetValues("Idempotency-Replayed").Single());
        });
        Assert.Empty(await shop.Findings());
        Assert.Equal((900, 0), await shop.Cards.Balance(shop.Card));
    }

    [Fact]
    public async Task What_is_written_is_acknowledged_once_and_nothing_else_is_taken_for_it()
    {
        await using var shop = await SealShop.Open();
        var next = await shop.Cards.Till.Ask($"/cards/{shop.Card}/seal");
        Assert.False(next.GetProperty("isWritten").GetBoolean());
        await shop.Told("""
            does            says
            write           seal 1
            write           seal 1
            """);
        var press = new SealPress(shop.Cards.Shop.Keys);
        var position = next.Number("position");
        var others = new[]
        {
            press.Text(CardSeal.Of(shop.Card, 3, new(position, 1_000, 0, 0), "CNY", 1)),
            press.Text(CardSeal.Of(shop.Card, 2, new(position, 1_001, 0, 0), "CNY", 1)),
            press.Text(CardSeal.Of(shop.Card, 2, new(position, 1_000, 0, 0), "EUR", 1)),
            press.Text(CardSeal.Of(shop.Card, 2, new(0, 0, 0, 0), "CNY", 1)),
        };
        foreach (var seal in others)
        {
            Assert.Equal(
                "seal-is-not-next", await shop.Cards.Refused(shop.Card, "seals", new { seal }));
        }
        Assert.Equal("seal", await shop.Cards.Field(shop.Card, "seals", new { seal = "KITE:0" }));
        Assert.Equal(1, await shop.Cards.Shop.Books(db => db.WrittenSeals.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_card_that_carries_nothing_has_no_seal()
    {
        await using var cards = await CardShop.Open();
        var card = await cards.Card();

        using var seal = await cards.Till.GetAsync($"/api/v1/cards/{card}/seal", Cancel);

        Assert.Equal(
            "card-carries-nothing", (await Read(seal, HttpStatusCode.Conflict)).Word("code"));
    }
}
