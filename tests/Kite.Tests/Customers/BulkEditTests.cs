using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CsCheck;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>One field of many customers, changed as one act and put back.</summary>
[Trait("books", "both")]
public sealed class BulkEditTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tag_is_counted_first_then_given_and_taken_back()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        foreach (var name in new[] { "Lin", "Wu", "Maria" }) await owner.Customer(name);
        await Send(owner, new { field = "tag", value = "vip", numbers = new[] { 2 } });

        var order = new { field = "tag", value = "vip", numbers = new[] { 1, 2, 3 } };
        var would = await Send(owner, new
        {
            order.field, order.value, order.numbers, dryRun = true,
        });
        Assert.Equal((2, 1), (would.Number("changed"), would.Number("already")));
        Assert.Single((await owner.Ask("/customers?tag=vip")).Items());

        var done = await Send(owner, order);
        Assert.Equal(3, (await owner.Ask("/customers?tag=vip")).Items().Count());
        var undone = await owner.Tell($"/customers/bulk-edits/{done.Word("id")}/undos", new { });
        Assert.Equal(0, undone.Number("leftAlone"));
        Assert.Equal(["Wu"], (await owner.Ask("/customers?tag=vip")).Words("name"));

        var again = await owner.PostAsJsonAsync(
            $"/api/v1/customers/bulk-edits/{done.Word("id")}/undos", new { }, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var list = await owner.Ask("/customers/bulk-edits?limit=1");
        Assert.Equal(done.Word("id"), Assert.Single(list.Items()).Word("id"));
        Assert.NotNull(list.Word("next"));
        Assert.True((await owner.Ask("/audit/chain")).GetProperty("whole").GetBoolean());
    }

    [Fact]
    public async Task Whom_a_filter_finds_is_changed_and_what_changed_since_stays()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        foreach (var city in new[] { "Athens", "Athens", "Piraeus" })
            await owner.Tell("/customers", new { name = city, city });

        var done = await Send(owner, new
        {
            field = "language", value = "el", filter = "?city=Ath*&order=name",
        });
        Assert.Equal(2, done.Number("changed"));
        await Send(owner, new { field = "language", value = "en", numbers = new[] { 2 } });
        var undone = await owner.Tell($"/customers/bulk-edits/{done.Word("id")}/undos", new { });

        Assert.Equal([2L], undone.GetProperty("left").EnumerateArray().Select(n => n.GetInt64()));
        Assert.Equal([2L], (await owner.Ask("/customers?language=en")).Items()
            .Select(c => c.Number()));
        Assert.Empty((await owner.Ask("/customers?language=el")).Items());
        var one = await owner.Ask($"/customers/bulk-edits/{done.Word("id")}");
        Assert.Equal(1, one.Number("leftAlone"));
    }

    [Fact]
    public async Task Firms_taken_for_people_and_a_strange_source_are_put_right_and_back()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Tell("/customers", new { name = "Golden Reed", kind = "company" });
        await owner.Tell("/customers", new { name = "North Wind Trading" });
        await owner.Tell("/customers", new { name = "The Lins", kind = "household" });

        var order = new { field = "kind", value = "Company", filter = "source=api" };
        var would = await Send(owner, new
        {
            order.field, order.value, order.filter, dryRun = true,
        });
        Assert.Equal((2, 1), (would.Number("changed"), would.Number("already")));
        Assert.Single((await owner.Ask("/customers?kind=company")).Items());
        var kind = await Send(owner, order);
        Assert.Equal("company", kind.Word("value"));
        Assert.Equal(3, (await owner.Ask("/customers?kind=company")).Items().Count());
        Assert.Equal(
            ["North Wind Trading"], (await owner.Ask("/customers?search=trading")).Words("name"));

        var source = await Send(owner, new
        {
            field = "source", value = " Fair 2026 ", numbers = new[] { 2, 3 },
        });
        Assert.Equal("Fair 2026", source.Word("value"));
        Assert.Contains(
            "Fair 2026",
            (await owner.Ask("/customers/sources")).Items().Select(s => s.GetString()));
        Assert.Equal([3L, 2L], (await owner.Ask("/customers?source=Fair%202026")).Items()
            .Select(c => c.Number()));

        foreach (var id in new[] { kind.Word("id"), source.Word("id") })
        {
            var undone = await owner.Tell($"/customers/bulk-edits/{id}/undos", new { });
            Assert.Equal(0, undone.Number("leftAlone"));
        }
        Assert.Equal(
            ["household", "person", "company"],
            (await owner.Ask("/customers?source=api")).Words("kind"));
    }

    [Fact]
    public async Task Whoever_someone_works_for_stays_a_firm()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var firm = await owner.Tell("/customers", new { name = "Reed", kind = "company" });
        await owner.Tell("/customers", new { name = "Lone", kind = "company" });
        var lin = await owner.Customer("Lin");

        var early = await Send(owner, new
        {
            field = "kind", value = "person", filter = "kind=company",
        });
        await owner.Tell($"/customers/bulk-edits/{early.Word("id")}/undos", new { });
        await owner.Tell(
            $"/customers/{firm.Word("id")}/relations",
            new { kind = "employee", other = lin.Word("id") });
        var done = await Send(owner, new
        {
            field = "kind", value = "person", numbers = new[] { 1, 2 },
        });
        Assert.Equal((1, 1), (done.Number("changed"), done.Number("unable")));
        Assert.Equal(["Reed"], (await owner.Ask("/customers?kind=company")).Words("name"));

        var all = await Send(owner, new
        {
            field = "kind", value = "company", numbers = new[] { 2, 3 },
        });
        Assert.Equal((1, 1), (all.Number("changed"), all.Number("unable")));
    }

    [Fact]
    public async Task What_cannot_be_changed_is_told_at_its_field_and_changes_nobody()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Customer("Lin");
        int[] one = [1];
        foreach (var (at, order) in new (string, object)[]
        {
            ("field", new { field = "name", value = "X", numbers = one }),
            ("field", new { field = "custom.none", value = "X", numbers = one }),
            ("value", new { field = "tag", value = " ", numbers = one }),
            ("value", new { field = "tag", value = "a,b", numbers = one }),
            ("value", new { field = "country", value = "XX", numbers = one }),
            ("value", new { field = "language", value = "?", numbers = one }),
            ("value", new { field = "kind", value = "household", numbers = one }),
            ("value", new { field = "kind", value = "", numbers = one }),
            ("value", new { field = "source", value = " ", numbers = one }),
            ("value", new { field = "source", value = new string('x', 41), numbers = one }),
            ("removes", new { field = "source", value = "X", removes = true, numbers = one }),
            ("removes", new { field = "city", value = "X", removes = true, numbers = one }),
            ("numbers", new { field = "tag", value = "x" }),
            ("numbers", new { field = "tag", value = "x", numbers = one, filter = "city=A" }),
            ("numbers", new { field = "tag", value = "x", numbers = new[] { 99 } }),
            ("filter", new { field = "tag", value = "x", filter = "colour=red" }),
            ("filter", new { field = "tag", value = "x", filter = "kind=ghost" }),
            ("filter", new { field = "tag", value = "x", filter = "birthMonth=soon" }),
            ("filter", new { field = "tag", value = "x", filter = "figure.luck.from=1" }),
        })
        {
            var answer = await owner.PostAsJsonAsync(
                "/api/v1/customers/bulk-edits", order, Cancel);
            var said = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, said);
            Assert.Contains($"\"{at}\"", said, StringComparison.Ordinal);
        }
        var analyst = await (await shop.Client(Role.Analyst)).PostAsJsonAsync(
            "/api/v1/customers/bulk-edits",
            new { field = "tag", value = "x", numbers = one }, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, analyst.StatusCode);
        Assert.Empty((await owner.Ask("/customers/bulk-edits")).Items());
    }

    [Fact]
    public async Task More_than_a_thousand_are_not_changed_at_once()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await shop.Books(async db =>
        {
            await using var whole = await db.Database.BeginTransactionAsync(Cancel);
            var many = Enumerable.Range(1, EditMany.Most + 1).Select(n => new Customer
            {
                Number = n, Name = $"n{n}", Language = "el",
            });
            await BulkWriter.Write(db, [.. many], Cancel);
            await whole.CommitAsync(Cancel);
            return 0;
        });

        var answer = await owner.PostAsJsonAsync(
            "/api/v1/customers/bulk-edits",
            new { field = "tag", value = "x", filter = "language=el" }, Cancel);
        var thousand = await Send(owner, new
        {
            field = "city", value = "Athens",
            numbers = Enumerable.Range(1, EditMany.Most).ToArray(),
        });

        Assert.Contains("too-many-to-edit", await answer.Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal);
        Assert.Equal(EditMany.Most, thousand.Number("changed"));
    }

    [Fact]
    public async Task Undone_backwards_all_is_as_it_was_for_every_history()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Tell("/custom-fields", new
        {
            key = "plate", name = "Plate", kind = "text", @class = "personal", isSearched = true,
        });
        for (var i = 0; i < 5; i++)
        {
            string[] tags = [$"t{i % 2}"];
            await owner.Tell("/customers", new { name = $"Guest {i}", tags });
        }
        var deed = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 2], Gen.Int[1, 31]);

        await deed.Array[1, 6].SampleAsync(
            async deeds =>
            {
                var before = await Everything(shop);
                var done = new List<string>();
                foreach (var (what, value, whom) in deeds)
                {
                    var numbers = Enumerable.Range(0, 5).Where(i => (whom >> i) % 2 == 1)
                        .Select(i => i + 1).ToArray();
                    done.Add((await Send(owner, Order(what, value, numbers))).Word("id")!);
                }
                foreach (var id in Enumerable.Reverse(done))
                {
                    var undone = await owner.Tell($"/customers/bulk-edits/{id}/undos", new { });
                    Assert.Equal(0, undone.Number("leftAlone"));
                }
                Assert.Equal(before, await Everything(shop));
            },
            iter: 12, threads: 1);
    }

    private static object Order(int what, int value, int[] numbers) => what switch
    {
        0 => new { field = "tag", value = $"t{value}", numbers },
        1 => new { field = "tag", value = $"t{value}", removes = true, numbers },
        2 => new { field = "language", value = new[] { "el", "en", "" }[value], numbers },
        3 => new { field = "city", value = new[] { "Athens", "Oslo", "" }[value], numbers },
        4 => new { field = "country", value = new[] { "GR", "no", "" }[value], numbers },
        5 => new { field = "industry", value = $"i{value}", numbers },
        6 => new { field = "kind", value = value == 0 ? "person" : "company", numbers },
        7 => new { field = "source", value = $"s{value}", numbers },
        _ => (object)new { field = "custom.plate", value = $"B{value}", numbers },
    };

    // Records, tags, own values and the words by which customers are found.
    private static Task<string> Everything(Shop shop) => shop.Books(async db =>
    {
        var customers = await db.Set<Customer>().OrderBy(c => c.Number)
            .Select(c => new
            {
                c.Number, c.Name, c.Language, c.City, c.Country, c.Industry, c.Kind, c.Source,
            })
            .ToListAsync(Cancel);
        var tags = (await db.Set<CustomerTag>().ToListAsync(Cancel))
            .Select(t => $"{t.CustomerNumber} {t.Tag}").Order(StringComparer.Ordinal);
        var own = (await db.Set<CustomValue>().ToListAsync(Cancel))
            .Select(v => $"{v.CustomerNumber} {v.Text}").Order(StringComparer.Ordinal);
        var tokens = (await db.Set<SearchToken>().ToListAsync(Cancel))
            .Select(t => $"{t.CustomerNumber} {t.Kind} {t.Token}").Order(StringComparer.Ordinal);
        return JsonSerializer.Serialize(new { customers, tags, own, tokens });
    });

    private static Task<JsonElement> Send(HttpClient owner, object order) =>
        owner.Tell("/customers/bulk-edits", order);
}
