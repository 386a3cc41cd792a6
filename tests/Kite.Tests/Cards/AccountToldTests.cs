using System.Net;
using Kite.Cards;
using static Kite.Tests.AccountShop;
using static Kite.Tests.CardShop;

namespace Kite.Tests;

/// <summary>What lists, figures and the law say of the cards of a company account (T8, T16).
/// </summary>
[Trait("books", "both")]
public sealed class AccountToldTests
{
    [Fact]
    public async Task Each_payment_names_the_card_that_was_used_and_only_that_one_is_awake()
    {
        await using var shop = await AccountShop.Open();
        var (lin, chen) = (await shop.Card("Lin"), await shop.Card("Chen"));
        shop.Cards.Shop.Clock.Advance(TimeSpan.FromDays(200));
        await shop.Cards.Pay(lin, 700);

        var paid = (await shop.Till.Ask("/card-transactions?kind=payment")).Items().Single();
        Assert.Equal(lin, paid.Number("cardNumber"));
        var topUp = (await shop.Till.Ask("/card-transactions?kind=topUp")).Items().Single();
        Assert.Equal(
            System.Text.Json.JsonValueKind.Null, topUp.GetProperty("cardNumber").ValueKind);
        var counts = (await shop.Till.Ask("/card-kinds/counts")).Items().Single();
        Assert.Equal((2, 1), (counts.Number("alive"), counts.Number("asleep")));
        Assert.True(chen > lin);
    }

    [Fact]
    public async Task A_card_tells_the_points_that_were_earned_with_it_and_the_balance_of_all()
    {
        await using var shop = await AccountShop.Open();
        await shop.Till.Tell("/point-rules", new
        {
            name = "House", kind = "amount", points = 1, every = Cny(100),
        });
        var (lin, chen) = (await shop.Card("Lin"), await shop.Card("Chen"));
        await shop.Cards.Do(lin, "earnings", new { amount = Cny(5_000) });
        var his = await shop.Cards.Do(chen, "earnings", new { amount = Cny(300) });

        var points = await shop.Till.Ask($"/cards/{chen}/points");
        Assert.Equal((53, 3), (points.Number("balance"), points.Number("after")));
        var told = (await shop.Till.Ask($"/cards/{chen}/points/statement")).Items().Single();
        Assert.Equal((his.Word("id"), 3), (told.Word("id"), told.Number("points")));
        using var others = await shop.Till.GetAsync(
            $"/api/v1/cards/{lin}/points/statement/{his.Word("id")}",
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
    }

    [Fact]
    public async Task For_a_company_whoever_stands_there_is_made_sure_of_but_not_for_a_person()
    {
        await using var shop = await AccountShop.Open(0);
        var known = (await shop.Till.Tell(
            "/customers", new { name = "Lin Mei", idDocument = "E1234567" })).Number();
        var plain = (await shop.Till.Tell("/customers", new { name = "Ada Quay" })).Number();
        var hers = await shop.Cards.Card(new { customerNumber = plain });
        await shop.Cards.SetLaw(
            (LawRule.NamedIdentityFrom, 0), (LawRule.RefundNeedsIdentity, 1));
        var before = await shop.Everything();

        Assert.Equal("customerNumber", await shop.Cards.Field(hers, "top-ups", new
        {
            amount = Cny(1), tender = "cash", customerNumber = known,
        }));
        using var nobody = await shop.Send("top-ups", new { amount = Cny(1), tender = "cash" });
        Assert.Equal(
            "customerNumber:law-asks-who-pays",
            await Code(nobody, HttpStatusCode.UnprocessableEntity));
        Assert.Equal(before, await shop.Everything());

        var paid = new { amount = Cny(900), tender = "cash", customerNumber = known };
        await shop.Do("top-ups", paid, "paid");
        using var again = await shop.Send("top-ups", paid, "paid");
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        using var over = await shop.Send("cash-outs", new { tender = "cash", reason = "over" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, over.StatusCode);
        await shop.Do(
            "cash-outs",
            new { tender = "cash", reason = "over", customerNumber = known, reference = "R 7" });
        Assert.Equal(
            ["cashOut", "topUp"],
            (await shop.Till.Ask("/jurisdiction/identities")).Words("kind"));
        await shop.Well();
    }
}
