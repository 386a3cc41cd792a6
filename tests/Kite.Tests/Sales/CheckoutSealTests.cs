using System.Net;
using System.Text.Json;
using Kite.Cards;
using Kite.Sales;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>Cards that carry data at a till (T6).</summary>
[Trait("books", "both")]
public sealed class CheckoutSealTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const string Password = "a long lantern";

    [Fact]
    public async Task A_bill_is_paid_with_the_newest_square_and_brings_the_next()
    {
        await using var desk = await Desk();
        var card = await Filled(desk);
        var first = await Newest(desk, card);

        Assert.Equal("seal-is-needed", await desk.Refused(Bill(card, null)));
        Assert.Equal("seal-is-unreadable", await desk.Refused(Bill(card, "KITE:0")));
        var paid = await desk.Sell(Bill(card, first));
        var squares = await Squares(desk, paid);

        var square = Assert.Single(squares);
        Assert.Equal((2, true), (square.Version, square.IsWritten));
        Assert.Equal(
            "seal-is-old", await desk.Refused(Bill(card, first), HttpStatusCode.Conflict));
        await desk.Sell(Bill(card, square.Text));
        Assert.Equal((6_000, 0), await desk.Cards.Balance(card));
        var finding = Assert.Single((await desk.Till.Ask("/cards/findings")).Items());
        Assert.Equal("rolledBack", finding.Word("outcome"));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task A_bill_that_is_sent_again_is_told_again_though_the_square_is_old_by_then()
    {
        await using var desk = await Desk("freeze");
        var card = await Filled(desk);
        var bill = Bill(card, await Newest(desk, card));
        var paid = await desk.Sell(bill, "the bill");
        await Squares(desk, paid);

        var again = await desk.Sell(bill, "the bill");
        var bare = await desk.Sell(Bill(card, null), "the bill");

        Assert.Equal(paid.GetRawText(), again.GetRawText());
        Assert.Equal(paid.GetRawText(), bare.GetRawText());
        Assert.Empty((await desk.Till.Ask("/cards/findings")).Items());
    }

    [Fact]
    public async Task A_bill_that_is_refused_leaves_nothing_but_the_finding()
    {
        await using var desk = await Desk();
        var (card, other) = (await Filled(desk), await Filled(desk));
        var old = await Newest(desk, card);
        await desk.Sell(Bill(card, old));
        await Newest(desk, card);
        var before = await desk.Everything();

        var refused = await desk.Refused(
            new
            {
                till = 1, lines = Lines("PIE", "PIE"),
                tenders = new[] { Stored(2_000, other), Stored(2_000, card) },
                seals = new[] { await Newest(desk, other), old },
            },
            HttpStatusCode.Conflict);

        Assert.Equal("seal-is-old", refused);
        Assert.Equal(before, await desk.Everything());
        Assert.Single((await desk.Till.Ask($"/cards/findings?card={card}")).Items());
    }

    [Fact]
    public async Task A_second_person_lets_it_pass_where_the_kind_of_card_allows_it()
    {
        await using var desk = await Desk("askSecond");
        await desk.Shop.With((CreatePerson create) => create.Run(
            Asker.Kite, "mei", "mei", Role.Manager, Password));
        await desk.Shop.With((CreatePerson create) => create.Run(
            Asker.Kite, "ada", "ada", Role.Cashier, Password));
        var card = await Filled(desk);
        var old = await Newest(desk, card);
        await desk.Sell(Bill(card, old));
        await Newest(desk, card);

        Assert.Equal(
            "seal-is-old", await desk.Refused(Bill(card, old), HttpStatusCode.Conflict));
        Assert.Equal(
            "name-or-password-is-wrong",
            await desk.Refused(Bill(card, old, new { name = "mei", password = "guess" })));
        Assert.Equal(
            "second-person-may-not",
            await desk.Refused(Bill(card, old, new { name = "ada", password = Password })));
        await desk.Sell(Bill(card, old, new { name = "mei", password = Password }));

        var findings = (await desk.Till.Ask("/cards/findings")).Items().ToList();
        Assert.Equal(["mei", null], findings.Select(f => f.Word("passedBy")));
        Assert.NotNull(findings[0].Word("transaction"));
        Assert.Equal((6_000, 0), await desk.Cards.Balance(card));
        Assert.All(await Checked(desk), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task Nobody_signs_where_the_kind_of_card_does_not_allow_it()
    {
        await using var desk = await Desk();
        await desk.Shop.With((CreatePerson create) => create.Run(
            Asker.Kite, "mei", "mei", Role.Manager, Password));
        var card = await Filled(desk);
        var old = await Newest(desk, card);
        await desk.Sell(Bill(card, old));
        await Newest(desk, card);

        var refused = await desk.Refused(
            Bill(card, old, new { name = "mei", password = Password }));

        Assert.Equal("nobody-may-pass", refused);
    }

    [Fact]
    public async Task At_the_till_a_square_is_scanned_like_a_number()
    {
        await using var desk = await Desk();
        var card = await Filled(desk);
        var seal = await Newest(desk, card);
        await desk.Sell(Bill(card, seal));
        var next = await Newest(desk, card);

        var old = await Scanned(desk, seal);
        var shown = await Scanned(desk, next.ToLowerInvariant());

        Assert.IsType<SealIsOld>(old.Refusal);
        Assert.Equal(card, shown.Value.Shown);
        Assert.Null(shown.Value.Suspect);
    }

    private static Task<Result<TillGuest>> Scanned(TillDesk desk, string text) =>
        desk.Shop.With((FindAtTill find) => find.Carried(Asker.Kite, text, 1, Cancel));

    private static Task<TillDesk> Desk(string whenSuspect = "refuse") => Begin(new
    {
        name = "Gold", carries = "qr", needsSeal = true, whenSuspect,
    });

    private static async Task<long> Filled(TillDesk desk)
    {
        var card = await desk.Cards.Card();
        await desk.Cards.TopUp(card, 10_000);
        return card;
    }

    private static async Task<string> Newest(TillDesk desk, long card)
    {
        var text = (await desk.Till.Ask($"/cards/{card}/seal")).Word("text")!;
        await desk.Till.Tell($"/cards/{card}/seals", new { seal = text });
        return text;
    }

    private static object Bill(long card, string? seal, object? second = null) => new
    {
        till = 1, lines = Lines("PIE"), tenders = new[] { Stored(2_000, card) },
        seals = seal is null ? null : new[] { seal }, second,
    };

    // What the till prints with the receipt.
    private static async Task<IReadOnlyList<CardSealView>> Squares(
        TillDesk desk, JsonElement bill)
    {
        var id = bill.GetProperty("id").GetGuid();
        var paid = await desk.Shop.With(
            (ShowCheckout show) => show.Run(Asker.Kite, id, Cancel));
        return await desk.Shop.With(
            (NewSeals seals) => seals.Run(Asker.Kite, paid.Value, Cancel));
    }

    private static Task<IReadOnlyList<Finding>> Checked(TillDesk desk) =>
        desk.Shop.With(async (IEnumerable<ICheck> checks) =>
        {
            var check = checks.Single(c => c.GetType().Name == "SealsCheck");
            return (IReadOnlyList<Finding>)[await check.Run(Cancel)];
        });
}
