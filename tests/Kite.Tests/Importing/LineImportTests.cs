using System.Globalization;
using System.Text;
using Kite.Sales;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests.Importing;

/// <summary>Files that tell what was bought, product by product.</summary>
[Trait("books", "both")]
public sealed class LineImportTests
{
    private const string Heads = "date,customer,receipt,product code,product,qty,amount\n";

    private const string Sales = Heads + """
        2026-03-01,17,R1,TEA,Longjing tea,2,€8.00
        2026-03-01,17,R1,RICE,Rice,1.5,€4.50
        2026-03-01,17,,,Soup,1,€3.00
        2026-03-02,18,R2,TEA,Longjing tea,1,€4.00
        2026-03-02,18,R2,PIE,Pie,one,€6.00
        2026-03-02,18,R3,TEA,Longjing tea,-1,€-4.00
        2026-03-03,19,R4,,,,€9.00
        """;

    private const string Totals =
        "date,customer,receipt,product code,quantity,line total,total\n" + """
        2026-03-01,17,R1,TEA,2,€8.00,€12.50
        2026-03-01,17,R1,RICE,1,€4.50,€12.50
        2026-03-02,18,R2,TEA,1,€4.00,€9.00
        2026-03-02,18,R2,PIE,1,€6.00,€9.00
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_of_one_receipt_are_one_purchase_and_it_goes_in_whole_or_not_at_all()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client());

        var preview = await desk.Send(Sales);
        var id = preview.GetProperty("import").GetProperty("id").GetGuid();
        const string counts = "7 read, 5 added, 0 known, 2 refused, 3 customers, 2050 EUR";
        await desk.Ask(id, "dry-runs");
        Assert.Equal(counts, ImportDesk.Told(await desk.Ended(id), "dryRun"));
        await desk.Ask(id, "starts");
        Assert.Equal(counts, ImportDesk.Told(await desk.Ended(id)));

        Assert.Equal(
            [
                "R1 1250 3: TEA Longjing tea 2000 800, RICE Rice 1500 450",
                "R3 -400 1 back: TEA Longjing tea 1000 -400",
                "R4 900 1: ",
                "none 300 1:  Soup 1000 300",
            ],
            await All(shop));
        var refused = await desk.Client.GetStringAsync(
            $"/api/v1/imports/{id}/refused-rows", Cancel);
        Assert.Contains("R2", refused, StringComparison.Ordinal);

        // Corrected, the receipt goes in whole.
        var corrected = refused.Replace(",one,", ",1,", StringComparison.Ordinal);
        Assert.Equal(
            "2 read, 2 added, 0 known, 0 refused, 0 customers, 1000 EUR",
            ImportDesk.Told(await desk.Import(corrected)));
        Assert.Equal(
            "7 read, 0 added, 5 known, 2 refused, 0 customers, 0 EUR",
            ImportDesk.Told(await desk.Import(Sales)));

        await desk.Ask(id, "undos");
        var undone = await desk.Ended(id);
        Assert.Equal(5, undone.GetProperty("undone").Number("removed"));
        Assert.Equal(
            ["R2 1000 2: TEA Longjing tea 1000 400, PIE Pie 1000 600"], await All(shop));
        Assert.Equal(2, await shop.Books(db => db.Set<PurchaseLine>().CountAsync(Cancel)));
        Assert.Null(await shop.Books(db => Chain.Broken(db, Cancel)));
    }

    [Fact]
    public async Task Where_the_file_tells_the_total_the_lines_must_add_up_to_it()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client());

        var done = await desk.Import(Totals);

        Assert.Equal(
            "4 read, 2 added, 0 known, 2 refused, 1 customers, 1250 EUR", ImportDesk.Told(done));
        Assert.Equal(["R1 1250 3: TEA  2000 800, RICE  1000 450"], await All(shop));
        var refused = await desk.Client.GetStringAsync(
            $"/api/v1/imports/{done.Word("id")}/refused-rows", Cancel);
        Assert.Contains("10.00", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_purchase_in_the_books_with_other_products_is_refused()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client());
        await desk.Import("date,customer,receipt,amount\n2026-03-01,17,R1,€12.50\n");

        var done = await desk.Import(Heads + """
            2026-03-01,17,R1,TEA,Tea,2,€8.00
            2026-03-01,17,R1,RICE,Rice,1,€4.50
            """);

        Assert.Equal(
            "2 read, 0 added, 0 known, 2 refused, 0 customers, 0 EUR", ImportDesk.Told(done));
        Assert.Equal(["R1 1250 1: "], await All(shop));
    }

    [Fact]
    public async Task Receipts_longer_than_a_batch_is_wide_stay_whole_and_scattered_ones_are_told()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client());
        var file = new StringBuilder(Heads);
        // Four thousand receipts of three rows: batches of five thousand would part some.
        for (var receipt = 0; receipt < 4_000; receipt++)
        {
            for (var line = 0; line < 3; line++)
            {
                file.Append(
                    CultureInfo.InvariantCulture,
                    $"2026-03-01,{receipt % 500},R{receipt},P{line},Thing,1,€1.00\n");
            }
        }
        file.Append("2026-03-01,0,R0,P9,Thing,1,€1.00\n");

        var done = await desk.Import(file.ToString());

        Assert.Equal(
            "12001 read, 12000 added, 0 known, 1 refused, 500 customers, 1200000 EUR",
            ImportDesk.Told(done));
        Assert.Equal(4_000, await shop.Books(db => db.Set<Purchase>().CountAsync(Cancel)));
        Assert.Equal(
            4_000,
            await shop.Books(db => db.Set<PurchaseLine>().CountAsync(l => l.Line == 3, Cancel)));
        var refused = await desk.Client.GetStringAsync(
            $"/api/v1/imports/{done.Word("id")}/refused-rows", Cancel);
        Assert.Contains("R0", refused, StringComparison.Ordinal);

        await desk.Ask(done.GetProperty("id").GetGuid(), "undos");
        var undone = await desk.Ended(done.GetProperty("id").GetGuid());
        Assert.Equal(12_000, undone.GetProperty("undone").Number("removed"));
        Assert.Equal(0, await shop.Books(db => db.Set<PurchaseLine>().CountAsync(Cancel)));
    }

    [Theory]
    [InlineData("date,customer,product,quantity,amount", "productName quantity amount -")]
    [InlineData("date,customer,sku,qty,line total", "productCode quantity amount -")]
    [InlineData("date,customer,item,line total,total", "productName - amount lineAmount")]
    [InlineData("date,customer,quantity,amount", "- items amount -")]
    public async Task Columns_are_guessed_by_their_names(string heads, string expected)
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client());
        var cells = heads.Split(',').Select(h => h switch
        {
            "date" => "2026-03-01",
            "customer" => "17",
            "quantity" or "qty" => "2",
            "product" or "item" => "Tea",
            "sku" => "T1",
            _ => "€4.00",
        });

        var preview = await desk.Send($"{heads}\n{string.Join(',', cells)}\n");

        var columns = preview.GetProperty("import").GetProperty("mapping").GetProperty("columns");
        string Of(params string[] fields) =>
            fields.FirstOrDefault(f => columns.TryGetProperty(f, out _)) ?? "-";
        Assert.Equal(expected, string.Join(' ',
            Of("productCode", "productName"), Of("quantity", "items"), Of("amount"),
            Of("lineAmount")));
    }

    private static async Task<List<string>> All(Shop shop)
    {
        var page = await shop.With((ListPurchases list) =>
            list.Run(Asker.Kite, new(), Cancel));
        return
        [
            .. page.Value.Items.Select(p =>
                $"{(p.Reference[0] == '#' ? "none" : p.Reference)} {p.Net.Coins} {p.Items}"
                + $"{(p.IsReturn ? " back" : "")}: "
                + string.Join(", ", p.Lines.Select(l =>
                    $"{l.Product} {l.Name} {l.QuantityThousandths} {l.Net.Coins}")))
                .Order(StringComparer.Ordinal),
        ];
    }
}
