using System.Net;
using static Kite.Tests.CardShop;

namespace Kite.Tests;

/// <summary>Cards that are lost, frozen, replaced, merged and closed.</summary>
[Trait("books", "both")]
public sealed class CardStateTests
{
    private static readonly object[] Rules =
    [
        new { name = "House", kind = "amount", points = 1, every = Cny(1) },
        new { name = "Worth", kind = "worth", points = 100, every = Cny(100) },
    ];

    [Fact]
    public async Task A_lost_card_opens_nothing_and_the_new_one_opens_the_same_purse()
    {
        await using var shop = await CardShop.Open();
        var old = await shop.Card();
        await shop.TopUp(old, 1000);
        using (var lost = await shop.Send(old, "losses", new { }))
            await Read(lost, HttpStatusCode.OK);
        Assert.Equal(
            "card-is-lost", await shop.Refused(old, "payments", new { amount = Cny(1) }));

        using var answer = await shop.Send(
            old, "replacements", new { reason = "showed an ID document" });
        var fresh = (await Read(answer, HttpStatusCode.Created)).Number();

        Assert.NotEqual(old, fresh);
        Assert.Equal(
            "card-was-replaced", await shop.Refused(old, "payments", new { amount = Cny(1) }));
        Assert.Equal(fresh, (await shop.Till.Ask($"/cards/{old}")).Number("replacedBy"));
        await shop.Pay(fresh, 400);
        Assert.Equal((600, 0), await shop.Balance(fresh));
        var history = await shop.Till.Ask($"/cards/{fresh}/transactions");
        Assert.Equal(["payment", "topUp"], history.Words("kind"));
    }

    [Fact]
    public async Task A_frozen_card_takes_back_but_gives_nothing_until_it_is_thawed()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        await shop.TopUp(card, 1000);
        var payment = (await shop.Pay(card, 300)).Word("id");
        using (var frozen = await shop.Send(card, "freezes", new { }))
            await Read(frozen, HttpStatusCode.OK);

        Assert.Equal(
            "card-is-frozen", await shop.Refused(card, "payments", new { amount = Cny(1) }));
        await shop.Do(card, "refunds", new { payment });
        using (var thawed = await shop.Send(card, "thaws", new { }))
            await Read(thawed, HttpStatusCode.OK);
        await shop.Pay(card, 1000);

        Assert.Equal((0, 0), await shop.Balance(card));
        using var closed = await shop.Send(card, "closings", new { });
        await Read(closed, HttpStatusCode.OK);
        Assert.Equal(
            "card-is-closed",
            await shop.Refused(card, "top-ups", new { amount = Cny(1), tender = "cash" }));
    }

    [Fact]
    public async Task A_card_with_money_on_it_is_not_closed()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        await shop.TopUp(card, 1);
        Assert.Equal("card-holds-money", await shop.Refused(card, "closings", new { }));
    }

    [Fact]
    public async Task What_was_done_is_told_again_though_the_card_was_replaced_by_now()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        await shop.TopUp(card, 1000);
        foreach (var rule in Rules) await shop.Till.Tell("/point-rules", rule);
        await shop.Do(card, "earnings", new { amount = Cny(500) });
        var paid = await shop.Do(card, "payments", new { amount = Cny(300) }, "paid once");
        var spent = await shop.Do(card, "redemptions", new { points = 100 }, "spent once");
        using (var replaced = await shop.Send(card, "replacements", new { reason = "torn" }))
            await Read(replaced, HttpStatusCode.Created);

        Assert.Equal(
            paid.GetRawText(),
            (await shop.Do(card, "payments", new { amount = Cny(300) }, "paid once")).GetRawText());
        Assert.Equal(
            spent.GetRawText(),
            (await shop.Do(card, "redemptions", new { points = 100 }, "spent once")).GetRawText());
        Assert.Equal(
            "card-was-replaced", await shop.Refused(card, "payments", new { amount = Cny(300) }));
        Assert.Equal(
            "card-was-replaced", await shop.Refused(card, "redemptions", new { points = 100 }));
    }

    [Fact]
    public async Task A_transfer_is_told_again_though_the_other_card_is_lost_by_now()
    {
        await using var shop = await CardShop.Open();
        var (from, to) = (await shop.Card(), await shop.Card());
        await shop.TopUp(from, 1000);
        var done = await shop.Do(from, "transfers", new { to, amount = Cny(300) }, "once");
        using (var lost = await shop.Send(to, "losses", new { }))
            await Read(lost, HttpStatusCode.OK);

        var again = await shop.Do(from, "transfers", new { to, amount = Cny(300) }, "once");
        using var another = await shop.Send(from, "transfers", new { to, amount = Cny(300) });

        Assert.Equal(done.GetRawText(), again.GetRawText());
        var refused = await Read(another, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("card-is-lost", refused.GetRawText());
        Assert.Equal((700, 0), await shop.Balance(from));
    }

    [Fact]
    public async Task Two_cards_become_one_with_their_gifts()
    {
        await using var shop = await CardShop.Open();
        var (from, to) = (await shop.Card(), await shop.Card());
        await shop.TopUp(from, 1_000_000);
        await shop.TopUp(to, 100);

        await shop.Do(from, "transfers", new { to });

        Assert.Equal((0, 0), await shop.Balance(from));
        Assert.Equal((1_000_100, 200_000), await shop.Balance(to));
        using var nowhere = await shop.Send(to, "transfers", new { to = 5 });
        var problem = await Read(nowhere, HttpStatusCode.UnprocessableEntity);
        Assert.True(problem.GetProperty("fields").TryGetProperty("to", out _));
    }
}
