using Kite.Customers;

namespace Kite.Tests;

/// <summary>Everyone is found by what one knows of them, and nobody by what one may not.</summary>
[Trait("books", "both")]
public sealed class SearchStories(SearchWorld world) : IClassFixture<SearchWorld>
{
    private const string Nobody = "-";

    private static readonly Asker Owner = Someone.Lin;

    [Fact]
    public async Task Who_is_found_by_what_is_typed()
    {
        var wrong = new List<string>();
        var rows = SearchTable.Rows.Split('\n').Skip(1)
            .Where(r => !r.StartsWith("---")).ToList();
        Assert.InRange(rows.Count, 120, int.MaxValue);
        foreach (var row in rows)
        {
            var cells = row.Split('|').Select((c, i) => i == 0 ? c.TrimEnd() : c.Trim()).ToArray();
            var found = await world.Find(Owner, cells[0]);
            if (!IsRight(found, cells[1], cells[2], cells[3]))
                wrong.Add($"{row}\n    found: {string.Join(", ", found)}");
        }
        Expect.None(wrong);
    }

    [Fact]
    public async Task The_list_finds_the_same_people_as_the_box()
    {
        var wrong = new List<string>();
        foreach (var row in SearchTable.Rows.Split('\n').Skip(1).Where(r => !r.StartsWith("---")))
        {
            var typed = row.Split('|')[0].TrimEnd();
            var box = await world.Find(Owner, typed);
            var list = await world.Shop.With(async (ListCustomers all) =>
            {
                var page = await all.Run(
                    Owner, new() { Search = typed, Limit = 100 },
                    TestContext.Current.CancellationToken);
                return page.Value.Items.Select(c => c.Name!).ToList();
            });
            if (box.Except(list).Any() || (box.Count < 8 && list.Except(box).Any()))
                wrong.Add($"{typed}: {string.Join(", ", box)} / {string.Join(", ", list)}");
        }
        Expect.None(wrong);
    }

    [Theory]
    [InlineData("Anna Keller")]
    [InlineData("zxm")]
    [InlineData("4821")]
    [InlineData("keler")]
    [InlineData("M-2041 88")]
    [InlineData("anna.keller@example.org")]
    [InlineData("310101199003074821")]
    public async Task Nobody_is_found_by_a_name_for_who_may_not_see_names(string typed)
    {
        Assert.Empty(await world.Find(Someone.With(Role.Analyst, "ana"), typed));
        Assert.NotEmpty(await world.Find(Owner, typed));
    }

    [Fact]
    public async Task An_id_document_finds_its_owner_only_for_who_may_open_it()
    {
        const string document = "310101199003074821";
        var cashier = new Asker(
            Guid.CreateVersion7(), "till",
            new HashSet<string> { May.ReadCustomers, May.ReadPersonal });

        Assert.Empty(await world.Find(cashier, document));
        Assert.Equal(["张小明"], await world.Find(Owner, document));
        Assert.Equal(["张小明"], await world.Find(Owner, $" {document} "));
    }

    private static bool IsRight(IReadOnlyList<string> found, string first, string also, string not)
    {
        if (first == Nobody) return found.Count == 0;
        return found.Count > 0
            && Names(found[0], first)
            && (also.Length == 0 || found.Any(f => Names(f, also)))
            && (not.Length == 0 || !found.Any(f => Names(f, not)));
    }

    private static bool Names(string name, string part) =>
        name.StartsWith(part, StringComparison.Ordinal)
        || name.EndsWith(part, StringComparison.Ordinal);
}
