using System.Net;
using System.Net.Http.Json;
using Kite.Cards;
using static Kite.Tests.CardShop;

namespace Kite.Tests;

/// <summary>What a person decides on a suspect card (T6).</summary>
[Trait("books", "both")]
public sealed class SealFindingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_suspect_card_is_frozen_where_its_kind_says_so_until_a_person_decides()
    {
        await using var shop = await SealShop.Open("freeze");
        await shop.Told("""
            does            says
            write           seal 1
            copy old        copied
            pay 100 card    900 left
            write           seal 2
            read old        seal-is-old
            pay 100 card    card-is-frozen
            """);
        var id = Assert.Single(await shop.Findings("?decided=false")).Word("id");
        Assert.Equal(1, await Waiting(shop));

        using var empty = await Decide(shop, id, new { verdict = "honest" });
        using var vague = await Decide(shop, id, new { reason = "?" });
        var decided = await Read(
            await Decide(shop, id, new { verdict = "honest", reason = "an old receipt" }),
            HttpStatusCode.OK);
        using var again = await Decide(shop, id, new { verdict = "fraud", reason = "no" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, vague.StatusCode);
        Assert.Equal("honest", decided.Word("verdict"));
        Assert.Equal(
            "seal-finding-is-decided", (await Read(again, HttpStatusCode.Conflict)).Word("code"));
        Assert.Empty(await shop.Findings("?decided=false"));
        Assert.Equal(0, await Waiting(shop));
        await shop.Told("""
            does            says
            pay 100 card    800 left
            """);
    }

    [Fact]
    public async Task Whoever_holds_a_suspect_card_neither_thaws_it_nor_gets_it_a_new_seal()
    {
        await using var shop = await SealShop.Open("freeze");
        var cashier = await shop.Cards.Shop.Client(Role.Cashier);
        await shop.Told("""
            does            says
            write           seal 1
            copy old        copied
            pay 100 card    900 left
            write           seal 2
            """);
        var seal = $"/api/v1/cards/{shop.Card}/seal";
        using var unseen = await cashier.GetAsync(seal, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, unseen.StatusCode);
        using var seen = await cashier.PostAsJsonAsync(
            "/api/v1/cards/readings", new { seal = shop.Hand("card"), storeNumber = 1 }, Cancel);
        using var given = await cashier.GetAsync(seal, Cancel);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (seen.StatusCode, given.StatusCode));

        await shop.Told("""
            does            says
            read old        seal-is-old
            """);
        using var thawed = await cashier.PostAsync(
            $"/api/v1/cards/{shop.Card}/thaws", null, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, thawed.StatusCode);
        using var emptied = await shop.Cards.Send(
            shop.Card, "cash-outs", new { tender = "cash", reason = "mine" }, by: cashier);
        using var replaced = await cashier.PostAsJsonAsync(
            $"/api/v1/cards/{shop.Card}/replacements", new { reason = "lost it" }, Cancel);
        Assert.Equal(
            (HttpStatusCode.Forbidden, HttpStatusCode.Forbidden),
            (emptied.StatusCode, replaced.StatusCode));
        await shop.Told("""
            does            says
            pay 100 card    card-is-frozen
            """);
    }

    [Fact]
    public async Task A_fraud_freezes_the_card_for_as_long_as_nobody_thaws_it()
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
        var id = Assert.Single(await shop.Findings()).Word("id");

        using var decided = await Decide(
            shop, id, new { verdict = "fraud", reason = "seen on the film" });

        await Read(decided, HttpStatusCode.OK);
        await shop.Told("""
            does            says
            pay 1 card      card-is-frozen
            """);
    }

    [Fact]
    public async Task A_forgery_is_noted_and_leaves_the_card_alone()
    {
        await using var shop = await SealShop.Open("freeze");
        await shop.Told("""
            does            says
            write           seal 1
            """);
        var folder = Directory.CreateTempSubdirectory("kite-forger").FullName;
        var forger = new SealPress(new(Path.Combine(folder, "master.keys")));
        var forged = forger.Text(CardSeal.Of(
            shop.Card, 1, new(1, 1_000, 0, 0), "CNY", forger.Key));
        Directory.Delete(folder, recursive: true);

        using var read = await shop.Cards.Till.PostAsJsonAsync(
            "/api/v1/cards/readings", new { seal = forged }, Cancel);
        var paid = await shop.Cards.Refused(
            shop.Card, "payments", new { amount = Cny(1), seal = forged });

        Assert.Equal("seal-is-forged", (await Read(read, HttpStatusCode.Conflict)).Word("code"));
        Assert.Equal("seal-is-forged", paid);
        Assert.Equal(
            ["forged", "forged"], (await shop.Findings()).Select(f => f.Word("outcome")));
        await shop.Told("""
            does            says
            pay 100 card    900 left
            """);
    }

    // What the day of whoever decides says, and the rows that it opens.
    private static async Task<long> Waiting(SealShop shop)
    {
        var tile = await shop.Cards.Till.Ask("/today/tiles/waiting?store=1");
        var figure = tile.GetProperty("figures").EnumerateArray().Last();
        Assert.Equal("/cards/findings?decided=false&store=1", figure.Word("href"));
        Assert.Equal(
            figure.Number("count"),
            (await shop.Cards.Till.Ask(figure.Word("href")!)).Items().Count());
        return figure.Number("count");
    }

    private static Task<HttpResponseMessage> Decide(SealShop shop, string? id, object body) =>
        shop.Cards.Till.PostAsJsonAsync($"/api/v1/cards/findings/{id}/decisions", body, Cancel);
}
