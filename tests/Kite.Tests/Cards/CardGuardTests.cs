using System.Net;
using System.Net.Http.Json;
using Kite.Cards;
using Microsoft.EntityFrameworkCore;
using static Kite.Tests.CardShop;

namespace Kite.Tests;

/// <summary>Who may do what with a card: PINs, second persons, roles.</summary>
[Trait("books", "both")]
public sealed class CardGuardTests
{
    private const string Pin = "493817";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_card_that_asks_for_a_pin_is_opened_by_the_right_one_only()
    {
        await using var shop = await CardShop.Open(new { name = "Gold", needsPin = true });
        var card = await shop.Card(new { pin = Pin });
        await shop.TopUp(card, 1000);

        Assert.Equal("pin-is-needed", await Pay(shop, card, null));
        Assert.Equal("pin-is-wrong", await Pay(shop, card, "111222"));
        Assert.Equal("done", await Pay(shop, card, Pin));
        Assert.Equal((900, 0), await shop.Balance(card));
    }

    [Fact]
    public async Task Five_wrong_pins_close_a_card_for_a_while_and_ten_until_someone_opens_it()
    {
        await using var shop = await CardShop.Open(new { name = "Gold", needsPin = true });
        var card = await shop.Card(new { pin = Pin });
        await shop.TopUp(card, 1000);

        for (var i = 0; i < 5; i++) Assert.Equal("pin-is-wrong", await Pay(shop, card, "111222"));
        Assert.Equal("pin-is-locked", await Pay(shop, card, Pin));
        shop.Shop.Clock.Advance(TimeSpan.FromMinutes(16));
        for (var i = 0; i < 5; i++) Assert.Equal("pin-is-wrong", await Pay(shop, card, "111222"));
        shop.Shop.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("pin-is-blocked", await Pay(shop, card, Pin));

        var cashier = await shop.Shop.Client(Role.Cashier);
        using var barred = await cashier.PostAsync(
            $"/api/v1/cards/{card}/pin-unlocks", content: null, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, barred.StatusCode);
        using var opened = await shop.Till.PostAsync(
            $"/api/v1/cards/{card}/pin-unlocks", content: null, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, opened.StatusCode);
        Assert.Equal("done", await Pay(shop, card, Pin));
    }

    [Fact]
    public async Task Many_wrong_pins_at_once_are_all_counted()
    {
        await using var shop = await CardShop.Open(new { name = "Gold", needsPin = true });
        var card = await shop.Card(new { pin = Pin });
        await shop.TopUp(card, 1000);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => Pay(shop, card, "111222")));

        Assert.Equal(5, answers.Count(a => a == "pin-is-wrong"));
        Assert.Equal(7, answers.Count(a => a == "pin-is-locked"));
    }

    [Theory]
    [InlineData("12345"), InlineData("1234567"), InlineData("12345a"), InlineData("１２３４５６")]
    [InlineData("123456"), InlineData("654321"), InlineData("000000"), InlineData("")]
    public async Task A_pin_that_everyone_tries_first_is_none(string pin)
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        using var answer = await shop.Till.PutAsJsonAsync(
            $"/api/v1/cards/{card}/pin", new { pin }, Cancel);
        var problem = await Read(answer, HttpStatusCode.UnprocessableEntity);
        Assert.True(problem.GetProperty("fields").TryGetProperty("pin", out _));
    }

    [Fact]
    public async Task Who_changes_a_pin_knows_the_one_before_or_may_open_cards()
    {
        await using var shop = await CardShop.Open(new { name = "Gold", needsPin = true });
        var card = await shop.Card(new { pin = Pin });
        await shop.TopUp(card, 1000);
        var cashier = await shop.Shop.Client(Role.Cashier);

        using var without = await cashier.PutAsJsonAsync(
            $"/api/v1/cards/{card}/pin", new { pin = "820461" }, Cancel);
        using var with = await cashier.PutAsJsonAsync(
            $"/api/v1/cards/{card}/pin", new { pin = "820461", before = Pin }, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, with.StatusCode);
        Assert.Equal("pin-is-wrong", await Pay(shop, card, Pin));
        Assert.Equal("done", await Pay(shop, card, "820461"));
    }

    [Fact]
    public async Task No_pin_lies_in_the_books_nor_in_the_trail()
    {
        await using var shop = await CardShop.Open(new { name = "Gold", needsPin = true });
        var card = await shop.Card(new { pin = Pin });
        using var set = await shop.Till.PutAsJsonAsync(
            $"/api/v1/cards/{card}/pin", new { pin = "820461" }, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, set.StatusCode);

        var trail = await shop.Shop.Books(db => db.Set<AuditEntry>().ToListAsync(Cancel));

        Assert.Contains(trail, e => e.Subject == "card" && e.Changes.Contains("pin"));
        Assert.DoesNotContain(trail, e => e.Changes.Contains(Pin) || e.Changes.Contains("820461"));
        var row = await shop.Shop.Books(db => db.Set<CardPin>().SingleAsync(Cancel));
        Assert.Equal(32, row.Hash.Length);
    }

    [Fact]
    public async Task What_one_puts_right_another_approves_and_only_then_it_moves()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        await shop.TopUp(card, 1000);
        using var answer = await shop.Send(
            card, "corrections", new { principal = Cny(-300), bonus = Cny(50), reason = "slip" });
        var id = (await Read(answer, HttpStatusCode.Created)).Word("id");
        var second = await shop.Shop.Client(Role.Manager);

        Assert.Equal((1000, 0), await shop.Balance(card));
        using var own = await shop.Till.PostAsync(Approve(id), content: null, Cancel);
        Assert.Equal(
            "proposed-it-themselves",
            (await Read(own, HttpStatusCode.Conflict)).Word("code"));
        using var done = await second.PostAsync(Approve(id), content: null, Cancel);
        await Read(done, HttpStatusCode.OK);
        using var twice = await second.PostAsync(Approve(id), content: null, Cancel);

        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.Equal((700, 50), await shop.Balance(card));
        var line = (await shop.Till.Ask($"/cards/{card}/transactions?kind=adjustment")).Items()
            .Single();
        Assert.Equal(("slip", "test"), (line.Word("reason"), line.Word("approver")));
    }

    [Fact]
    public async Task What_is_refused_by_the_second_person_never_moves()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        using var answer = await shop.Send(
            card, "corrections", new { bonus = Cny(5000), reason = "for a friend" });
        var id = (await Read(answer, HttpStatusCode.Created)).Word("id");
        var second = await shop.Shop.Client(Role.Finance);

        using var no = await second.PostAsync(
            $"/api/v1/card-corrections/{id}/refusals", content: null, Cancel);
        await Read(no, HttpStatusCode.OK);
        using var late = await second.PostAsync(Approve(id), content: null, Cancel);

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal((0, 0), await shop.Balance(card));
        Assert.Equal(
            "refused",
            (await shop.Till.Ask("/card-corrections?state=refused")).Items().Single()
                .Word("state"));
    }

    [Fact]
    public async Task What_cannot_be_posted_waits_on_and_is_posted_once_it_can()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        using var answer = await shop.Send(
            card, "corrections", new { principal = Cny(-300), reason = "paid twice" });
        var id = (await Read(answer, HttpStatusCode.Created)).Word("id");
        var second = await shop.Shop.Client(Role.Manager);

        using (var early = await second.PostAsync(Approve(id), content: null, Cancel))
        {
            Assert.Equal(
                "too-little-in-purse", (await Read(early, HttpStatusCode.Conflict)).Word("code"));
        }
        await shop.TopUp(card, 1000);
        using var done = await second.PostAsync(Approve(id), content: null, Cancel);

        await Read(done, HttpStatusCode.OK);
        Assert.Equal((700, 0), await shop.Balance(card));
    }

    [Fact]
    public async Task Nobody_takes_the_key_under_which_a_correction_will_be_posted()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        await shop.TopUp(card, 1000);
        using var answer = await shop.Send(
            card, "corrections", new { principal = Cny(-300), reason = "paid twice" });
        var id = (await Read(answer, HttpStatusCode.Created)).Word("id");
        foreach (var key in new[] { $"correction:{id}", $" correction:{id}" })
            await shop.Do(card, "payments", new { amount = Cny(1) }, key);
        var second = await shop.Shop.Client(Role.Manager);

        using var done = await second.PostAsync(Approve(id), content: null, Cancel);

        await Read(done, HttpStatusCode.OK);
        Assert.Equal((699, 0), await shop.Balance(card));
    }

    private static string Approve(string? id) => $"/api/v1/card-corrections/{id}/approvals";

    private static async Task<string?> Pay(CardShop shop, long card, string? pin)
    {
        using var answer = await shop.Send(
            card, "payments", new { amount = Cny(100), pin }, $"{Guid.CreateVersion7()}");
        var said = await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(Cancel);
        return answer.IsSuccessStatusCode
            ? "done"
            : said.GetProperty("fields").GetProperty("pin")[0].Word("code");
    }
}
