using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Cards;
using static Kite.Tests.CardShop;

namespace Kite.Tests;

/// <summary>Who is made sure of, what may lapse, and what a card says of the law.</summary>
[Trait("books", "both")]
public sealed class LawOfCardsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_pays_in_or_hands_back_is_made_sure_of_and_stays_in_the_register()
    {
        await using var shop = await CardShop.Open();
        var plain = (await shop.Till.Tell("/customers", new { name = "Ada Quay" })).Number();
        var known = (await shop.Till.Tell(
            "/customers", new { name = "Lin Mei", idDocument = "E1234567" })).Number();
        var bearer = await shop.Card();
        var (hers, his) = (
            await shop.Card(new { customerNumber = known }),
            await shop.Card(new { customerNumber = plain }));
        await shop.SetLaw(
            (LawRule.NamedIdentityFrom, 0),
            (LawRule.BearerIdentityFrom, 500),
            (LawRule.RefundNeedsIdentity, 1));
        var till = new Cashier(shop.Shop);

        await shop.TopUp(bearer, 499);
        var before = await till.Everything();
        foreach (var who in new long?[] { null, plain, 999_999, 0, -1 })
        {
            Assert.Equal("customerNumber", await shop.Field(bearer, "top-ups", new
            {
                amount = Cny(500), tender = "cash", customerNumber = who,
            }));
            Assert.Equal("customerNumber", await shop.Field(bearer, "cash-outs", new
            {
                tender = "cash", reason = "moves away", customerNumber = who,
            }));
        }
        Assert.Equal("customerNumber", await shop.Field(his, "top-ups", new
        {
            amount = Cny(1), tender = "cash",
        }));
        Assert.Equal(before, await till.Everything());

        var paid = new { amount = Cny(500), tender = "cash", customerNumber = known };
        await shop.Do(bearer, "top-ups", paid, "the key");
        using var again = await shop.Send(bearer, "top-ups", paid, "the key");
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        await shop.TopUp(hers, 100);
        await shop.Do(bearer, "cash-outs", new
        {
            tender = "cash", reason = "moves away", customerNumber = known,
        });

        var register = (await shop.Till.Ask("/jurisdiction/identities")).Items().ToList();
        Assert.Equal(
            [("cashOut", bearer), ("topUp", hers), ("topUp", bearer)],
            register.Select(i => (i.Word("kind")!, i.Number("cardNumber"))));
        Assert.All(register, i => Assert.Equal(known, i.Number("customerNumber")));
        Assert.Equal(2, (await shop.Till.Ask(
            $"/jurisdiction/identities?card={bearer}&order=day")).Items().Count());
        Assert.Single((await shop.Till.Ask("/jurisdiction/identities?kind=cashOut")).Items());
        Assert.DoesNotContain("E1234567", await shop.Till.GetStringAsync(
            "/api/v1/jurisdiction/identities/export", Cancel), StringComparison.Ordinal);
        var page = await shop.Till.Ask("/jurisdiction/identities?limit=1");
        Assert.Equal(
            hers, (await shop.Till.Ask(
                $"/jurisdiction/identities?limit=1&after={page.Word("next")}"))
                .Items().Single().Number("cardNumber"));
    }

    [Fact]
    public async Task A_law_that_forbids_lapsing_binds_kinds_and_the_job_and_gives_back()
    {
        await using var shop = await CardShop.Open(new
        {
            name = "Short", bonusDays = 10, valueMonths = 1,
            tiers = new[] { new { from = Cny(1000), bonus = Cny(100) } },
        });
        var guest = (await shop.Till.Tell("/customers", new { name = "Lin Mei" })).Number();
        var (named, bearer) = (await shop.Card(new { customerNumber = guest }), await shop.Card());
        await shop.TopUp(named, 1000);
        await shop.TopUp(bearer, 1000);
        await shop.SetLaw(
            (LawRule.NamedNeverLapses, 1),
            (LawRule.BearerLeastMonths, 2),
            (LawRule.GivesLapsedBack, 1));

        foreach (var (kind, field) in new (object, string)[]
        {
            (new { name = "A", bonusDays = 900 }, "bonusDays"),
            (new { name = "B", valueMonths = 24 }, "valueMonths"),
            (new { name = "C", valueMonths = 1, holders = "bearers" }, "valueMonths"),
        })
        {
            using var answer = await shop.Till.PostAsJsonAsync("/api/v1/card-kinds", kind, Cancel);
            var problem = await Read(answer, HttpStatusCode.UnprocessableEntity);
            Assert.True(problem.GetProperty("fields").TryGetProperty(field, out _), $"{problem}");
        }
        await shop.Till.Tell(
            "/card-kinds", new { name = "D", valueMonths = 2, holders = "bearers" });

        shop.Shop.Clock.Advance(TimeSpan.FromDays(45));
        await Lapse(shop);
        Assert.Equal((1000, 100), await shop.Balance(bearer));
        shop.Shop.Clock.Advance(TimeSpan.FromDays(30));
        await Lapse(shop);
        Assert.Equal(((0, 0), (1000, 100)), (
            await shop.Balance(bearer), await shop.Balance(named)));
        Assert.Equal(1100, Coins(await shop.Till.Ask($"/cards/{bearer}/law"), "lapsed"));

        var cashier = await shop.Shop.Client(Role.Cashier);
        using var barred = await shop.Send(
            bearer, "reactivations", new { reason = "asks" }, by: cashier);
        Assert.Equal(HttpStatusCode.Forbidden, barred.StatusCode);
        Assert.Equal("bad-input", await shop.Refused(
            bearer, "reactivations", new { }, HttpStatusCode.UnprocessableEntity));
        // Asked for at once by many, it is given back once.
        var many = await Task.WhenAll(Enumerable.Range(0, 5).Select(
            i => shop.Send(bearer, "reactivations", new { reason = "asks" }, $"back {i}")));
        Assert.Single(many, a => a.StatusCode is HttpStatusCode.Created);
        foreach (var answer in many) answer.Dispose();
        Assert.Equal((1000, 100), await shop.Balance(bearer));
        await Lapse(shop);
        Assert.Equal((1000, 100), await shop.Balance(bearer));
        Assert.Equal("nothing-lapsed-here", await shop.Refused(
            named, "reactivations", new { reason = "asks" }));
        Assert.Empty(await new Cashier(shop.Shop).Faults());
        Assert.Equal("reactivation", (await shop.Till.Ask(
            $"/cards/{bearer}/transactions?kind=reactivation")).Items().Single().Word("kind"));
        await IsOwedAsBefore(shop);
    }

    // What lapsed and was given back is owed as it was, and was given, not spent.
    private static async Task IsOwedAsBefore(CardShop shop)
    {
        var days = $"from={shop.Today.AddDays(-70):yyyy-MM-dd}";
        var owed = (await shop.Till.Ask($"/card-figures/liability?{days}")).Items().Single();
        Assert.Equal((2000, 2000), (
            Coins(owed.GetProperty("opening"), "principal"),
            Coins(owed.GetProperty("closing"), "principal")));
        Assert.Equal(
            [("lapse", -1000), ("reactivation", 1000)],
            owed.GetProperty("moves").EnumerateArray().Select(
                m => (m.Word("kind")!, Coins(m.GetProperty("change"), "principal"))));
        var bonus = (await shop.Till.Ask($"/card-figures/redemption?{days}"))
            .GetProperty("value").EnumerateArray().Single().GetProperty("bonus");
        Assert.Equal(
            (100, 0, 100),
            (bonus.Number("issued"), bonus.Number("spent"), bonus.Number("lapsed")));
    }

    [Fact]
    public async Task A_card_says_how_much_may_still_be_put_on_and_what_is_asked()
    {
        await using var shop = await CardShop.Open();
        var guest = (await shop.Till.Tell("/customers", new { name = "Lin Mei" })).Number();
        var (named, bearer) = (await shop.Card(new { customerNumber = guest }), await shop.Card());
        await shop.TopUp(bearer, 300);
        var pack = (await shop.Till.Ask("/jurisdiction/packs")).Items()
            .Single(p => p.Word("pack") == "cn");
        using var set = await shop.Till.PutAsJsonAsync(
            "/api/v1/jurisdiction",
            new
            {
                pack = "cn", fromDay = shop.Today, currency = "CNY", reason = "as shipped",
                rules = pack.GetProperty("rules"),
            },
            Cancel);
        await Read(set, HttpStatusCode.OK);

        var (hers, anybodys) = (
            await shop.Till.Ask($"/cards/{named}/law"),
            await shop.Till.Ask($"/cards/{bearer}/law"));

        Assert.Equal((500_000, 500_000), (Coins(hers, "mostBalance"), Coins(hers, "room")));
        Assert.Equal(
            (100_000, 99_700), (Coins(anybodys, "mostBalance"), Coins(anybodys, "room")));
        Assert.Equal(
            (0, 1_000_000), (Coins(hers, "identityFrom"), Coins(anybodys, "identityFrom")));
        var custody = await shop.Till.Ask("/jurisdiction/custody");
        Assert.Equal((300, 60), (Coins(custody, "outstanding"), Coins(custody, "toKeepApart")));
        Assert.True(custody.GetProperty("isTooLittleApart").GetBoolean());
        foreach (var rule in (await shop.Till.Ask("/jurisdiction")).GetProperty("rules")
            .EnumerateArray().Where(r => r.GetProperty("inPack").ValueKind
                is not JsonValueKind.Null))
        {
            Assert.Equal(rule.Number("inPack"), rule.Number("value"));
            Assert.False(string.IsNullOrEmpty(rule.Word("source")));
        }
    }

    private static Task<int> Lapse(CardShop shop) =>
        shop.Shop.With((LapseDue due) => due.Run(Cancel));
}
