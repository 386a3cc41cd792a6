using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests.Importing;

/// <summary>The whole life of an import, as a person or a program lives it.</summary>
[Trait("books", "both")]
public sealed class ImportStoryTests
{
    private const string Sales = """
        customer_id,name,date,amount,qty,store
        17,Lin Mei,2026-03-01,€12.50,2,Harbour
        17,Lin Mei,2026-03-01,€12.50,2,Harbour
        18,Γιώργος,2026-03-02,"€1,100.00",1,Hill
        19,Đặng An,2026-02-31,€7.00,1,Hill
        20,Ann,2026-03-03,€1e9,1,Hill
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_looked_at_tried_loaded_corrected_and_undone()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client());

        var preview = await desk.Send(Sales);
        var import = preview.GetProperty("import");
        var id = import.GetProperty("id").GetGuid();
        Assert.Equal("ready", ImportDesk.StateOf(import));
        Assert.Equal("EUR", import.GetProperty("mapping").GetProperty("currency").GetString());
        var rows = preview.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(5, rows.Count);
        Assert.Equal(
            1250, rows[0].GetProperty("values").GetProperty("amount").GetProperty("amount")
                .GetInt64());
        Assert.Equal(
            "no-such-day", rows[3].GetProperty("faults")[0].GetProperty("code").GetString());

        await desk.Ask(id, "dry-runs");
        var tried = await desk.Ended(id);
        const string counts = "5 read, 3 added, 0 known, 2 refused, 2 customers, 112500 EUR";
        Assert.Equal("ready", ImportDesk.StateOf(tried));
        Assert.Equal(counts, ImportDesk.Told(tried, "dryRun"));
        Assert.Equal(0, await Purchases(shop));

        await desk.Ask(id, "starts");
        var done = await desk.Ended(id);
        Assert.Equal("done", ImportDesk.StateOf(done));
        Assert.Equal(counts, ImportDesk.Told(done));
        Assert.Equal(3, await Purchases(shop));

        var refused = await desk.Client.GetStringAsync(
            $"/api/v1/imports/{id}/refused-rows", Cancel);
        Assert.Contains("kite_row,kite_reason,customer_id", refused, StringComparison.Ordinal);
        Assert.Contains("\r\n5,", refused, StringComparison.Ordinal);
        var corrected = refused
            .Replace("2026-02-31", "2026-02-28", StringComparison.Ordinal)
            .Replace("€1e9", "€9.00", StringComparison.Ordinal);
        Assert.Equal(
            "2 read, 2 added, 0 known, 0 refused, 2 customers, 1600 EUR",
            ImportDesk.Told(await desk.Import(corrected)));

        Assert.Equal(
            "5 read, 0 added, 3 known, 2 refused, 0 customers, 0 EUR",
            ImportDesk.Told(await desk.Import(Sales)));

        await desk.Ask(id, "undos");
        var undone = await desk.Ended(id);
        Assert.Equal("undone", ImportDesk.StateOf(undone));
        Assert.Equal(
            """{"removed":3,"customersRemoved":2,"customersChangedSince":0,"""
            + "\"customersWithPurchases\":0,\"productsChangedSince\":0,\"customersKept\":0}",
            undone.GetProperty("undone").ToString());
        Assert.Equal(2, await Purchases(shop));
        Assert.Null(await shop.Books(db => Chain.Broken(db, Cancel)));
    }

    [Fact]
    public async Task Who_may_not_import_is_told_so_everywhere()
    {
        await using var shop = await Shop.Open();
        var cashier = new ImportDesk(await shop.Client(Role.Cashier));
        var id = Guid.CreateVersion7();

        Assert.Equal(HttpStatusCode.Forbidden, (await cashier.Post(Sales)).StatusCode);
        foreach (var address in new[] { "", $"/{id}", $"/{id}/preview", $"/{id}/refused-rows" })
        {
            var answer = await cashier.Client.GetAsync("/api/v1/imports" + address, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
        foreach (var verb in new[] { "dry-runs", "starts", "stops", "undos" })
        {
            var answer = await cashier.Client.PostAsync(
                $"/api/v1/imports/{id}/{verb}", content: null, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_mapping_is_corrected_kept_by_name_and_used_again()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client());
        const string odd = "a;b;c\n7;01/02/2026;10,50\n";

        var preview = await desk.Send(odd);
        var import = preview.GetProperty("import");
        Assert.Equal("uploaded", ImportDesk.StateOf(import));
        Assert.NotEmpty(preview.GetProperty("faults").EnumerateArray());
        Assert.Equal("7", preview.GetProperty("rows")[0].GetProperty("cells")[0].GetString());

        var mapping = new
        {
            name = "odd",
            source = "odd",
            dateForm = "dayFirst",
            decimalSign = "comma",
            currency = "EUR",
            store = "Hill",
            columns = new { customer = "a", day = 2, amount = "c" },
        };
        var kept = await desk.Client.PutAsJsonAsync(
            "/api/v1/import-mappings/odd", mapping, Cancel);
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        var set = new HttpRequestMessage(
            HttpMethod.Put, $"/api/v1/imports/{import.GetProperty("id")}/mapping")
        {
            Content = JsonContent.Create(mapping),
        };
        set.Headers.IfMatch.ParseAdd("\"1\"");
        var answer = await desk.Client.SendAsync(set, Cancel);
        var ready = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("ready", ImportDesk.StateOf(ready.GetProperty("import")));
        Assert.Equal(
            "2026-02-01",
            ready.GetProperty("rows")[0].GetProperty("values").GetProperty("day").GetString());

        var done = await desk.Import(odd, "&map=odd");
        Assert.Equal(
            "1 read, 1 added, 0 known, 0 refused, 1 customers, 1050 EUR", ImportDesk.Told(done));
        var taken = await desk.Client.PutAsJsonAsync(
            "/api/v1/import-mappings/cdnow", mapping, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
    }

    [Fact]
    public async Task Imports_are_listed_newest_first_page_by_page()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client());
        for (var i = 0; i < 3; i++) await desk.Send(Sales);

        var first = await desk.Client.GetFromJsonAsync<JsonElement>(
            "/api/v1/imports?limit=2", Cancel);
        var next = first.GetProperty("next").GetString();
        var second = await desk.Client.GetFromJsonAsync<JsonElement>(
            $"/api/v1/imports?limit=2&after={next}", Cancel);

        Assert.Equal(
            [3, 2, 1],
            first.GetProperty("items").EnumerateArray()
                .Concat(second.GetProperty("items").EnumerateArray())
                .Select(i => i.GetProperty("number").GetInt32()));
    }

    private static Task<int> Purchases(Shop shop) => shop.Books(
        db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(
            db.Set<Sales.Purchase>(), Cancel));
}
