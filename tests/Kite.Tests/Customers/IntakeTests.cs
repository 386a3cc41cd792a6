using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Many customers added at the same moment, by several programs.</summary>
[Trait("books", "both")]
public sealed class IntakeTests
{
    private const int Many = 48;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everyone_added_at_once_is_in_the_books_once()
    {
        await using var shop = await Shop.Open();
        HttpClient[] tills = [await shop.Client(), await shop.Client()];

        var added = await Task.WhenAll(
            Enumerable.Range(0, Many).Select(i => tills[i % 2].Customer($"Someone {i}x")));

        Assert.Equal(
            Enumerable.Range(1, Many).Select(n => (long)n),
            added.Select(a => a.Number()).Order());
        var found = new List<string?>();
        for (var i = 0; i < Many; i++)
        {
            var matches = await tills[0].Ask($"/customers/matches?search={i}x");
            found.Add(matches.Items().First().GetProperty("id").GetString());
        }
        Assert.Equal(added.Select(a => a.Word("id")), found);
        Assert.Null(await shop.Books(db => Chain.Broken(db, Cancel)));
    }

    [Fact]
    public async Task Each_program_stands_in_the_trail_for_those_it_added()
    {
        await using var shop = await Shop.Open();
        HttpClient[] tills = [await shop.Client(), await shop.Client()];

        var added = await Task.WhenAll(tills.Select((till, which) => Task.WhenAll(
            Enumerable.Range(0, Many / 2).Select(i => till.Customer($"Till {which} guest {i}")))));

        var trail = await shop.Books(db => db.Set<AuditEntry>()
            .Where(e => e.Subject == "customer" && e.Deed == "added")
            .ToDictionaryAsync(e => e.SubjectId!.Value, e => e.AskerId, Cancel));
        Assert.Equal(Many, trail.Count);
        var askers = added
            .Select(a => a.Select(c => trail[c.GetProperty("id").GetGuid()]).Distinct().Single())
            .ToList();
        Assert.Equal(2, askers.Distinct().Count());
        Assert.DoesNotContain(null, askers);
    }

    [Fact]
    public async Task Whoever_is_added_alone_leaves_the_same_line_as_whoever_comes_with_more()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var facts = new
        {
            kind = "company", name = "Harbour Ltd", phone = "+8613812345678", city = "Ningbo",
            email = "desk@harbour.example", idDocument = "A 123456", stars = 4,
        };
        var alone = await owner.Tell("/customers", facts);
        var more = await owner.Tell(
            "/customers",
            new
            {
                facts.kind, facts.name, facts.phone, facts.city, facts.email, facts.idDocument,
                facts.stars, tags = new[] { "quay" },
            });

        var lines = new List<string>();
        foreach (var one in new[] { alone, more })
        {
            var line = (await owner.Ask($"/audit?subjectId={one.Word("id")}")).Items().Single();
            Assert.Equal("added", line.Word("deed"));
            lines.Add(string.Join('\n', line.GetProperty("changes").EnumerateArray()
                .Where(c => c.Word("field") is not ("tags" or "id" or "number"))
                .Select(c => c.GetRawText()).Order(StringComparer.Ordinal)));
        }
        Assert.Contains("Harbour Ltd", lines[0], StringComparison.Ordinal);
        Assert.Equal(lines[0], lines[1]);
    }
}
