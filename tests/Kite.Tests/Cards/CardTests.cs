using System.Net;
using System.Text;
using Kite.Cards;
using static Kite.Tests.CardShop;

namespace Kite.Tests;

/// <summary>A stored-value card from its first top-up to its last coin (T5).</summary>
[Trait("books", "both")]
public sealed class CardTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_thousand_pays_in_twelve_thousand_and_the_receipt_says_so()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();

        var receipt = await shop.TopUp(card, 1_000_000);
        var paid = await shop.Pay(card, 12_000);

        Assert.Equal(
            (0, 1_200_000, 1_200_000),
            (Coins(receipt, "before"), Coins(receipt, "amount"), Coins(receipt, "after")));
        Assert.Equal(
            (1_200_000, -12_000, 1_188_000),
            (Coins(paid, "before"), Coins(paid, "amount"), Coins(paid, "after")));
        Assert.Equal((-10_000, -2_000), (Coins(paid, "principal"), Coins(paid, "bonus")));
        Assert.Equal("payment", paid.Word("kind"));
        Assert.Equal((990_000, 198_000), await shop.Balance(card));
        var history = await shop.Till.Ask($"/cards/{card}/transactions");
        Assert.Equal(["payment", "topUp"], history.Words("kind"));
        var one = await shop.Till.Ask($"/cards/{card}/transactions/{paid.Word("id")}");
        Assert.Equal(paid.GetRawText(), one.GetRawText());
    }

    [Theory]
    [InlineData(499_999, 0), InlineData(500_000, 50_000), InlineData(999_999, 50_000)]
    [InlineData(1_000_000, 200_000), InlineData(5_000_000, 200_000)]
    public async Task The_highest_step_that_is_reached_counts_once(long paid, long given)
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        await shop.TopUp(card, paid);
        Assert.Equal((paid, given), await shop.Balance(card));
    }

    [Fact]
    public async Task A_repeat_is_told_the_first_answer_and_another_body_is_refused()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        var body = new { amount = Cny(100), tender = "cash", reference = "R 1" };
        using var first = await shop.Send(card, "top-ups", body, "the key");
        await shop.TopUp(card, 900);
        shop.Shop.Clock.Advance(TimeSpan.FromDays(30));

        using var again = await shop.Send(card, "top-ups", body, "the key");
        using var other = await shop.Send(
            card, "top-ups", new { amount = Cny(1000), tender = "cash" }, "the key");
        using var elsewhere = await shop.Send(
            card, "payments", new { amount = Cny(100) }, "the key");

        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(
            await first.Content.ReadAsStringAsync(Cancel),
            await again.Content.ReadAsStringAsync(Cancel));
        foreach (var refused in new[] { other, elsewhere })
        {
            var problem = await Read(refused, HttpStatusCode.UnprocessableEntity);
            Assert.Equal("key-was-used-for-another", problem.Word("code"));
        }
        Assert.Equal((1000, 0), await shop.Balance(card));
    }

    [Fact]
    public async Task What_moves_money_needs_a_key()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        await shop.TopUp(card, 1000);
        using var content = new StringContent(
            """{"amount": {"amount": 100, "currency": "CNY"}}""", Encoding.UTF8,
            "application/json");

        using var bare = await shop.Till.PostAsync(
            $"/api/v1/cards/{card}/payments", content, Cancel);

        var problem = await Read(bare, HttpStatusCode.UnprocessableEntity);
        Assert.True(problem.GetProperty("fields").TryGetProperty("idempotency-Key", out _));
        Assert.Equal((1000, 0), await shop.Balance(card));
    }

    [Theory]
    [InlineData("\"10,000\"", 400)]
    [InlineData("\"１００００\"", 400)]
    [InlineData("1e4", 400)]
    [InlineData("100.5", 400)]
    [InlineData("99999999999999999999", 400)]
    [InlineData("null", 400)]
    [InlineData("-100", 422)]
    [InlineData("0", 422)]
    [InlineData("100000000000001", 422)]
    public async Task An_amount_that_is_none_is_refused_by_its_field(string amount, int status)
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        await shop.TopUp(card, 1000);
        var before = await new Cashier(shop.Shop).Everything();

        foreach (var (verb, more) in new[]
        {
            ("top-ups", """, "tender": "cash" """), ("payments", ""), ("transfers", ""),
        })
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Post, $"/api/v1/cards/{card}/{verb}")
            {
                Content = new StringContent(
                    $$"""{"amount": {"amount": {{amount}}, "currency": "CNY"} {{more}} }""",
                    Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("Idempotency-Key", verb + amount.Length);
            using var answer = await shop.Till.SendAsync(request, Cancel);
            var problem = await Read(answer, (HttpStatusCode)status);
            Assert.True(problem.GetProperty("fields").TryGetProperty("amount", out _));
        }

        Assert.Equal(before, await new Cashier(shop.Shop).Everything());
    }

    [Fact]
    public async Task Another_currency_is_refused_by_its_field()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        await shop.TopUp(card, 1000);

        using var answer = await shop.Send(
            card, "payments", new { amount = new { amount = 100, currency = "EUR" } });

        var problem = await Read(answer, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(
            "card-is-in-another-currency",
            problem.GetProperty("fields").GetProperty("amount")[0].Word("code"));
        Assert.Equal((1000, 0), await shop.Balance(card));
    }

    [Fact]
    public async Task A_payment_is_given_back_in_parts_and_never_more_than_it_was()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        await shop.TopUp(card, 1_000_000);
        var payment = (await shop.Pay(card, 600_000)).Word("id");

        var part = await shop.Do(
            card, "refunds", new { payment, amount = Cny(100_000), reason = "cold soup" });
        var more = await shop.Refused(
            card, "refunds", new { payment, amount = Cny(500_001) });
        await shop.Do(card, "refunds", new { payment });

        Assert.Equal(payment, part.Word("refunds"));
        Assert.Equal("more-than-was-paid", more);
        Assert.Equal((1_000_000, 200_000), await shop.Balance(card));
        Assert.Equal(
            "payment-is-given-back", await shop.Refused(card, "refunds", new { payment }));
    }

    [Fact]
    public async Task What_is_handed_back_is_reckoned_first_with_its_reasons()
    {
        await using var shop = await CardShop.Open();
        await shop.SetLaw((LawRule.RefundDays, 7));
        var card = await shop.Card();
        await shop.TopUp(card, 1_000_000);
        await shop.Pay(card, 600_000);
        shop.Shop.Clock.Advance(TimeSpan.FromDays(8));
        await shop.TopUp(card, 1000);

        var reckoned = await shop.Till.Ask($"/cards/{card}/cash-out");
        var done = await shop.Do(
            card, "cash-outs", new { tender = "cash", reason = "moves away" });

        Assert.Equal((501_000, 100_000), (Coins(reckoned, "handedBack"), Coins(reckoned, "void")));
        var lots = reckoned.GetProperty("lots").EnumerateArray().ToList();
        Assert.Equal(
            [(1_000_000, 200_000, 500_000, 100_000, false), (1000, 0, 0, 0, true)],
            lots.Select(l => (
                Coins(l, "paidIn"), Coins(l, "given"), Coins(l, "used"), Coins(l, "usedOfGift"),
                l.GetProperty("isWithinRefundDays").GetBoolean())));
        Assert.Equal((-501_000, -100_000), (Coins(done, "principal"), Coins(done, "bonus")));
        Assert.Equal((0, 0), await shop.Balance(card));
        using var closed = await shop.Send(card, "closings", new { });
        await Read(closed, HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_card_takes_no_more_at_once_and_holds_no_more_than_its_kind_allows()
    {
        await using var shop = await CardShop.Open(new
        {
            name = "Small", leastTopUp = Cny(1000), mostTopUp = Cny(5000), mostBalance = Cny(8000),
        });
        var card = await shop.Card();

        foreach (var amount in new[] { 999, 5001 })
        {
            using var answer = await shop.Send(
                card, "top-ups", new { amount = Cny(amount), tender = "mobile" });
            var problem = await Read(answer, HttpStatusCode.UnprocessableEntity);
            Assert.Equal(
                "top-up-is-out-of-bounds",
                problem.GetProperty("fields").GetProperty("amount")[0].Word("code"));
        }
        await shop.TopUp(card, 5000);
        Assert.Equal(
            "too-much-for-purse",
            await shop.Refused(card, "top-ups", new { amount = Cny(3001), tender = "cash" }));
        await shop.TopUp(card, 3000);
    }

    [Fact]
    public async Task Changing_a_kind_changes_nothing_that_was_given_before()
    {
        await using var shop = await CardShop.Open(new
        {
            name = "Gold", spendOrder = "bonusLast",
            tiers = new[] { new { from = Cny(1000), bonus = Cny(100) } },
        });
        var card = await shop.Card();
        await shop.TopUp(card, 1000);
        var kind = (await shop.Till.Ask("/card-kinds")).Items().Single();
        await Wished.Put(shop.Till, $"/api/v1/card-kinds/{kind.Word("id")}", 1, new
        {
            name = "Gold", spendOrder = "bonusFirst",
            tiers = new[] { new { from = Cny(1000), bonus = Cny(500) } },
        });

        await shop.Pay(card, 500);
        Assert.Equal((500, 100), await shop.Balance(card));
        await shop.TopUp(card, 1000);
        Assert.Equal((1500, 600), await shop.Balance(card));
    }

    [Fact]
    public async Task A_customer_is_found_by_the_card_and_shows_it_and_its_life()
    {
        await using var shop = await CardShop.Open();
        var lin = await shop.Till.Customer("Lin Mei");
        var card = await shop.Card(new { customerNumber = lin.Number() });
        await shop.TopUp(card, 1000);
        await shop.Pay(card, 300);

        var found = await shop.Till.Ask($"/customers/matches?search={card}");
        var mine = await shop.Till.Ask($"/cards?customer={lin.Number()}");
        var life = await shop.Till.Ask($"/customers/{lin.Word("id")}/timeline?kind=card");

        Assert.Equal(lin.Word("id"), found.Items().First().Word("id"));
        Assert.Equal(card, mine.Items().Single().Number());
        Assert.Equal(["card.Payment", "card.TopUp"], life.Words("says"));
    }
}
