using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>The audit trail as a list: narrowed, turned round, and taken along (R3).</summary>
[Trait("books", "both")]
public sealed class TrailListTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_read_from_its_beginning_as_well_page_by_page()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        foreach (var name in new[] { "Lin", "Wu", "Chen" }) await owner.Customer(name);

        var read = new List<long>();
        string? after = null;
        do
        {
            var page = await owner.Ask($"/audit?order=when&limit=2&after={after}");
            read.AddRange(page.Items().Select(l => l.Number("position")));
            after = page.Word("next");
        }
        while (after is not null);

        Assert.Equal(Enumerable.Range(1, read.Count).Select(n => (long)n), read);
        Assert.True(read.Count >= 5);
    }

    [Fact]
    public async Task An_order_that_it_does_not_know_is_told_at_its_field()
    {
        await using var shop = await Shop.Open();
        var answer = await (await shop.Client()).GetAsync("/api/v1/audit?order=who", Cancel);
        var said = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("no-such-order", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_narrowed_to_a_kind_of_change()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Customer("Lin");
        await owner.Ask("/customers");
        (await owner.GetAsync("/api/v1/customers/export", Cancel)).EnsureSuccessStatusCode();

        var noted = await owner.Ask("/audit?deed=noted");

        Assert.Equal(["customer-export"], noted.Words("subject"));
    }

    [Fact]
    public async Task All_that_is_about_one_person_is_found_whichever_record_it_changed()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var lin = await owner.Tell("/customers", new { name = "Lin", idDocument = "A 123" });
        await owner.Customer("Wu");
        await owner.Tell($"/customers/{lin.Word("id")}/id-document/openings", new { });

        var about = await owner.Ask($"/audit?order=when&ownerId={lin.Word("id")}");

        Assert.Equal(["added", "opened"], about.Words("deed"));
    }

    [Fact]
    public async Task It_says_by_what_it_can_be_narrowed_in_the_readers_words()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        owner.DefaultRequestHeaders.AcceptLanguage.ParseAdd("el");

        var filters = await owner.Ask("/audit/filters");

        var words = filters.GetProperty("subjects").EnumerateArray()
            .ToDictionary(s => s.Word("key")!, s => s.Word("word"));
        Assert.Equal("Πελάτης", words["customer"]);
        Assert.Equal("Κατάστημα", words["store"]);
        Assert.Contains("test", filters.GetProperty("who").EnumerateArray()
            .Select(w => w.GetString()));
    }

    [Fact]
    public async Task A_file_of_it_tells_each_field_and_leaves_a_line_itself()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Tell("/customers", new { name = "Lin Mei", idDocument = "A 123" });

        var file = await owner.GetStringAsync("/api/v1/audit/export?subject=customer", Cancel);
        var after = await owner.Ask("/audit?subject=export");

        Assert.Contains("added,Customer,", file, StringComparison.Ordinal);
        Assert.Contains("Name,,Lin Mei", file, StringComparison.Ordinal);
        Assert.DoesNotContain("A 123", file, StringComparison.Ordinal);
        Assert.Equal(["noted"], after.Words("deed"));
    }

    [Fact]
    public async Task A_file_of_it_hides_names_from_who_may_not_see_them()
    {
        await using var shop = await Shop.Open();
        await (await shop.Client()).Customer("Lin Mei");
        var auditor = await shop.Client($"{May.ReadAudit} {May.Export}");

        var file = await auditor.GetStringAsync("/api/v1/audit/export", Cancel);

        Assert.DoesNotContain("Lin Mei", file, StringComparison.Ordinal);
        Assert.Contains("sealed; you may not open it", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(May.Export), InlineData(May.ReadAudit)]
    public async Task A_file_of_it_needs_both_permissions(string one)
    {
        await using var shop = await Shop.Open();
        var answer = await (await shop.Client(one)).GetAsync("/api/v1/audit/export", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task What_was_sealed_is_dark_once_the_persons_key_is_gone_and_the_chain_whole()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var lin = await owner.Customer("Lin Mei");
        var id = lin.GetProperty("id").GetGuid();
        await shop.Books(db => db.Set<DataKey>().Where(k => k.OwnerId == id)
            .ExecuteDeleteAsync(Cancel));

        var line = Assert.Single((await owner.Ask($"/audit?subjectId={id}")).Items());
        var chain = await owner.Ask("/audit/chain");

        Assert.DoesNotContain("Lin Mei", line.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("dark", line.GetProperty("changes").EnumerateArray()
            .Where(c => c.Word("field") == "name").Select(c => c.Word("sight")));
        Assert.True(chain.GetProperty("whole").GetBoolean());
    }

    [Fact]
    public async Task A_record_is_called_by_its_name_only_for_who_may_see_names()
    {
        await using var shop = await Shop.Open();
        await (await shop.Client()).Customer("Lin Mei");
        var auditor = new Asker(
            Guid.CreateVersion7(), "auditor",
            new HashSet<string> { May.ReadAudit, May.ReadCustomers });

        Assert.Equal("1 Lin Mei", await LabelFor(shop, Someone.Lin));
        Assert.Equal("1", await LabelFor(shop, auditor));
        Assert.Null(await LabelFor(shop, Someone.With(Role.Analyst, "ana")));
    }

    private static async Task<string?> LabelFor(Shop shop, Asker asker)
    {
        var lines = await shop.With((ListTrail list) =>
            list.Run(Someone.Lin, new() { Subject = "customer" }, Cancel));
        var line = Assert.Single(lines.Value.Items);
        var names = await shop.With((Kite.Privacy.RecordNames all) =>
            all.Run(asker, [line], Cancel));
        return names.GetValueOrDefault(line.Position)?.Label;
    }
}
