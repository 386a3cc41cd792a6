using System.Net;
using Microsoft.EntityFrameworkCore;
using static Kite.Tests.AccountShop;
using static Kite.Tests.CardShop;

namespace Kite.Tests;

/// <summary>
/// Company accounts: several cards spend one purse, each within limits of its own (T8).
/// </summary>
[Trait("books", "both")]
public sealed class AccountTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_tops_up_all_cards_spend_it_and_the_statement_says_who_did()
    {
        await using var shop = await AccountShop.Open(10_000);
        var (lin, chen) = (await shop.Card("Lin"), await shop.Card("Chen", purchase: 3_000));
        await shop.Cards.TopUp(chen, 5_000);
        await shop.Cards.Pay(lin, 12_000);
        await shop.Cards.Pay(chen, 2_500);

        Assert.Equal(500, await shop.Balance());
        Assert.Equal((500, 0), await shop.Cards.Balance(lin));
        var lines = (await shop.Till.Ask($"/company-accounts/{shop.Number}/transactions"))
            .Items().Select(l => string.Join(
                ' ', l.Word("kind"), l.GetProperty("card"), l.Word("holder"), Coins(l, "amount"),
                Coins(l, "after")));
        Assert.Equal(
            [
                $"payment {chen} Chen -2500 500", $"payment {lin} Lin -12000 3000",
                $"topUp {chen} Chen 5000 15000", "topUp   10000 10000",
            ],
            lines);
        var his = await shop.Till.Ask(
            $"/company-accounts/{shop.Number}/transactions?card={chen}");
        Assert.Equal(["payment", "topUp"], his.Words("kind"));
        Assert.Equal(
            ["payment"], (await shop.Till.Ask($"/cards/{lin}/transactions")).Words("kind"));
        await shop.Well();
    }

    [Fact]
    public async Task A_refusal_names_the_limit_and_what_is_left_and_changes_nothing()
    {
        await using var shop = await AccountShop.Open();
        var card = await shop.Card(purchase: 500, day: 800, month: 1_000);
        await shop.Cards.Pay(card, 500);
        var before = await shop.Everything();

        using var answer = await shop.Cards.Send(card, "payments", new { amount = Cny(301) });
        var problem = await Read(answer, HttpStatusCode.Conflict);

        Assert.Equal("over-limit-of-day", problem.Word("code"));
        Assert.Contains("8.00", problem.Word("message"), StringComparison.Ordinal);
        Assert.Contains("3.00", problem.Word("message"), StringComparison.Ordinal);
        Assert.Equal(before, await shop.Everything());
        Assert.Equal((300, 500, 500), await shop.Spent(card));
    }

    [Fact]
    public async Task A_refund_gives_back_what_may_be_spent_even_after_the_card_was_taken_off()
    {
        await using var shop = await AccountShop.Open();
        var card = await shop.Card(day: 800);
        var paid = await shop.Cards.Pay(card, 800);
        await shop.Cards.Do(
            card, "refunds", new { payment = paid.Word("id"), amount = Cny(300) });
        Assert.Equal((300, 500, 500), await shop.Spent(card));

        await shop.Till.Tell($"/cards/{card}/closings", new { });
        Assert.Equal(99_500, await shop.Balance());
        await shop.Cards.Do(card, "refunds", new { payment = paid.Word("id") });
        Assert.Equal(100_000, await shop.Balance());
        Assert.Equal(
            "card-is-closed",
            await shop.Cards.Refused(card, "payments", new { amount = Cny(1) }));
        await shop.Well();
    }

    [Fact]
    public async Task Frozen_lost_or_replaced_the_money_stays_and_the_limits_go_on()
    {
        await using var shop = await AccountShop.Open(5_000);
        var (lin, chen) = (await shop.Card("Lin", day: 1_000), await shop.Card("Chen"));
        await shop.Cards.Pay(lin, 900);
        await shop.Till.Tell($"/cards/{lin}/losses", new { });
        Assert.Equal(
            "card-is-lost",
            await shop.Cards.Refused(lin, "payments", new { amount = Cny(1) }));
        await shop.Cards.Pay(chen, 100);

        var next = (await shop.Till.Tell(
            $"/cards/{lin}/replacements", new { reason = "showed her passport" })).Number();
        Assert.Equal((100, 900, 900), await shop.Spent(next));
        Assert.Equal(
            "over-limit-of-day",
            await shop.Cards.Refused(next, "payments", new { amount = Cny(101) }));
        await shop.Cards.Pay(next, 100);
        await shop.Till.Tell($"/cards/{chen}/freezes", new { });
        Assert.Equal(
            "card-is-frozen",
            await shop.Cards.Refused(chen, "payments", new { amount = Cny(1) }));
        Assert.Equal(3_900, await shop.Balance());
        await shop.Well();
    }

    [Fact]
    public async Task Limits_change_with_a_reason_and_what_held_before_stays_on_record()
    {
        await using var shop = await AccountShop.Open();
        var card = await shop.Card(day: 100);
        using var unsaid = await shop.Change(card, Limits(day: 200));
        Assert.Equal(
            "reason:reason-is-missing", await Code(unsaid, HttpStatusCode.UnprocessableEntity));
        using var stale = await shop.Change(card, Limits(day: 200, reason: "fair", seen: 7));
        Assert.Equal(
            "changed-meanwhile", await Code(stale, HttpStatusCode.PreconditionFailed));

        using var done = await shop.Change(
            card, Limits(purchase: 150, month: 900, reason: "a fair in May", seen: 1));
        await Read(done, HttpStatusCode.Created);

        await shop.Cards.Pay(card, 150);
        var all = (await shop.Till.Ask(
            $"/company-accounts/{shop.Number}/cards/{card}/limits")).Items().ToList();
        Assert.Equal(["2 a fair in May", "1 "], all.Select(
            l => $"{l.Number()} {l.Word("reason")}"));
        Assert.Equal(100, Coins(all[1], "perDay"));
        var trail = await shop.Cards.Shop.Books(db => db.Set<AuditEntry>().AsNoTracking()
            .Where(e => e.Subject == "company-account").ToListAsync(Cancel));
        Assert.Contains(trail, e => e.Changes.Contains("a fair in May", StringComparison.Ordinal));
        await shop.Well();
    }

    [Fact]
    public async Task Who_may_not_say_how_much_is_spent_changes_nothing()
    {
        await using var shop = await AccountShop.Open(0);
        var card = await shop.Card();
        var cashier = await shop.Cards.Shop.Client(Role.Cashier);
        object[] tried =
        [
            await shop.Change(card, Limits(day: 1, reason: "x"), cashier),
            await shop.To(
                $"/company-accounts/{shop.Number}/cards", new { holderName = "X" }, by: cashier),
            await shop.To(
                "/company-accounts", new { name = "X", customerNumber = shop.Company },
                by: cashier),
            await shop.To($"/company-accounts/{shop.Number}/closings", new { }, by: cashier),
            await shop.Send("cash-outs", new { tender = "cash", reason = "x" }, by: cashier),
        ];
        Assert.All(tried.Cast<HttpResponseMessage>(), answer => Assert.Equal(
            HttpStatusCode.Forbidden, answer.StatusCode));
        var finance = await shop.Cards.Shop.Client(Role.Finance);
        using var allowed = await shop.Change(card, Limits(day: 1, reason: "x"), finance);
        await Read(allowed, HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_card_takes_no_money_away_and_an_empty_account_closes_with_its_cards()
    {
        await using var shop = await AccountShop.Open(1_000);
        var (card, own) = (await shop.Card(), await shop.Cards.Card());
        Assert.Equal("card-only-pays-bills", await shop.Cards.Refused(
            card, "transfers", new { to = own }));
        Assert.Equal("card-only-pays-bills", await shop.Cards.Refused(
            card, "cash-outs", new { tender = "cash", reason = "mine" }));
        using var full = await shop.To($"/company-accounts/{shop.Number}/closings", new { });
        Assert.Equal("account-holds-money", await Code(full, HttpStatusCode.Conflict));

        var back = await shop.Do("cash-outs", new { tender = "cash", reason = "over" }, "k");
        Assert.Equal(-1_000, Coins(back.GetProperty("line"), "amount"));
        using var again = await shop.Send(
            "cash-outs", new { tender = "cash", reason = "over" }, "k");
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        await shop.Till.Tell($"/company-accounts/{shop.Number}/closings", new { });

        using var topUp = await shop.Send("top-ups", new { amount = Cny(1), tender = "cash" });
        Assert.Equal("account-is-closed", await Code(topUp, HttpStatusCode.Conflict));
        using var added = await shop.To(
            $"/company-accounts/{shop.Number}/cards", new { holderName = "Wu" });
        Assert.Equal("account-is-closed", await Code(added, HttpStatusCode.Conflict));
        Assert.Equal("closed", (await shop.Till.Ask($"/cards/{card}")).Word("state"));
        await shop.Well();
    }

    [Theory]
    [InlineData("""{"name":"X"}""", "customerNumber:account-is-for-somebody")]
    [InlineData("""{"customerNumber":1}""", "name:account-is-unnamed")]
    [InlineData(
        """{"name":"X","customerNumber":999999}""", "customerNumber:no-such-customer")]
    [InlineData(
        """
        {"name":"X","customerNumber":1,"kindId":"019b0000-0000-7000-8000-000000000000"}
        """,
        "kindId:no-such-card-kind")]
    public async Task An_account_that_cannot_be_opened_says_which_field(string body, string says)
    {
        await using var shop = await AccountShop.Open(0);
        using var answer = await shop.To(
            "/company-accounts", System.Text.Json.JsonElement.Parse(body));
        Assert.Equal(says, await Code(answer, HttpStatusCode.UnprocessableEntity));
    }

    [Theory]
    [InlineData("""{}""", "holderName:holder-is-unclear")]
    [InlineData("""{"holderName":"Wu","holderNumber":1}""", "holderName:holder-is-unclear")]
    [InlineData("""{"holderNumber":999999}""", "holderNumber:no-such-customer")]
    [InlineData("""{"holderName":"Wu","pin":"1"}""", "pin:pin-is-six-digits")]
    [InlineData(
        """{"holderName":"Wu","limits":{"perDay":{"amount":0,"currency":"CNY"}}}""",
        "perDay:amount-must-be-above-nothing")]
    [InlineData(
        """{"holderName":"Wu","limits":{"perMonth":{"amount":5,"currency":"EUR"}}}""",
        "perMonth:card-is-in-another-currency")]
    public async Task A_card_that_cannot_be_added_says_which_field(string body, string says)
    {
        await using var shop = await AccountShop.Open(0);
        using var answer = await shop.To(
            $"/company-accounts/{shop.Number}/cards",
            System.Text.Json.JsonElement.Parse(body));
        Assert.Equal(says, await Code(answer, HttpStatusCode.UnprocessableEntity));
        Assert.Empty((await shop.Till.Ask($"/cards?account={shop.Number}")).Items());
    }
}
