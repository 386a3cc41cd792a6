using System.Net;
using System.Text.Json;
using Kite.Sales;
using Microsoft.EntityFrameworkCore;
using static Kite.Tests.CardShop;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>Bills that are put aside at a till and taken up again (T3).</summary>
[Trait("books", "both")]
public sealed class ParkedBillTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bill_put_aside_comes_back_as_it_was_and_waits_no_more()
    {
        await using var desk = await Begin();
        var put = await desk.Till.Tell("/parked-bills", new
        {
            till = 1, name = " Table 4 ",
            guest = new { postalCode = "100000", phone = "13800138000", gender = "female" },
            lines = new object[]
            {
                new { product = "TEA", quantityThousandths = 2500 },
                new { product = "SOUP", price = Cny(700) },
                new { name = "Candle", amount = Cny(300), taxRate = "CITY" },
            },
        });
        var later = await desk.Till.Tell(
            "/parked-bills", new { till = 1, name = "Table 5", lines = Lines("PIE") });

        var waiting = await desk.Till.Ask("/parked-bills?store=1");
        Assert.Equal(["Table 5", "Table 4"], waiting.Words("name"));
        var page = await desk.Till.Ask("/parked-bills?order=at&limit=1");
        Assert.Equal(["Table 4"], page.Words("name"));
        var rest = await desk.Till.Ask($"/parked-bills?order=at&after={page.Word("next")}");
        Assert.Equal([later.Word("id")], rest.Words("id"));

        var taken = await Take(desk, put.Word("id")!);
        Assert.Equal(put.GetRawText(), taken.GetRawText());
        var receipt = await desk.Sell(new
        {
            till = 1, guest = taken.GetProperty("guest"), lines = taken.GetProperty("lines"),
            tenders = new[] { Cash(3515) },
        });
        Assert.Equal(3515, Coins(receipt, "total"));
        Assert.Equal("100000", receipt.GetProperty("guest").Word("postalCode"));
        Assert.Equal(["Table 5"], (await desk.Till.Ask("/parked-bills")).Words("name"));
    }

    [Fact]
    public async Task Of_two_who_take_it_up_one_has_it()
    {
        await using var desk = await Begin();
        var put = await desk.Till.Tell(
            "/parked-bills", new { till = 1, name = "Table 4", lines = Lines("TEA") });
        var address = $"/api/v1/parked-bills/{put.Word("id")}";

        var both = await Task.WhenAll(
            desk.Till.DeleteAsync(address, Cancel), desk.Till.DeleteAsync(address, Cancel));

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.NotFound], both.Select(a => a.StatusCode).Order());
        Assert.Equal(0, await desk.Shop.Books(
            db => db.Set<ParkedBill>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_at_its_field()
    {
        await using var desk = await Begin();
        foreach (var (bill, field, code) in new (object, string, string)[]
        {
            (new { name = "A", lines = Lines("TEA") }, "till", "till-is-missing"),
            (new { till = 9, name = "A", lines = Lines("TEA") }, "till", "no-such-till"),
            (new { till = 1, lines = Lines("TEA") }, "name", "name-is-missing"),
            (new { till = 1, name = "A" }, "lines", "bill-is-empty"),
            (new { till = 1, name = "A", lines = new[] { new { taxRate = "CITY" } } },
                "lines", "line-names-nothing"),
            (new { till = 1, name = "A", lines = Lines(new string('x', 61)) },
                "lines", "line-is-unfit"),
            (new
            {
                till = 1, name = "A", customer = 1, guest = new { phone = "1" },
                lines = Lines("TEA"),
            }, "guest", "guest-is-known"),
        })
        {
            using var answer = await desk.Send(bill, path: "parked-bills");
            var fields = (await Read(answer, HttpStatusCode.UnprocessableEntity))
                .GetProperty("fields");
            Assert.Equal(code, fields.GetProperty(field)[0].Word("code"));
        }
    }

    [Fact]
    public void A_pin_is_no_part_of_what_is_noted()
    {
        var bill = new TillBill();
        bill.Add(new CartLine("TEA"), "Tea");
        bill.Sent = bill.Facts(1,
            [new TenderFacts(TenderKind.StoredValue, new Money(100, Currency.Cny), Card: 7)
            {
                Pin = "258013",
            }]);

        var written = BillNotes.Of(bill).Write();

        Assert.DoesNotContain("258013", written, StringComparison.Ordinal);
        var back = BillNotes.Read(written)!;
        Assert.Equal(bill.Key, back.Key);
        // Without the PIN it is still the same bill to the books.
        Assert.Equal(bill.Sent.Hash(), back.Sent!.Hash());
        Assert.Null(BillNotes.Read("no notes at all"));
    }

    private static async Task<JsonElement> Take(TillDesk desk, string id)
    {
        using var answer = await desk.Till.DeleteAsync($"/api/v1/parked-bills/{id}", Cancel);
        return await Read(answer, HttpStatusCode.OK);
    }
}
