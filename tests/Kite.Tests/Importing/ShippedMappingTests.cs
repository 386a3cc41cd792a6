using System.Text.Json;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests.Importing;

/// <summary>Files as other programs export them: known by their headings, and loaded right.
/// </summary>
[Trait("books", "both")]
public sealed class ShippedMappingTests
{
    // file | rows | the first customer | the second
    private static readonly string[][] Files =
    [
        [
            "espocrm-accounts",
            "Company Παπαδόπουλος ΑΕ +302101234567 info@papadopoulos.example Αθήνα GR 10563 "
                + "Food & Beverage",
            "Company Nordlicht GmbH +49401234567 - Hamburg DE 20457 Technology",
        ],
        [
            "espocrm-contacts",
            "Person Ελένη Παπαδοπούλου +306900000017 eleni@papadopoulos.example Αθήνα GR 10563 -",
            "Person Jan Petersen - jan@nordlicht.example - - - -",
        ],
        [
            "salesforce-accounts",
            "Company Harbour Trading Ltd +441174960123 - Bristol GB BS1 4RB Shipping",
            "Company Saigon Foods JSC +842838220123 - Hồ Chí Minh VN 700000 Food & Beverage",
        ],
        [
            "salesforce-contacts",
            "Person Grace Okafor +441174960123 grace@harbour.example Bristol GB BS1 4RB -",
            "Person An Nguyễn +84901234567 an@saigonfoods.example - - - -",
        ],
        [
            "hubspot-contacts",
            "Person Camille Durand +33142685300 camille@durand.example Paris FR 75004 -",
            "Person 欧阳静宜 - jingyi@ouyang.example Shanghai CN - -",
        ],
        [
            "hubspot-companies",
            "Company Boulangeries Durand +33142685301 - Paris FR 75004 FOOD_PRODUCTION",
            "Company 欧阳茶行 +862163220123 - Shanghai CN - -",
        ],
        [
            "odoo-partners",
            "Company Bäckerei Sommer +49305550123 hallo@sommer.example Berlin DE 10115 -",
            "Person Lena Sommer +491705550124 lena@sommer.example - DE - -",
        ],
        [
            "spreadsheet",
            "Person Maria Pappa +306900000042 maria@example.gr Athens GR 105 63 -",
            "Person 陈静 +8613900001043 - 上海 CN 200001 -",
        ],
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_is_recognised_and_loaded_and_known_again()
    {
        foreach (var file in Files)
        {
            await using var shop = await Shop.Open();
            var desk = new ImportDesk(await shop.Client(), "customers");
            var text = await File.ReadAllTextAsync(PathOf(file[0]), Cancel);

            var preview = await desk.Send(text);
            var name = preview.GetProperty("import").GetProperty("mapping").Word("name");
            Assert.Equal(file[0] == "spreadsheet" ? "sales.csv" : file[0], name);
            var done = await desk.Import(text);
            var refused = done.GetProperty("hasRefusedRows").GetBoolean()
                ? await desk.Client.GetStringAsync(
                    $"/api/v1/imports/{done.GetProperty("id")}/refused-rows", Cancel)
                : "";
            Assert.Equal($"{file[0]} 2/2/0 ", $"{file[0]} {Counts(done)} {refused}");
            Assert.Equal(file[1..], await All(shop));

            Assert.Equal("2/0/2", Counts(await desk.Import(text)));
            Assert.Equal("2/0/2", Counts(await desk.Import(text, $"&map={file[0]}")));
        }
    }

    [Fact]
    public async Task What_has_no_column_of_its_own_finds_its_place()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client(), "customers");
        foreach (var file in (string[])["salesforce-contacts", "odoo-partners"])
        {
            await desk.Import(await File.ReadAllTextAsync(PathOf(file), Cancel));
        }

        var grace = await Find(shop, "Grace Okafor");
        Assert.Equal(new DateOnly(1981, 9, 30), grace.BirthDate);
        Assert.Equal("Head of Buying", grace.Position);
        Assert.Contains("HasOptedOutOfEmail: 1", grace.Note, StringComparison.Ordinal);
        var baker = await Find(shop, "Bäckerei Sommer");
        Assert.Equal("Zahlt bar", baker.Note?.Replace("  ", " ", StringComparison.Ordinal));
        Assert.Equal("Marktplatz 1\nHinterhaus", baker.Address);
        Assert.Equal("de", baker.Language);
        Assert.Equal(
            ["Mobile +447700900123", "Web https://sommer.example"],
            (await shop.Books(db => db.Set<ContactPoint>().ToListAsync(Cancel)))
                .Select(p => $"{(p.Kind is ContactKind.Web ? "Web" : p.Use)} {p.Value}")
                .Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Bread", "Wholesale"],
            (await shop.Books(db => db.Set<CustomerTag>().Select(t => t.Tag).ToListAsync(Cancel)))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task They_stand_in_the_list_of_mappings_with_their_kind()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();

        var listed = (await client.Ask("/import-mappings")).Items()
            .Where(m => m.GetProperty("comesWithKite").GetBoolean())
            .Where(m => m.Word("kind") == "customers")
            .Select(m => m.Word("name"))
            .ToList();

        Assert.Equal(Files.Select(f => f[0]).Order(StringComparer.Ordinal), listed);
    }

    // file of relations | the files that bring the two sides | who works where
    private static readonly string[][] Employments =
    [
        [
            "espocrm-contact-accounts", "espocrm-accounts espocrm-contacts",
            "Ελένη Παπαδοπούλου: Παπαδόπουλος ΑΕ", "Jan Petersen: Nordlicht GmbH",
        ],
        [
            "hubspot-contact-companies", "hubspot-companies hubspot-contacts",
            "Camille Durand: Boulangeries Durand", "欧阳静宜: 欧阳茶行",
        ],
        [
            "salesforce-contact-accounts", "salesforce-accounts salesforce-contacts",
            "An Nguyễn: Saigon Foods JSC", "Grace Okafor: Harbour Trading Ltd",
        ],
        ["odoo-partner-companies", "odoo-partners", "Lena Sommer: Bäckerei Sommer"],
    ];

    [Fact]
    public async Task Who_works_where_is_recognised_loaded_and_known_again()
    {
        foreach (var file in Employments)
        {
            await using var shop = await Shop.Open();
            var client = await shop.Client();
            foreach (var side in file[1].Split(' '))
            {
                var map = side == "hubspot-companies" ? "&map=hubspot-companies" : "";
                await new ImportDesk(client, "customers").Import(
                    await File.ReadAllTextAsync(PathOf(side), Cancel), map);
            }
            var desk = new ImportDesk(client, "relations");
            var text = await File.ReadAllTextAsync(PathOf(file[0]), Cancel);

            var preview = await desk.Send(text);
            Assert.Equal(
                file[0],
                preview.GetProperty("import").GetProperty("mapping").Word("name"));
            var done = await desk.Import(text);
            Assert.Equal(
                $"{file[0]} {file.Length - 2} 0",
                $"{file[0]} {done.GetProperty("counts").Number("added")} "
                + $"{done.GetProperty("counts").Number("refused")}");
            Assert.Equal(file[2..].Order(StringComparer.Ordinal), await Employed(shop));
            var again = await desk.Import(text, $"&map={file[0]}");
            Assert.Equal(0, again.GetProperty("counts").Number("added"));
        }
    }

    [Fact]
    public async Task Every_shipped_mapping_has_a_file_that_proves_it()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();

        var unproven = (await client.Ask("/import-mappings")).Items()
            .Where(m => m.GetProperty("comesWithKite").GetBoolean() && m.Word("name") != "cdnow")
            .Select(m => m.Word("name")!)
            .Where(name => !File.Exists(PathOf(name)));

        Expect.None(unproven);
    }

    private static Task<List<string>> Employed(Shop shop) => shop.Books(async db =>
    {
        var names = await db.Set<Customer>().ToDictionaryAsync(c => c.Id, c => c.Name, Cancel);
        var relations = await db.Set<Relation>().Where(r => r.Kind == RelationKind.Employer)
            .ToListAsync(Cancel);
        return relations.Select(r => $"{names[r.CustomerId]}: {names[r.OtherId]}")
            .Order(StringComparer.Ordinal).ToList();
    });

    private static string PathOf(string name) => Path.Combine(
        Sources.Root, "tests", "Kite.Tests", "Importing", "Files", name + ".csv");

    private static Task<Customer> Find(Shop shop, string name) =>
        shop.Books(db => db.Set<Customer>().AsNoTracking().SingleAsync(
            c => c.Name == name, Cancel));

    private static async Task<IEnumerable<string>> All(Shop shop) =>
        (await shop.Books(db => db.Set<Customer>().AsNoTracking().OrderBy(c => c.Number)
            .ToListAsync(Cancel)))
        .Select(c => $"{c.Kind} {c.Name} {c.Phone ?? "-"} {c.Email ?? "-"} {c.City ?? "-"} "
            + $"{c.Country ?? "-"} {c.PostalCode ?? "-"} {c.Industry ?? "-"}");

    private static string Counts(JsonElement import)
    {
        var c = import.GetProperty("counts");
        return $"{c.GetProperty("read")}/{c.GetProperty("added")}/{c.GetProperty("known")}";
    }
}
