using System.Text.Json;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests.Importing;

/// <summary>The business's own fields come in with files of customers (K1, K12).</summary>
[Trait("books", "both")]
public sealed class OwnFieldImportTests
{
    private const string People = """
        id,name,Plate,size,Since,Budget,colour,Likes,Member
        A1,Lin,B123,5.25,2026-03-01,120.50,Red,"tea, rice, fried",yes
        A2,Ann,,,,,,,
        A3,Bo,B124,big,2026-02-31,abc,blue,"tea, stones",perhaps
        A4,Cy,C9,7,2025-12-31,80,green,tea,όχι
        A5,Di,,1,2026-01-01,1,,,
        A6,Ed,,1,2026-01-01,1,,,
        A7,Fo,,1,2026-01-01,1,,,
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Columns_are_guessed_by_name_and_values_checked_by_kind()
    {
        await using var shop = await Shop.Open();
        var desk = await Desk(shop);

        var preview = await desk.Send(People);
        var columns = preview.GetProperty("import").GetProperty("mapping").GetProperty("columns");
        Assert.Equal("Plate", columns.Word("custom.plate"));
        Assert.Equal("Likes", columns.Word("custom.likes"));
        var field = preview.GetProperty("fields").EnumerateArray()
            .Single(f => f.Word("name") == "custom.since");
        Assert.Equal(("Member since", "day"), (field.Word("title"), field.Word("type")));
        var done = await desk.Import(People);

        Assert.Equal("7 read, 6 added, 0 known, 1 refused", Counts(done));
        Assert.Equal(
            [
                "Lin: budget=120.5 colour=red likes=tea, rice, fried member=yes plate=B123 "
                    + "since=2026-03-01 size=5.25",
                "Ann: ",
                "Cy: budget=80 colour=green likes=tea member=no plate=C9 since=2025-12-31 size=7",
                "Di: budget=1 since=2026-01-01 size=1", "Ed: budget=1 since=2026-01-01 size=1",
                "Fo: budget=1 since=2026-01-01 size=1",
            ],
            await All(shop));
        var refused = await desk.Client.GetStringAsync(
            $"/api/v1/imports/{done.Word("id")}/refused-rows", Cancel);
        foreach (var why in new[] { "big", "2026-02-31", "abc", "blue", "stones", "perhaps" })
            Assert.Contains($"“{why}”", refused, StringComparison.Ordinal);
        var found = await desk.Client.Ask("/customers?search=B123");
        Assert.Equal(["Lin"], found.Words("name"));
    }

    [Theory]
    [InlineData("leave", "Lin: plate=B123")]
    [InlineData("fill", "Lin: colour=green plate=B123 size=1")]
    [InlineData("take", "Lin: colour=green plate=X9 size=2")]
    public async Task Known_records_change_as_the_mapping_says_and_come_back(
        string known, string expected)
    {
        await using var shop = await Shop.Open();
        var desk = await Desk(shop);
        await desk.Import("id,name,Plate\nA1,Lin,B123\n");
        var before = await All(shop);
        await Keep(desk, known);

        var done = await desk.Import(
            "id,name,Plate,size,colour\nA1,Lin,X9,1,green\nA1,Lin,,2,\n", "&map=mine");

        Assert.Equal([expected], await All(shop));
        await desk.Ask(done.GetProperty("id").GetGuid(), "undos");
        Assert.Equal("undone", ImportDesk.StateOf(
            await desk.Ended(done.GetProperty("id").GetGuid())));
        Assert.Equal(before, await All(shop));
        Assert.Null(await shop.Books(db => Chain.Broken(db, Cancel)));
        Assert.Equal(["Lin"], (await desk.Client.Ask("/customers?search=B123")).Words("name"));
    }

    [Theory]
    [InlineData("csv", "en"), InlineData("csv", "el"), InlineData("xlsx", "zh-Hans")]
    [InlineData("xlsx", "vi")]
    public async Task What_was_taken_along_goes_into_other_books_as_it_is(
        string format, string language)
    {
        await using var shop = await Shop.Open();
        var desk = await Desk(shop);
        await desk.Import(People);
        desk.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var file = await desk.Client.GetByteArrayAsync(
            $"/api/v1/customers/export?order=number&format={format}", Cancel);

        await using var other = await Shop.Open();
        var there = await Desk(other);
        var sent = JsonElement.Parse(
            await (await there.Post(file)).Content.ReadAsStringAsync(Cancel));
        var id = sent.GetProperty("import").GetProperty("id").GetGuid();
        await there.Ask(id, "starts");

        Assert.Equal("6 read, 6 added, 0 known, 0 refused", Counts(await there.Ended(id)));
        Assert.Equal(await All(shop), await All(other));
    }

    [Fact]
    public async Task Files_of_other_programs_bring_them_where_a_column_has_the_name()
    {
        await using var shop = await Shop.Open();
        var desk = await Desk(shop);

        await desk.Import(
            "Id,LastName,FirstName,MailingCity,Email,Phone,AccountId,Plate\n"
            + "003A,Okafor,Grace,Bristol,,,,B77\n");

        Assert.Equal(["Grace Okafor: plate=B77"], await All(shop));
    }

    private static async Task<ImportDesk> Desk(Shop shop)
    {
        var owner = await shop.Client();
        foreach (var field in new object[]
        {
            new { key = "plate", name = "Plate", kind = "text", isSearched = true },
            new { key = "size", name = "Size", kind = "number", decimals = 2 },
            new { key = "since", name = "Member since", kind = "date" },
            new { key = "budget", name = "Budget", kind = "money" },
            new { key = "colour", name = "Colour", kind = "choice", choices = Colours },
            new { key = "likes", name = "Likes", kind = "multiChoice", choices = Foods },
            new { key = "member", name = "Member", kind = "yesNo" },
        })
        {
            await owner.Tell("/custom-fields", field);
        }
        return new(owner, "customers");
    }

    private static readonly string[] Colours = ["red", "green"];
    private static readonly string[] Foods = ["tea", "rice", "rice, fried"];

    private static async Task Keep(ImportDesk desk, string known)
    {
        var answer = await desk.Client.PutAsync(
            "/api/v1/import-mappings/mine?kind=customers",
            new StringContent(
                $$$"""
                {"name": "mine", "known": "{{{known}}}", "columns": {"key": "id", "name": "name",
                 "custom.plate": "Plate", "custom.size": "size", "custom.colour": "colour"}}
                """,
                System.Text.Encoding.UTF8, "application/json"),
            Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static Task<List<string>> All(Shop shop) => shop.Books(async db =>
    {
        var fields = await db.OwnFieldsAsync(Cancel);
        var customers = await db.Set<Customer>().OrderBy(c => c.Number).ToListAsync(Cancel);
        var own = await db.OwnOf([.. customers.Select(c => c.Id)], [.. fields], Cancel);
        return customers.ConvertAll(c => $"{c.Name}: " + string.Join(' ', own[c.Id]
            .OrderBy(o => o.Field.Key, StringComparer.Ordinal)
            .Select(o => $"{o.Field.Key}={o.Value.Line(o.Field, Currency.Cny)}")));
    });

    private static string Counts(JsonElement import)
    {
        var c = import.GetProperty("counts");
        return $"{c.Number("read")} read, {c.Number("added")} added, {c.Number("known")} known, "
            + $"{c.Number("refused")} refused";
    }
}
