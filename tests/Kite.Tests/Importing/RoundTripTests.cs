using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests.Importing;

/// <summary>What was exported goes into other books as it is.</summary>
[Trait("books", "both")]
public sealed class RoundTripTests
{
    private static readonly string People = string.Join('\n',
    [
        "id,kind,name,family name,given name,reading,phone,email,address,postal code,city,"
            + "country,language,birth date,lunar birthday,age band,gender,nationality,industry,"
            + "position,standing,credit grade,stars,tags,note",
        "1,person,欧阳静宜,欧阳,静宜,Ōuyáng Jìngyí,+8613900004821,mei@example.cn,"
            + "\"Nan 12, 3F\",200001,上海,CN,zh-Hans,1984-05-02,1984-10+-02,40-49,female,CN,"
            + "Tea,Buyer,chair,A,5,\"regular, tea\",\"'=HYPERLINK(\"\"http://x\"\")\"",
        "2,company,'@Home & Co,,,,,,'- Pier 1,,,,,,,,,,Retail,,,,,,''=kept",
        "3,household,Παππάς,,,,,p@example.gr,,,,,,,,,,,,,,,,,\n",
    ]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Forms => new()
    {
        { "csv", "en" }, { "csv", "zh-Hans" }, { "csv", "el" }, { "csv", "vi" },
        { "xlsx", "en" }, { "xlsx", "el" },
    };

    [Theory, MemberData(nameof(Forms))]
    public async Task Customers_come_back_as_they_were(string format, string language)
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        await Import(client, "customers", System.Text.Encoding.UTF8.GetBytes(People));
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var file = await client.GetByteArrayAsync(
            $"/api/v1/customers/export?order=number&format={format}", Cancel);

        await using var other = await Shop.Open();
        var there = await other.Client();
        await Import(there, "customers", file);

        Assert.Equal(await All(shop), await All(other));
        // And in the same books, nothing is new.
        var again = await Import(client, "customers", file);
        Assert.Equal(0, again.GetProperty("counts").GetProperty("added").GetInt64());
        Assert.Equal(3, again.GetProperty("counts").GetProperty("known").GetInt64());
    }

    [Fact]
    public async Task Contacts_and_relations_come_back_as_they_were()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        await Import(client, "customers", "id,name\nA,Ann\nB,Bo\nC,Co\n"u8.ToArray());
        var contacts = await Import(client, "contacts", """
            id,kind,use,value,extra
            A,phone,home,+30 690 000 0042,7
            A,email,work,ann@example.org,
            B,address,other,=1+1 Street,
            B,messenger,,bo,WeChat
            Z,phone,home,+30 690 000 0043,
            A,phone,home,nonsense,
            """u8.ToArray());
        Assert.Equal("6/4/0/2", Counts(contacts));
        var relations = await Import(client, "relations", """
            id,other id,relation,note
            A,B,σύζυγος,since 1999
            A,C,雇主,
            C,A,employee,
            A,,employer,
            A,A,friend,
            A,Z,friend,
            A,B,colleague of old,
            """u8.ToArray());
        Assert.Equal("7/2/2/3", Counts(relations));

        await using var other = await Shop.Open();
        var there = await other.Client();
        await Import(there, "customers", "id,name\nA,Ann\nB,Bo\nC,Co\n"u8.ToArray());
        foreach (var kind in (string[])["contacts", "relations"])
        {
            var file = await client.GetByteArrayAsync($"/api/v1/{kind}/export", Cancel);
            await Import(there, kind, file);
            Assert.Equal(
                0, (await Import(client, kind, file)).GetProperty("counts")
                    .GetProperty("added").GetInt64());
        }
        Assert.Equal(await Details(shop), await Details(other));

        foreach (var import in (System.Text.Json.JsonElement[])[relations, contacts])
        {
            var desk = new ImportDesk(client);
            await desk.Ask(import.GetProperty("id").GetGuid(), "undos");
            Assert.Equal("undone", ImportDesk.StateOf(
                await desk.Ended(import.GetProperty("id").GetGuid())));
        }
        Assert.Empty(await Details(shop));
        Assert.Equal(0, await shop.Books(db => db.Set<ImportedDetail>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task Contacts_of_another_customer_of_that_number_are_refused()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        await Import(client, "customers", "id,name\nA,Ann\n"u8.ToArray());

        var done = await Import(
            client, "contacts", "number,name,value\n1,Bo,+30 690 000 0042\n"u8.ToArray());

        Assert.Equal("1/0/0/1", Counts(done));
    }

    private static async Task<System.Text.Json.JsonElement> Import(
        HttpClient client, string kind, byte[] file)
    {
        var desk = new ImportDesk(client, kind);
        var sent = await desk.Post(file);
        var text = await sent.Content.ReadAsStringAsync(Cancel);
        Assert.True(sent.IsSuccessStatusCode, text);
        var id = System.Text.Json.JsonElement.Parse(text).GetProperty("import")
            .GetProperty("id").GetGuid();
        await desk.Ask(id, "starts");
        return await desk.Ended(id);
    }

    private static async Task<List<string>> All(Shop shop) => await shop.Books(async db =>
    {
        var tags = await db.Set<CustomerTag>().ToListAsync(Cancel);
        var people = await db.Set<Customer>().OrderBy(c => c.Number).ToListAsync(Cancel);
        return people.ConvertAll(c => string.Join('|', FactsByField.Of(FactsByField.Of(c))
            .Select(f => f.Value?.ToString())
            .Concat(tags.Where(t => t.CustomerId == c.Id).Select(t => t.Tag).Order())));
    });

    private static async Task<List<string>> Details(Shop shop) => await shop.Books(async db =>
    {
        var numbers = await db.Set<Customer>().ToDictionaryAsync(c => c.Id, c => c.Number, Cancel);
        var points = await db.Set<ContactPoint>().ToListAsync(Cancel);
        var relations = await db.Set<Relation>().ToListAsync(Cancel);
        return points
            .Select(p => $"{numbers[p.CustomerId]} {p.Kind} {p.Use} {p.Value} {p.Extra}")
            .Concat(relations.Select(r =>
                $"{numbers[r.CustomerId]} {r.Kind} {numbers[r.OtherId]} {r.Note}"))
            .Order(StringComparer.Ordinal)
            .ToList();
    });

    private static string Counts(System.Text.Json.JsonElement import)
    {
        var c = import.GetProperty("counts");
        return $"{c.GetProperty("read")}/{c.GetProperty("added")}/{c.GetProperty("known")}/"
            + $"{c.GetProperty("refused")}";
    }
}
