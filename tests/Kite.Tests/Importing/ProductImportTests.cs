using System.Text.Json;
using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests.Importing;

/// <summary>The whole life of a file of products.</summary>
[Trait("books", "both")]
public sealed class ProductImportTests
{
    private const string List = """
        code,name,name (el),category,unit,barcode,price,sold until
        TEA,Longjing tea,,Drinks,pot,6901;6902,38.00,
        MOUS,Moussaka,Μουσακάς,Mains,portion,,12.50,2026-12-31
        ,Nameless,,,,,1.00,
        SOUP,Soup,,Mains,bowl,6902,abc,
        PIE,Pie,,Mains,,6902,4.00,
        TEA,Tea again,,,,,1.00,
        BREAD,,,,,,,
        """;

    // file | rows: code, name, category, unit, barcodes, price
    private static readonly string[][] Files =
    [
        [
            "odoo-products", "CHR Oak chair|Furniture|Units|4006381333931|8900 EUR",
            "TBL Oak table|Furniture|Units||16900 EUR",
        ],
        [
            "square-items", "COF-L Coffee (Large)|Hot Drinks||00012345678905|450 EUR",
            "SAN-1 Sandwich|Food|||425000 EUR",
        ],
        [
            "product-list", "PHO-2 Phở bò|Món nước|tô||9800 EUR", "TRA Trà đá|Đồ uống|ly||2000 EUR",
        ],
    ];

    private static readonly string[] Figures =
        ["read", "added", "known", "refused", "changed"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_is_tried_loaded_loaded_again_and_undone()
    {
        await using var shop = await Shop.Open();
        var desk = await Desk(shop);

        var preview = await desk.Send(List);
        var id = preview.GetProperty("import").GetProperty("id").GetGuid();
        await desk.Ask(id, "dry-runs");
        Assert.Equal("7/3/1/3/0", Counts(await desk.Ended(id), "dryRun"));
        Assert.Empty(await All(shop));

        await desk.Ask(id, "starts");
        Assert.Equal("7/3/1/3/0", Counts(await desk.Ended(id)));
        Assert.Equal(
            [
                "BREAD BREAD||||", "MOUS Moussaka|Mains|portion||1250 EUR",
                "TEA Longjing tea|Drinks|pot|6901;6902|3800 EUR",
            ],
            await All(shop));
        var refused = await desk.Client.GetStringAsync(
            $"/api/v1/imports/{id}/refused-rows", Cancel);
        Assert.Contains("6902", refused, StringComparison.Ordinal);
        Assert.Equal("7/0/4/3/0", Counts(await desk.Import(List)));

        await desk.Ask(id, "undos");
        Assert.Equal("undone", ImportDesk.StateOf(await desk.Ended(id)));
        Assert.Empty(await All(shop));
        Assert.Equal(0, await shop.Books(db => db.Set<ProductBarcode>().CountAsync(Cancel)));
        Assert.Null(await shop.Books(db => Chain.Broken(db, Cancel)));
    }

    [Theory]
    [InlineData("leave", "TEA Tea|Drinks|||100 EUR", 0)]
    [InlineData("fill", "TEA Tea|Drinks|pot|77|100 EUR", 1)]
    [InlineData("take", "TEA Green tea|Drinks|pot|77|250 EUR", 2)]
    public async Task Known_ones_change_only_as_the_mapping_says_and_come_back(
        string known, string expected, long changed)
    {
        await using var shop = await Shop.Open();
        var desk = await Desk(shop);
        await desk.Import("code,name,category,price\nTEA,Tea,Drinks,1.00\n");
        var before = await All(shop);

        var done = await desk.Import(
            "code,name,unit,barcode,price\nTEA,Green tea,pot,77,2.00\nTEA,,,,2.50\n",
            await Keep(desk, known));

        Assert.Equal(changed, done.GetProperty("counts").Number("changed"));
        Assert.Equal([expected], await All(shop));

        await desk.Ask(done.GetProperty("id").GetGuid(), "undos");
        await desk.Ended(done.GetProperty("id").GetGuid());
        Assert.Equal(before, await All(shop));
        Assert.Equal(0, await shop.Books(db => db.Set<ProductBefore>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task Undoing_leaves_what_someone_changed_since()
    {
        await using var shop = await Shop.Open();
        var desk = await Desk(shop);
        var done = await desk.Import("code,name\nTEA,Tea\nPIE,Pie\n");
        await shop.Books(db => db.Set<Product>().Where(p => p.Code == "TEA")
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Version, 2), Cancel));

        await desk.Ask(done.GetProperty("id").GetGuid(), "undos");
        var undone = await desk.Ended(done.GetProperty("id").GetGuid());

        Assert.Equal(["TEA Tea||||"], await All(shop));
        Assert.Equal(1, undone.GetProperty("undone").Number("productsChangedSince"));
    }

    [Fact]
    public async Task Files_of_other_programs_are_recognised_loaded_and_known_again()
    {
        foreach (var file in Files)
        {
            await using var shop = await Shop.Open();
            var desk = await Desk(shop);
            var text = await File.ReadAllTextAsync(PathOf(file[0]), Cancel);

            var preview = await desk.Send(text);
            var name = preview.GetProperty("import").GetProperty("mapping").Word("name");
            Assert.Equal(file[0] == "product-list" ? "sales.csv" : file[0], name);
            Assert.Equal($"{file[0]} 2/2/0/0/0", $"{file[0]} {Counts(await desk.Import(text))}");
            Assert.Equal(file[1..], await All(shop));
            Assert.Equal("2/0/2/0/0", Counts(await desk.Import(text, $"&map={file[0]}")));
        }
    }

    [Theory]
    [InlineData("csv", "en"), InlineData("csv", "zh-Hans"), InlineData("csv", "el")]
    [InlineData("csv", "vi"), InlineData("xlsx", "en"), InlineData("xlsx", "vi")]
    public async Task What_was_taken_along_goes_into_other_books_as_it_is(
        string format, string language)
    {
        await using var shop = await Shop.Open();
        var desk = await Desk(shop);
        await desk.Import(List);
        desk.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var file = await desk.Client.GetByteArrayAsync(
            $"/api/v1/products/export?order=code&format={format}", Cancel);

        await using var other = await Shop.Open();
        var there = await Desk(other);
        var sent = await there.Post(file);
        var told = JsonElement.Parse(await sent.Content.ReadAsStringAsync(Cancel));
        var id = told.GetProperty("import").GetProperty("id").GetGuid();
        await there.Ask(id, "starts");
        Assert.Equal("3/3/0/0/0", Counts(await there.Ended(id)));

        Assert.Equal(await Whole(shop), await Whole(other));
    }

    [Fact]
    public async Task Prices_in_a_currency_that_nobody_has_said_are_asked_about()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client(), "products");

        var open = await desk.Send("code,name,price\nTEA,Tea,1.00\n");
        var shown = await desk.Send("code,name,price\nTEA,Tea,€1.00\n");

        Assert.Equal(
            "currency-is-not-said",
            open.GetProperty("faults").EnumerateArray().Single().Word("code"));
        Assert.Empty(shown.GetProperty("faults").EnumerateArray());
    }

    private static async Task<ImportDesk> Desk(Shop shop)
    {
        await shop.Books(async db =>
        {
            var business = await db.BusinessAsync(Cancel, tracked: true);
            (business.CurrencyCode, business.CurrencyIsSettled) = ("EUR", true);
            return await db.SaveChangesAsync(Cancel);
        });
        return new(await shop.Client(), "products");
    }

    private static async Task<string> Keep(ImportDesk desk, string known)
    {
        var answer = await desk.Client.PutAsync(
            "/api/v1/import-mappings/mine?kind=products",
            new StringContent(
                $$$"""
                {"name": "mine", "known": "{{{known}}}", "signs": [], "columns": {"code": "code",
                 "productName": "name", "unit": "unit", "barcode": "barcode", "price": "price"}}
                """,
                System.Text.Encoding.UTF8, "application/json"),
            Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        return "&map=mine";
    }

    private static string PathOf(string name) => Path.Combine(
        Sources.Root, "tests", "Kite.Tests", "Importing", "Files", name + ".csv");

    private static Task<List<string>> All(Shop shop) => Read(shop, p => string.Join('|',
        $"{p.Code} {p.Name}", p.Category, p.Unit, string.Join(';', p.Barcodes),
        p.Price is { } price ? $"{price.Coins} {price.Currency}" : ""));

    private static Task<List<string>> Whole(Shop shop) => Read(shop, p => string.Join('|',
        p.Code, p.Name, string.Join(',', p.Names), p.Category, p.Unit,
        string.Join(';', p.Barcodes), p.Price, p.ActiveFrom, p.ActiveTo));

    private static async Task<List<string>> Read(Shop shop, Func<ProductView, string> told)
    {
        var page = await shop.With((ListProducts list) =>
            list.Run(Asker.Kite, new() { Order = "code" }, Cancel));
        return [.. page.Value.Items.Select(told)];
    }

    private static string Counts(JsonElement import, string which = "counts")
    {
        var c = import.GetProperty(which);
        return string.Join('/', Figures.Select(f => c.Number(f)));
    }
}
