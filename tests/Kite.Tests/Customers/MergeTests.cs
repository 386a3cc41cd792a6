using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Sales;
using Kite.Tests.Importing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Two records become one, and two again.</summary>
[Trait("books", "both")]
public sealed class MergeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_both_have_is_the_survivors_and_goes_back_where_it_came_from()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var lin = await desk.Add(new { name = "Lin Mei", phone = "13900004821", note = "tea" });
        var twin = await desk.Add(
            new { name = "Mei Lin", phone = "13900004822", email = "mei@lin.cn", note = "nuts" });
        await desk.Sell(lin, 500);
        await desk.Sell(twin, 700);
        var before = await desk.All();

        var merge = await desk.Merge(lin, twin);

        var one = (await desk.Client.Ask("/customers")).Items().Single();
        Assert.Equal(
            ("Lin Mei", "+8613900004821", "mei@lin.cn", "tea\nnuts"),
            (one.Word("name"), one.Word("phone"), one.Word("email"), one.Word("note")));
        Assert.Equal(["+8613900004822"], await desk.Phones(lin));
        Assert.Equal(1200, await desk.Net(lin));

        await desk.Undo(merge);
        Assert.Equal(before, await desk.All());
    }

    [Fact]
    public async Task The_merged_number_leads_to_the_survivor_and_is_in_no_list()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var lin = await desk.Add(new { name = "Lin Mei", phone = "13900004821" });
        var twin = await desk.Add(new { name = "Wang Mei", phone = "13900004821" });
        await desk.Merge(lin, twin);

        foreach (var old in new[] { "/customers/2", $"/customers/{twin}" })
            Assert.Equal(1, (await desk.Client.Ask(old)).Number());
        Assert.Single((await desk.Client.Ask("/customers")).Items());
        Assert.Empty((await desk.Client.Ask("/customers?search=wang")).Items());
        Assert.Empty((await desk.Client.Ask("/customers/matches?search=wang")).Items());
        Assert.Equal(1, (await desk.Client.Ask("/customers/count")).Number("count"));
        Assert.Empty((await desk.Client.Ask("/duplicates")).Items());
        Assert.Single((await desk.Client.Ask("/duplicates?state=merged")).Items());
    }

    [Fact]
    public async Task What_came_since_is_shared_out_by_the_number_it_was_recorded_under()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var lin = await desk.Add(new { name = "Lin Mei" });
        var twin = await desk.Add(new { name = "Mei Lin" });
        await desk.Sell(twin, 100);
        var merge = await desk.Merge(lin, twin);
        await desk.Sell(2, 20);
        await desk.Sell(1, 3);
        Assert.Equal(123, await desk.Net(lin));
        await desk.Change(lin, new { name = "Lin Meimei", phone = "13900004821" });

        await desk.Undo(merge);

        Assert.Equal((3, 120), (await desk.Net(lin), await desk.Net(twin)));
        Assert.Equal("Lin Meimei", (await desk.Client.Ask("/customers/1")).Word("name"));
        Assert.Equal("Mei Lin", (await desk.Client.Ask("/customers/2")).Word("name"));
    }

    [Fact]
    public async Task A_file_loaded_again_adds_nothing_whether_merged_or_parted()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var imports = new ImportDesk(desk.Client);
        const string File = "customer_id,date,amount,receipt\nC1,2026-11-01,¥5.00,R1\n"
            + "C2,2026-11-01,¥7.00,R1\nC2,2026-11-02,¥9.00,R2\n";
        Assert.Contains("3 added", ImportDesk.Told(await imports.Import(File)));
        var (one, two) = (await desk.IdOf(1), await desk.IdOf(2));

        var merge = await desk.Merge(one, two);
        Assert.Equal(2100, await desk.Net(one));
        Assert.Contains("0 added, 3 known", ImportDesk.Told(await imports.Import(File)));
        var more = await imports.Import(
            "customer_id,date,amount,receipt\nC2,2026-11-03,¥1.00,R3\n");
        Assert.Contains("1 added", ImportDesk.Told(more));

        await desk.Undo(merge);
        Assert.Equal((500, 1700), (await desk.Net(one), await desk.Net(two)));
        Assert.Contains("0 added, 3 known", ImportDesk.Told(await imports.Import(File)));
    }

    [Fact]
    public async Task An_import_is_undone_wherever_its_purchases_went()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var imports = new ImportDesk(desk.Client);
        var import = await imports.Import(
            "customer_id,date,amount\nC1,2026-11-01,¥5.00\nC2,2026-11-01,¥7.00\n");
        var merge = await desk.Merge(await desk.IdOf(1), await desk.IdOf(2));
        await desk.Undo(merge);
        await desk.Merge(await desk.IdOf(2), await desk.IdOf(1));

        await imports.Ask(import.GetProperty("id").GetGuid(), "undos");
        await imports.Ended(import.GetProperty("id").GetGuid());

        Assert.Equal(0, await shop.Books(db => db.Set<Purchase>().CountAsync(Cancel)));
        await desk.Verify();
    }

    [Fact]
    public async Task Of_a_chain_the_first_merge_can_be_undone_and_the_later_one_stands()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var a = await desk.Add(new { name = "A" });
        var b = await desk.Add(new { name = "B", phone = "13900004822" });
        var c = await desk.Add(new { name = "C" });
        foreach (var (who, coins) in new[] { (a, 1), (b, 20), (c, 300) })
            await desk.Sell(who, coins);
        var first = await desk.Merge(a, b);
        await desk.Merge(c, a);
        await desk.Sell(2, 4000);
        Assert.Equal(4321, await desk.Net(c));
        Assert.Equal("+8613900004822", (await desk.Client.Ask("/customers/3")).Word("phone"));

        await desk.Undo(first);

        Assert.Equal((301, 4020), (await desk.Net(c), await desk.Net(b)));
        Assert.Equal(3, (await desk.Client.Ask("/customers/1")).Number());
        Assert.Equal(2, (await desk.Client.Ask("/customers/2")).Number());
        Assert.Null((await desk.Client.Ask("/customers/3")).Word("phone"));
        await desk.Verify();
    }

    [Fact]
    public async Task Merges_into_one_record_are_undone_in_any_order()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var a = await desk.Add(new { name = "A" });
        var b = await desk.Add(new { name = "B", phone = "13900004822" });
        var c = await desk.Add(new { name = "C", phone = "13900004823" });
        var before = await desk.All();
        var first = await desk.Merge(a, b);
        var second = await desk.Merge(a, c, new { phone = "other" });
        Assert.Equal("+8613900004823", (await desk.Client.Ask("/customers/1")).Word("phone"));

        await desk.Undo(first);
        Assert.Equal("+8613900004823", (await desk.Client.Ask("/customers/1")).Word("phone"));
        var again = (await desk.Client.Ask($"/customers/{a}/merges")).Items().Single();
        await desk.Undo(again.GetProperty("id").GetGuid());

        Assert.Equal(before, await desk.All());
        var twice = await desk.Client.PostAsync($"/api/v1/merges/{second}/undos", null, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
    }

    [Fact]
    public async Task A_passport_is_sealed_anew_for_whose_record_it_comes_to()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var lin = await desk.Add(new { name = "Lin" });
        var twin = await desk.Add(new { name = "Lin", idDocument = "E1234567" });
        var merge = await desk.Merge(lin, twin);
        Assert.Equal("E1234567", await desk.Document(lin));

        await desk.Undo(merge);
        Assert.Equal("E1234567", await desk.Document(twin));
        Assert.False((await desk.Client.Ask("/customers/1")).GetProperty("hasIdDocument")
            .GetBoolean());
    }

    [Fact]
    public async Task The_preview_tells_what_would_follow_and_writes_nothing()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var lin = await desk.Add(new { name = "Lin Mei", phone = "13900004821" });
        var twin = await desk.Add(new { name = "Mei Lin", phone = "13900004822" });
        await desk.Sell(twin, 700);
        var before = await desk.All();

        var preview = await desk.Client.Tell(
            $"/customers/{lin}/merge-previews",
            new { other = twin, choices = new { name = "other" } });

        var fields = preview.GetProperty("fields").EnumerateArray()
            .ToDictionary(f => f.Word("field")!, f => f.Word("stands"));
        Assert.Equal(("other", "this"), (fields["name"], fields["phone"]));
        var follows = preview.GetProperty("follows").EnumerateArray()
            .ToDictionary(f => f.Word("kind")!, f => f);
        Assert.Equal(1, follows["contacts"].Number("count"));
        Assert.Equal(700, follows["purchases"].GetProperty("worth").Number("amount"));
        Assert.Equal(before, await desk.All());
    }

    [Fact]
    public async Task What_cannot_be_merged_is_said()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var lin = await desk.Add(new { name = "Lin" });
        var twin = await desk.Add(new { name = "Mei" });
        var third = await desk.Add(new { name = "Third" });
        await desk.Merge(lin, twin);
        var nobody = Guid.CreateVersion7();
        var till = desk.Client;

        await Refused(till, lin, new { other = lin }, "fields:other:merges-with-itself");
        await Refused(till, lin, new { other = nobody }, "fields:other:no-such-customer");
        await Refused(till, nobody, new { other = lin }, "no-such-customer");
        await Refused(till, lin, new { other = twin }, "is-merged-already");
        await Refused(till, twin, new { other = third }, "is-merged-already");
        await Refused(
            till, lin, new { other = third, choices = new { phone = "both" } },
            "fields:choices.phone:not-a-merge-choice");
        var unknown = await till.PostAsync($"/api/v1/merges/{nobody}/undos", null, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static async Task Refused(HttpClient till, Guid id, object order, string code)
    {
        var answer = await till.PostAsJsonAsync($"/api/v1/customers/{id}/merges", order, Cancel);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        var said = problem.TryGetProperty("fields", out var fields)
            ? fields.EnumerateObject().Select(f => $"fields:{f.Name}:{f.Value[0].Word("code")}")
                .First()
            : problem.Word("code");
        Assert.Equal(code, said);
    }
}
