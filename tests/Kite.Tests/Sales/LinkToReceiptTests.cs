using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using static Kite.Tests.CardShop;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>The receipt that a guest opens on the phone, by a link and without a name (T3).
/// </summary>
[Trait("books", "both")]
public sealed class LinkToReceiptTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guest_reads_the_receipt_in_their_language_and_nobody_is_named_on_it()
    {
        await using var desk = await Begin();
        var lin = await desk.Till.Customer("Lin Mei");
        var card = await desk.Cards.Card(new { customerNumber = lin.Number() });
        await desk.Cards.TopUp(card, 5_000);
        var bill = await desk.Sell(new
        {
            till = 1, customer = lin.Number(), lines = Lines("PIE"),
            tenders = new[] { Stored(2_000, card) },
        });
        var link = await Link(desk, bill);

        using var greek = await Open(desk, link, "el-GR, en;q=0.5");
        var page = await greek.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.OK, greek.StatusCode);
        Assert.Contains("Απόδειξη 1", page);
        Assert.Contains("Pie", page);
        Assert.Contains("Αντίγραφο", page);
        Assert.DoesNotContain("Lin Mei", page);
        Assert.DoesNotContain($"{card}", page);
        Assert.Contains($"… {card % 10_000:0000}", WebUtility.HtmlDecode(page));
        Assert.Equal(
            ("noindex, nofollow, noarchive", "no-referrer", true),
            (greek.Headers.GetValues("X-Robots-Tag").Single(),
                greek.Headers.GetValues("Referrer-Policy").Single(),
                greek.Headers.CacheControl!.NoStore));
        using var english = await Open(desk, link, "en");
        Assert.Contains("Receipt 1", await english.Content.ReadAsStringAsync(Cancel));
        Assert.InRange(page.Length, 1, 60_000);
    }

    [Fact]
    public async Task A_wrong_link_a_withdrawn_one_and_one_that_has_ended_are_answered_alike()
    {
        await using var desk = await Begin();
        var (bill, other) = (await Sold(desk), await Sold(desk));
        var (link, second) = (await Link(desk, bill), await Link(desk, other));
        // The receipt of one with the proof of the other, a proof of nothing, and no link at all.
        var answers = new List<string>
        {
            await Gone(desk, link[..^22] + second[^22..]),
            await Gone(desk, link[..^22] + new string('A', 22)),
            await Gone(desk, link[..^1]),
            await Gone(desk, link[..^43] + new string('*', 43)),
            await Gone(desk, link[..^43] + new string('A', 43)),
        };

        await Withdraw(desk, bill);
        answers.Add(await Gone(desk, link));
        desk.Shop.Clock.Advance(TimeSpan.FromDays(30));
        answers.Add(await Gone(desk, second));

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task After_a_withdrawal_another_link_opens_the_same_receipt()
    {
        await using var desk = await Begin();
        var bill = await Sold(desk);
        var first = await Link(desk, bill);
        Assert.Equal(first, await Link(desk, bill));

        var told = await Withdraw(desk, bill);
        var next = told.GetProperty("link");

        Assert.NotEqual(first, next.Word("address"));
        Assert.Equal(1, told.Number("withdrawn"));
        Assert.Equal(next.Word("address"), await Link(desk, bill));
        await Gone(desk, first);
        using var opened = await Open(desk, next.Word("address")!, "en");
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
    }

    [Fact]
    public async Task A_link_is_withdrawn_for_ever_even_while_none_opens()
    {
        await using var desk = await Begin();
        var bill = await Sold(desk);
        var link = await Link(desk, bill);
        await Term(desk, 0);

        var told = await Withdraw(desk, bill);

        Assert.Equal(JsonValueKind.Null, told.GetProperty("link").ValueKind);
        await Term(desk, 30);
        await Gone(desk, link);
        Assert.NotEqual(link, await Link(desk, bill));
    }

    [Fact]
    public async Task How_long_links_open_is_said_once_for_all_of_them()
    {
        await using var desk = await Begin();
        var bill = await Sold(desk);
        var link = await Link(desk, bill);
        Assert.Equal(30, (await desk.Till.Ask("/receipt-link-term")).Number("days"));

        await Term(desk, 0);
        await Gone(desk, link);
        Assert.Equal("no-receipt-links-are-given", await Refused(desk, bill));
        await Term(desk, 2);
        using (var opened = await Open(desk, link, "en"))
            Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        desk.Shop.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("receipt-link-has-ended", await Refused(desk, bill));
        await Gone(desk, link);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3_651)]
    [InlineData(null)]
    public async Task Days_that_cannot_be_are_refused_and_change_nothing(int? days)
    {
        await using var desk = await Begin();

        using var answer = await desk.Till.PutAsJsonAsync(
            "/api/v1/receipt-link-term", new { days }, Cancel);
        var problem = await Read(answer, HttpStatusCode.UnprocessableEntity);

        Assert.Equal(
            "out-of-range",
            problem.GetProperty("fields").GetProperty("days")[0].Word("code"));
        Assert.Null((await desk.Till.Ask("/receipt-link-term")).Word("at"));
    }

    [Fact]
    public async Task Who_tries_address_after_address_is_turned_away()
    {
        await using var desk = await Begin();
        var stranger = desk.Shop.Stranger();
        var seen = new HashSet<HttpStatusCode>();

        for (var i = 0; i < 200 && !seen.Contains(HttpStatusCode.TooManyRequests); i++)
        {
            using var answer = await stranger.GetAsync($"/r/{i}", Cancel);
            seen.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests], seen);
    }

    [Fact]
    public async Task There_is_no_link_to_a_receipt_that_there_is_not()
    {
        await using var desk = await Begin();
        var analyst = await desk.Shop.Client(Role.Analyst);
        var bill = await Sold(desk);
        var none = $"/api/v1/checkouts/{Guid.CreateVersion7()}";

        using var link = await desk.Till.GetAsync($"{none}/link", Cancel);
        using var gone = await desk.Till.PostAsJsonAsync(
            $"{none}/link-withdrawals", new { }, Cancel);
        using var barred = await analyst.PostAsJsonAsync(
            $"/api/v1/checkouts/{bill.Word("id")}/link-withdrawals", new { }, Cancel);

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Forbidden],
            [link.StatusCode, gone.StatusCode, barred.StatusCode]);
    }

    [Theory]
    [InlineData("UPDATE receipt_link_terms SET days = 9")]
    [InlineData("DELETE FROM receipt_link_terms")]
    [InlineData("UPDATE receipt_link_withdrawals SET number = 9")]
    [InlineData("DELETE FROM receipt_link_withdrawals")]
    public async Task What_was_withdrawn_stays_so_whoever_has_the_database_open(string deed)
    {
        await using var desk = await Begin();
        await Term(desk, 5);
        await Withdraw(desk, await Sold(desk));

        await using var db = desk.Shop.OpenBooks();
        var refused = await Assert.ThrowsAnyAsync<Exception>(
            () => db.Database.ExecuteSqlRawAsync(deed, Cancel));

        Assert.Contains("only added", refused.Message, StringComparison.Ordinal);
    }

    private static Task<JsonElement> Sold(TillDesk desk) => desk.Sell(new
    {
        till = 1, lines = Lines("PIE"), tenders = new[] { Cash(2_000) },
    });

    private static async Task<string> Link(TillDesk desk, JsonElement bill) =>
        (await desk.Till.Ask($"/checkouts/{bill.Word("id")}/link")).Word("address")!;

    private static Task<JsonElement> Withdraw(TillDesk desk, JsonElement bill) =>
        desk.Till.Tell($"/checkouts/{bill.Word("id")}/link-withdrawals", new { });

    private static async Task<string?> Refused(TillDesk desk, JsonElement bill)
    {
        using var answer = await desk.Till.GetAsync(
            $"/api/v1/checkouts/{bill.Word("id")}/link", Cancel);
        return (await Read(answer, HttpStatusCode.Conflict)).Word("code");
    }

    private static async Task Term(TillDesk desk, int days)
    {
        using var answer = await desk.Till.PutAsJsonAsync(
            "/api/v1/receipt-link-term", new { days }, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> Open(
        TillDesk desk, string link, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(link).PathAndQuery);
        request.Headers.AcceptLanguage.ParseAdd(language);
        return await desk.Shop.Stranger().SendAsync(request, Cancel);
    }

    // What such a link is answered; around it stand the languages, which lead back to the link.
    private static async Task<string> Gone(TillDesk desk, string link)
    {
        using var answer = await Open(desk, link, "en");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("This receipt cannot be shown", page);
        var (from, to) = (page.IndexOf("<main", StringComparison.Ordinal),
            page.IndexOf("</main>", StringComparison.Ordinal));
        return page[from..to];
    }
}
