using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Kite.Tests.CardShop;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>Receipts at a till's own printer, and what hinders them (T3).</summary>
[Trait("books", "both")]
public sealed class PrinterTests
{
    private static readonly byte[] Begin = [0x1B, 0x40];
    private static readonly byte[] Drawer = [0x1B, 0x70, 0x00, 0x19, 0xFA];
    private static readonly byte[] Cut = [0x1D, 0x56, 0x42, 0x00];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_receipt_opens_the_drawer_for_cash_and_a_copy_does_not()
    {
        await using var desk = await Begin();
        await using var paper = FakePrinter.Start();
        await Put(desk, paper);
        var cash = await Sold(desk, Cash(2_000));
        var card = await Sold(desk, new { kind = "bankCard", amount = Cny(2_000) });

        var first = await Print(desk, cash, new { isFirst = true });
        await Print(desk, cash, new { });
        await Print(desk, card, new { isFirst = true });

        Assert.Equal(
            (1, $"127.0.0.1:{paper.Port}", false),
            (first.Number("till"), first.Word("printer"),
                first.GetProperty("isCopy").GetBoolean()));
        Assert.Equal([true, false, false], paper.Receipts.Select(OpensDrawer));
        Assert.All(paper.Receipts, r => Assert.Equal(Begin, r[..2]));
        Assert.All(paper.Receipts, r => Assert.Equal(Cut, r[^4..]));
        // The word that it is a copy makes it longer.
        Assert.True(Height(paper.Receipts[1]) > Height(paper.Receipts[0]));
    }

    [Theory]
    [InlineData(null, 576)]
    [InlineData("80", 576)]
    [InlineData("58", 384)]
    public async Task A_program_gets_the_bytes_of_a_copy_for_its_paper(string? paper, int dots)
    {
        await using var desk = await Begin();
        var bill = await Sold(desk, Cash(2_000));
        var at = $"/api/v1/checkouts/{bill.Word("id")}/prints";

        using var answer = await desk.Till.GetAsync(
            paper is null ? at : $"{at}?paper={paper}", Cancel);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancel);

        Assert.Equal(
            "application/octet-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Begin, bytes[..2]);
        Assert.False(OpensDrawer(bytes));
        Assert.All(EscPosReader.Pictures(bytes), p => Assert.Equal(dots, p.Width));
        Assert.Equal(bytes, await desk.Till.GetByteArrayAsync(
            paper is null ? at : $"{at}?paper={paper}", Cancel));
        using var wrong = await desk.Till.GetAsync($"{at}?paper=a4", Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
    }

    [Theory]
    [InlineData(PrinterMood.Silent, "printer-is-silent", 0)]
    [InlineData(PrinterMood.OutOfPaper, "printer-has-no-paper", 0)]
    [InlineData(PrinterMood.Open, "printer-is-not-ready", 0)]
    [InlineData(PrinterMood.Jams, "printer-stopped", 1)]
    public async Task What_hinders_a_printer_is_said_and_the_sale_stands(
        object mood, string code, int receipts)
    {
        await using var desk = await Begin();
        await using var paper = FakePrinter.Start((PrinterMood)mood);
        await Put(desk, paper);
        var bill = await Sold(desk, Cash(2_000));
        var before = await desk.Everything();

        var said = await Refused(desk, bill);

        Assert.Equal(code, said);
        Assert.Equal(receipts, paper.Receipts.Count);
        Assert.Equal(before, await desk.Everything());
        var kept = await desk.Till.Ask($"/checkouts/{bill.Word("id")}");
        Assert.Equal(2_000, Coins(kept, "total"));
    }

    [Fact]
    public async Task A_printer_that_is_switched_off_is_said_and_printing_again_helps()
    {
        await using var desk = await Begin();
        using var off = await desk.Till.PutAsJsonAsync(
            "/api/v1/tills/1/printer", new { address = "127.0.0.9" }, Cancel);
        Assert.Equal(HttpStatusCode.OK, off.StatusCode);
        var bill = await Sold(desk, Cash(2_000));

        Assert.Equal("printer-is-not-reached", await Refused(desk, bill));

        await using var paper = FakePrinter.Start();
        await Put(desk, paper);
        await Print(desk, bill, new { isFirst = true });
        Assert.Single(paper.Receipts);
    }

    [Fact]
    public async Task A_printer_that_never_answers_is_believed_where_that_is_said_of_it()
    {
        await using var desk = await Begin();
        await using var paper = FakePrinter.Start(PrinterMood.Silent);
        await Put(desk, paper, answers: false);

        await Print(desk, await Sold(desk, Cash(2_000)), new { });
        await Print(desk, await Sold(desk, Cash(2_000)), new { });

        await paper.Has(2);
        Assert.All(paper.Receipts, r => Assert.Equal(Cut, r[^4..]));
    }

    [Fact]
    public async Task As_the_first_one_a_receipt_is_printed_right_after_the_sale_only()
    {
        await using var desk = await Begin();
        await using var paper = FakePrinter.Start();
        await Put(desk, paper);
        var bill = await Sold(desk, Cash(2_000));
        desk.Shop.Clock.Advance(TimeSpan.FromMinutes(11));

        using var late = await Send(desk, bill, new { isFirst = true });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Empty(paper.Receipts);
        await Print(desk, bill, new { });
        Assert.Single(paper.Receipts);
    }

    // What is on the network of others is not reached by way of a printer.
    [Theory]
    [InlineData("8.8.8.8", 9100, "address", "printer-is-outside")]
    [InlineData("169.254.169.254", 9100, "address", "printer-is-outside")]
    [InlineData("172.32.0.1", 9100, "address", "printer-is-outside")]
    [InlineData("0.0.0.0", 9100, "address", "printer-is-outside")]
    [InlineData("::ffff:8.8.8.8", 9100, "address", "printer-is-outside")]
    [InlineData("2001:db8::1", 9100, "address", "printer-is-outside")]
    [InlineData("printer.example.com", 9100, "address", "not-a-printer-address")]
    [InlineData("127.1", 9100, "address", "not-a-printer-address")]
    [InlineData("", 9100, "address", "not-a-printer-address")]
    [InlineData("127.0.0.1", 5432, "port", "out-of-range")]
    [InlineData("192.168.1.50", 80, "port", "out-of-range")]
    public async Task A_printer_is_in_the_house_and_at_a_printers_door(
        string address, int port, string field, string code)
    {
        await using var desk = await Begin();

        using var answer = await desk.Till.PutAsJsonAsync(
            "/api/v1/tills/1/printer", new { address, port }, Cancel);
        var problem = await Read(answer, HttpStatusCode.UnprocessableEntity);

        Assert.Equal(code, problem.GetProperty("fields").GetProperty(field)[0].Word("code"));
        Assert.Empty((await desk.Till.Ask("/printers")).Items());
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.9")]
    [InlineData("172.31.255.1")]
    [InlineData("192.168.1.50")]
    [InlineData("fd00::17")]
    [InlineData("::1")]
    public async Task Printers_in_the_house_are_kept_and_taken_away_again(string address)
    {
        await using var desk = await Begin();

        using var put = await desk.Till.PutAsJsonAsync(
            "/api/v1/tills/1/printer", new { address, paper = "narrow" }, Cancel);

        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        var kept = (await desk.Till.Ask("/printers")).Items().Single();
        Assert.Equal(
            (address, 9100, "narrow"),
            (kept.Word("address"), kept.Number("port"), kept.Word("paper")));
        using var gone = await desk.Till.DeleteAsync("/api/v1/tills/1/printer", Cancel);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Empty((await desk.Till.Ask("/printers")).Items());
        using var none = await Send(desk, await Sold(desk, Cash(2_000)), new { });
        Assert.Equal(
            "till-has-no-printer", (await Read(none, HttpStatusCode.Conflict)).Word("code"));
    }

    [Fact]
    public async Task Who_keeps_the_settings_prints_a_test_and_a_cashier_does_not()
    {
        await using var desk = await Begin();
        await using var paper = FakePrinter.Start();
        await Put(desk, paper);
        var cashier = await desk.Shop.Client(Role.Cashier);

        using var test = await desk.Till.PostAsJsonAsync(
            "/api/v1/tills/1/printer/tests", new { }, Cancel);
        using var barred = await cashier.PostAsJsonAsync(
            "/api/v1/tills/1/printer/tests", new { }, Cancel);
        using var moved = await cashier.PutAsJsonAsync(
            "/api/v1/tills/1/printer", new { address = "127.0.0.1" }, Cancel);

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden],
            [test.StatusCode, barred.StatusCode, moved.StatusCode]);
        Assert.False(OpensDrawer(Assert.Single(paper.Receipts)));
    }

    private static async Task Put(TillDesk desk, FakePrinter paper, bool answers = true)
    {
        using var put = await desk.Till.PutAsJsonAsync(
            "/api/v1/tills/1/printer",
            new { address = "127.0.0.1", port = paper.Port, answers }, Cancel);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
    }

    private static Task<JsonElement> Sold(TillDesk desk, object tender) => desk.Sell(new
    {
        till = 1, lines = Lines("PIE"), tenders = new[] { tender },
    });

    private static Task<HttpResponseMessage> Send(
        TillDesk desk, JsonElement bill, object facts) => desk.Till.PostAsJsonAsync(
        $"/api/v1/checkouts/{bill.Word("id")}/prints", facts, Cancel);

    private static async Task<JsonElement> Print(TillDesk desk, JsonElement bill, object facts)
    {
        using var answer = await Send(desk, bill, facts);
        return await Read(answer, HttpStatusCode.Created);
    }

    private static async Task<string?> Refused(TillDesk desk, JsonElement bill)
    {
        using var answer = await Send(desk, bill, new { isFirst = true });
        return (await Read(answer, HttpStatusCode.Conflict)).Word("code");
    }

    private static bool OpensDrawer(byte[] receipt) =>
        receipt.AsSpan(2, Drawer.Length).SequenceEqual(Drawer);

    private static int Height(byte[] receipt) => EscPosReader.Pictures(receipt).Sum(p => p.Height);
}
