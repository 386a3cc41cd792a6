using System.Net;
using Kite.Sales;
using static Kite.Tests.CardShop;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>What a bill at a till does with cards of a company account (T3, T8).</summary>
[Trait("books", "both")]
public sealed class CheckoutAccountTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bill_over_the_limit_is_refused_and_nothing_of_it_is_there()
    {
        await using var desk = await Begin();
        var shop = await AccountShop.Open(50_000, desk.Cards);
        var card = await shop.Card(day: 2_500);
        var before = await desk.Everything();

        Assert.Equal("over-limit-of-day", await desk.Refused(
            new
            {
                till = 1, card, lines = Lines("PIE", "TEA"),
                tenders = new[] { Stored(3_000, card) },
            },
            HttpStatusCode.Conflict));
        Assert.Equal(before, await desk.Everything());

        // What the limit leaves is paid with the card, the rest in cash.
        var bill = await desk.Sell(new
        {
            till = 1, card, lines = Lines("PIE", "TEA"),
            tenders = new[] { Stored(2_500, card), Cash(500) },
        });
        Assert.Equal((0, 2_500, 2_500), await shop.Spent(card));
        Assert.Equal(shop.Company, bill.Number("customerNumber"));
        await desk.GiveBack(bill, [new { line = 1 }, new { line = 2 }]);
        Assert.Equal((2_500, 0, 0), await shop.Spent(card));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task One_bill_in_two_parts_from_one_card_is_one_purchase()
    {
        await using var desk = await Begin();
        var shop = await AccountShop.Open(50_000, desk.Cards);
        var (lin, chen) = (await shop.Card("Lin", 1_500), await shop.Card("Chen", 1_500));

        object Paid(params object[] tenders) => new
        {
            till = 1, card = lin, lines = Lines("PIE", "TEA"), tenders,
        };
        Assert.Equal("over-limit-of-purchase", await desk.Refused(
            Paid(Stored(1_500, lin), Stored(1_500, lin)), HttpStatusCode.Conflict));
        await desk.Sell(Paid(Stored(1_500, lin), Stored(1_500, chen)));

        // Each of the two is on record with what it paid itself.
        Assert.Equal((1_500, 1_500, 1_500), await shop.Spent(lin));
        Assert.Equal((1_500, 1_500, 1_500), await shop.Spent(chen));
        Assert.Equal(47_000, await shop.Balance());
        await shop.Well();
    }

    [Fact]
    public async Task Two_tills_at_once_do_not_spend_the_same_rest()
    {
        await using var desk = await Begin();
        var shop = await AccountShop.Open(500_000, desk.Cards);
        var card = await shop.Card(month: 7_000);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => desk.Send(new
        {
            till = 1, card, lines = Lines("PIE"), tenders = new[] { Stored(2_000, card) },
        })));

        Assert.Equal(3, answers.Count(a => a.StatusCode is HttpStatusCode.Created));
        Assert.Equal((1_000, 6_000, 6_000), await shop.Spent(card));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task Bills_with_any_card_earn_into_one_account_and_only_some_spend_the_points()
    {
        await using var desk = await Begin();
        var shop = await AccountShop.Open(50_000, desk.Cards);
        await desk.Till.Tell("/point-rules", new
        {
            name = "House", kind = "amount", points = 1, every = Cny(100),
        });
        await desk.Till.Tell("/point-rules", new
        {
            name = "Off", kind = "worth", points = 10, every = Cny(100),
        });
        var (lin, chen) = (await shop.Card("Lin"), await shop.Card("Chen", points: false));
        foreach (var card in new[] { lin, chen })
        {
            await desk.Sell(new
            {
                till = 1, card, lines = Lines("PIE"), tenders = new[] { Stored(2_000, card) },
            });
        }
        var account = await shop.Till.Ask($"/company-accounts/{shop.Number}");
        Assert.Equal(40, account.Number("points"));

        object Spent(long card) => new
        {
            till = 1, card, lines = Lines("TEA"),
            tenders = new object[] { new { kind = "points", points = 10, card }, Cash(900) },
        };
        var before = await desk.Everything();
        Assert.Equal(
            "card-spends-no-points", await desk.Refused(Spent(chen), HttpStatusCode.Conflict));
        Assert.Equal(before, await desk.Everything());
        await desk.Sell(Spent(lin));
        await shop.Well();
    }

    [Fact]
    public async Task A_till_is_told_what_the_card_may_spend_and_pays_with_no_other_unseen()
    {
        await using var desk = await Begin();
        var shop = await AccountShop.Open(50_000, desk.Cards);
        var card = await shop.Card(purchase: 700);

        var shown = await Found($"{card}");
        Assert.Equal(shop.Company, shown.Customer!.Number);
        Assert.Equal((50_000, 700), (shown.First!.Balance.Coins, shown.First.Spendable.Coins));
        Assert.Null((await Found("Harbour Freight")).First);

        var quote = await desk.Quote(new { till = 1, card, lines = Lines("TEA") });
        Assert.Contains(
            quote.GetProperty("plans").EnumerateArray(), p => Coins(p, "fromBalance") == 700);

        Task<TillGuest> Found(string word) => desk.Shop.With(async (FindAtTill find) =>
            (await find.Run(Asker.Kite, word, Cancel)).Value.Guest!);
    }
}
