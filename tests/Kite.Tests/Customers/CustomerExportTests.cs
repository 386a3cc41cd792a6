using System.IO.Compression;
using System.Net;
using System.Text;

namespace Kite.Tests;

/// <summary>Lists taken along as files.</summary>
[Trait("books", "both")]
public sealed class CustomerExportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_holds_what_the_list_shows()
    {
        await using var shop = await Shop.Open();
        var owner = await Filled(shop);

        var answer = await owner.GetAsync(
            "/api/v1/customers/export?order=number"
            + "&columns=number,name,phone,visits,average",
            Cancel);
        var lines = Lines(await answer.Content.ReadAsByteArrayAsync(Cancel));

        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            "customers-2026-11-23.csv", answer.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal("Number,Name,Phone,\"Visits, 6 months\",Average ¥", lines[0]);
        Assert.Equal("1,Lin Mei,+8613900004821,2,15.5", lines[1]);
        Assert.Equal("2,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",,,", lines[2]);
        Assert.Equal(3, lines.Count);
    }

    [Fact]
    public async Task A_workbook_holds_the_same_and_no_formula()
    {
        await using var shop = await Shop.Open();
        var owner = await Filled(shop);

        var book = await owner.GetByteArrayAsync(
            "/api/v1/customers/export?format=xlsx&order=number", Cancel);

        await using var zip = new ZipArchive(new MemoryStream(book));
        var sheet = zip.GetEntry("xl/worksheets/sheet1.xml")!;
        using var reader = new StreamReader(await sheet.OpenAsync(Cancel));
        var xml = await reader.ReadToEndAsync(Cancel);
        Assert.Contains("Lin Mei", xml, StringComparison.Ordinal);
        Assert.Contains("=HYPERLINK", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f>", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_list_makes_a_file_with_heads_alone()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();

        var lines = Lines(await owner.GetByteArrayAsync(
            "/api/v1/customers/export?columns=number,name", Cancel));
        var book = await owner.GetByteArrayAsync(
            "/api/v1/customers/export?format=xlsx&columns=number,name", Cancel);

        Assert.Equal(["Number,Name"], lines);
        Assert.NotEmpty(book);
    }

    [Fact]
    public async Task Who_sees_no_names_takes_none_along()
    {
        await using var shop = await Shop.Open();
        await Filled(shop);
        var analyst = await shop.Client(Role.Analyst);

        var text = await analyst.GetStringAsync("/api/v1/customers/export", Cancel);
        var asked = await analyst.GetAsync("/api/v1/customers/export?columns=name", Cancel);
        var cashier = await (await shop.Client(Role.Cashier)).GetAsync(
            "/api/v1/customers/export", Cancel);

        Assert.DoesNotContain("Lin", text, StringComparison.Ordinal);
        Assert.DoesNotContain("4821", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, cashier.StatusCode);
    }

    [Fact]
    public async Task That_a_file_was_made_stays_in_the_trail_without_what_was_searched()
    {
        await using var shop = await Shop.Open();
        var owner = await Filled(shop);
        await owner.GetStringAsync("/api/v1/customers/export?search=lin", Cancel);

        var trail = await owner.Ask("/audit?subject=customer-export");
        var facts = Assert.Single(trail.Items()).GetProperty("changes").EnumerateArray()
            .ToDictionary(c => c.Word("field")!, c => c.Word("to"));

        Assert.Equal("1", facts["customers"]);
        Assert.Equal("true", facts["searched"]);
        Assert.DoesNotContain("lin", facts.Values);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+8613900004821", "+8613900004821")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData(" x", "\" x\"")]
    [InlineData("", "")]
    public void A_cell_is_quoted_and_never_a_formula(string text, string cell) =>
        Assert.Equal(cell, CsvCell.Of(text));

    private static async Task<HttpClient> Filled(Shop shop)
    {
        var owner = await shop.Client();
        await owner.Tell("/stores", new { name = "Old Town" });
        await owner.Tell("/customers", new { name = "Lin Mei", phone = "139 0000 4821" });
        await owner.Tell("/customers", new { name = "=HYPERLINK(\"http://x\",\"y\")" });
        foreach (var (day, coins) in new[] { ("2026-11-01", 1100), ("2026-11-08", 2000) })
        {
            await owner.Tell("/purchases", new
            {
                customerNumber = 1, day, net = new { amount = coins, currency = "CNY" },
            });
        }
        return owner;
    }

    private static List<string> Lines(byte[] file)
    {
        Assert.Equal(Encoding.UTF8.GetPreamble(), file[..3]);
        return [.. Encoding.UTF8.GetString(file[3..]).Split("\r\n").SkipLast(1)];
    }
}
