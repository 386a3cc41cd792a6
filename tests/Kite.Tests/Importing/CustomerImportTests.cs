using System.Text.Json;
using Kite.Customers;
using Kite.Importing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests.Importing;

/// <summary>The whole life of a file of customers.</summary>
[Trait("books", "both")]
public sealed class CustomerImportTests
{
    private const string People = """
        id,name,phone,mobile,email,address,city,country,birth date,gender,tags,note,passport
        A1,Lin Mei,139 0000 4821,,mei@example.cn,Nan 12,上海,China,1984-05-02,女,"tea, regular",,X19840
        A2,Γιώργος Παππάς,,+30 690 000 0042,g@example.gr,,Αθήνα,Ελλάδα,,άνδρας,,'=1+1,
        A3,Đặng An,12,,an@example,,,Atlantis,2084-01-01,robot,,,
        A1,Lin Mei,139 0000 4821,,mei@example.cn,,,,,,,,
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_tried_loaded_loaded_again_and_undone()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client(), "customers");

        var preview = await desk.Send(People);
        var id = preview.GetProperty("import").GetProperty("id").GetGuid();
        Assert.Equal("ready", ImportDesk.StateOf(preview.GetProperty("import")));
        await desk.Ask(id, "dry-runs");
        Assert.Equal(
            "4 read, 2 added, 1 known, 1 refused",
            Counts(await desk.Ended(id), "dryRun"));
        Assert.Empty(await All(shop));

        await desk.Ask(id, "starts");
        Assert.Equal("4 read, 2 added, 1 known, 1 refused", Counts(await desk.Ended(id)));
        var people = await All(shop);
        var (mei, george) = (people[0], people[1]);
        Assert.Equal("Lin Mei", mei.Name);
        Assert.Equal("+8613900004821", mei.Phone);
        Assert.Equal("CN", mei.Country);
        Assert.Equal(new DateOnly(1984, 5, 2), mei.BirthDate);
        Assert.Equal(Gender.Female, mei.Gender);
        Assert.Equal("X19840", await Opened(shop, mei));
        Assert.Equal("+306900000042", george.Phone);
        Assert.Equal("GR", george.Country);
        Assert.Equal("=1+1", george.Note);
        Assert.Equal(
            ["regular", "tea"],
            await shop.Books(db => db.Set<CustomerTag>().OrderBy(t => t.Tag)
                .Select(t => t.Tag).ToListAsync(Cancel)));

        Assert.Equal(
            "4 read, 0 added, 3 known, 1 refused", Counts(await desk.Import(People)));

        await desk.Ask(id, "undos");
        var undone = await desk.Ended(id);
        Assert.Equal("undone", ImportDesk.StateOf(undone));
        Assert.Equal(2, undone.GetProperty("undone").GetProperty("removed").GetInt64());
        Assert.Empty(await All(shop));
        Assert.Equal(0, await shop.Books(db => db.Set<SearchToken>().CountAsync(Cancel)));
        Assert.Equal(0, await shop.Books(db => db.Set<CustomerTag>().CountAsync(Cancel)));
        Assert.Null(await shop.Books(db => Chain.Broken(db, Cancel)));
    }

    [Fact]
    public async Task Those_it_made_are_found_by_name_phone_and_key()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client(), "customers");
        await desk.Import(People);

        foreach (var asked in new[] { "lin", "παππ", "4821", "A1" })
        {
            var found = await desk.Client.GetStringAsync(
                $"/api/v1/customers?search={Uri.EscapeDataString(asked)}", Cancel);
            Assert.Contains(
                asked == "παππ" ? "\"number\":2" : "\"number\":1", found,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_key_they_are_known_by_phone_or_mail_and_name()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        await client.Tell("/customers", new { name = "Ann Low", phone = "+4930123456" });
        await client.Tell("/customers", new { name = "Bo Ek", email = "bo@ek.se" });
        var desk = new ImportDesk(client, "customers");
        const string file = """
            name,phone,email
            ANN LOW,+49 30 123456,
            Bo Ek,,BO@ek.se
            Ann Other,+49 30 123456,
            Nobody Else,,
            """;

        Assert.Equal("4 read, 2 added, 2 known, 0 refused", Counts(await desk.Import(file)));
        Assert.Equal("4 read, 0 added, 4 known, 0 refused", Counts(await desk.Import(file)));
    }

    [Theory]
    [InlineData("leave", "Lin Mei|+8613900004821||Berlin", 0)]
    [InlineData("fill", "Lin Mei|+8613900004821|mei@example.cn|Berlin", 1)]
    [InlineData("take", "Lin Meimei|+8613900004822|mei@example.cn|上海", 1)]
    public async Task Known_ones_change_only_as_the_mapping_says(
        string known, string expected, long changed)
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client(), "customers");
        await desk.Import("id,name,phone,city\nA1,Lin Mei,13900004821,Berlin\n");
        var before = (await All(shop))[0];
        await Keep(desk, known);

        const string again =
            "id,name,phone,email,city\nA1,Lin Meimei,13900004822,mei@example.cn,上海\n";
        var done = await desk.Import(again, "&map=mine");

        Assert.Equal(changed, done.GetProperty("counts").GetProperty("changed").GetInt64());
        var after = (await All(shop))[0];
        Assert.Equal(expected, $"{after.Name}|{after.Phone}|{after.Email}|{after.City}");

        // The other phone is not lost where it does not become the first one.
        var further = await shop.Books(db => db.Set<ContactPoint>().ToListAsync(Cancel));
        Assert.Equal(known == "fill" ? 1 : 0, further.Count);

        await desk.Ask(done.GetProperty("id").GetGuid(), "undos");
        Assert.Equal("undone", ImportDesk.StateOf(
            await desk.Ended(done.GetProperty("id").GetGuid())));
        var back = (await All(shop))[0];
        Assert.Equal(
            (before.Name, before.Phone, before.Email, before.City),
            (back.Name, back.Phone, back.Email, back.City));
        Assert.Empty(await shop.Books(db => db.Set<ContactPoint>().ToListAsync(Cancel)));
        Assert.Equal(0, await shop.Books(db => db.Set<CustomerBefore>().CountAsync(Cancel)));
        var found = await desk.Client.GetStringAsync("/api/v1/customers?search=4821", Cancel);
        Assert.Contains("\"number\":1", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_end_tells_how_many_look_like_others_to_who_may_merge_them()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client(), "customers");
        var alone = await desk.Import("id,name,phone\nA1,Lin Mei,13900004821\n");
        var alike = await desk.Import("id,name,phone\nB1,Lin Mei,13900004821\n");
        var clerk = Asker.Kite with
        {
            Permissions = new HashSet<string>([May.RunImports], StringComparer.Ordinal),
        };

        Task<ImportHint?> Hint(JsonElement import, Asker asker) => shop.With(
            async (HintAtEnd look) =>
                (await look.Run(asker, import.GetProperty("id").GetGuid(), Cancel)).Value.Hint);

        Assert.Equal("/customers/duplicates", (await Hint(alike, Asker.Kite))?.Href);
        Assert.Contains("1 pair", (await Hint(alike, Asker.Kite))?.Says);
        Assert.NotNull(await Hint(alone, Asker.Kite));
        Assert.Null(await Hint(alike, clerk));
    }

    [Fact]
    public async Task Undoing_leaves_those_whom_someone_changed_or_sold_to()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var desk = new ImportDesk(client, "customers");
        await client.Tell("/stores", new { name = "Hill" });
        var done = await desk.Import("id,name\n1,Changed\n2,Buyer\n3,Gone\n");
        var people = await All(shop);
        await shop.With((ChangeCustomer change) => change.Run(
            Asker.Kite, people[0].Id, 1, new() { Name = "Changed since" }, Cancel));
        await client.Tell("/purchases", new
        {
            customerNumber = people[1].Number,
            net = new { amount = 500, currency = "EUR" },
            day = "2026-11-01",
        });

        var id = done.GetProperty("id").GetGuid();
        await desk.Ask(id, "undos");
        var undone = (await desk.Ended(id)).GetProperty("undone");

        Assert.Equal(["Changed since", "Buyer"], (await All(shop)).Select(c => c.Name));
        Assert.Equal(1, undone.GetProperty("customersChangedSince").GetInt64());
        Assert.Equal(1, undone.GetProperty("customersWithPurchases").GetInt64());
    }

    [Fact]
    public async Task A_column_of_consent_makes_a_note_and_no_consent()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client(), "customers");

        await desk.Import("id,name,marketing consent,note\n1,Ann,yes,likes tea\n");

        var note = (await All(shop))[0].Note;
        Assert.StartsWith("likes tea\n", note, StringComparison.Ordinal);
        Assert.Contains("no consent: marketing consent: yes", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_may_import_but_not_write_customers_is_told_so()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client($"{May.RunImports}"), "customers");

        var preview = await desk.Send("id,name\n1,Ann\n");

        Assert.Equal(
            "not-allowed",
            preview.GetProperty("faults")[0].GetProperty("code").GetString());
        Assert.Equal("uploaded", ImportDesk.StateOf(preview.GetProperty("import")));
    }

    private static Task<List<Customer>> All(Shop shop) => shop.Books(
        db => db.Set<Customer>().AsNoTracking().OrderBy(c => c.Number).ToListAsync(Cancel));

    private static async Task<string> Opened(Shop shop, Customer customer)
    {
        var key = await shop.Books(db => db.KeyOf(customer.Id, shop.Keys, Cancel));
        return key.Open(shop.Keys, customer.IdDocument!);
    }

    private static async Task Keep(ImportDesk desk, string known)
    {
        var kept = await desk.Client.PutAsync(
            "/api/v1/import-mappings/mine?kind=customers",
            System.Net.Http.Json.JsonContent.Create(new
            {
                name = "mine",
                known,
                columns = new
                {
                    key = "id", name = "name", phone = "phone", email = "email", city = "city",
                },
            }),
            Cancel);
        Assert.True(kept.IsSuccessStatusCode, await kept.Content.ReadAsStringAsync(Cancel));
    }

    private static string Counts(JsonElement import, string which = "counts")
    {
        var c = import.GetProperty(which);
        return $"{c.GetProperty("read")} read, {c.GetProperty("added")} added, "
            + $"{c.GetProperty("known")} known, {c.GetProperty("refused")} refused";
    }
}
