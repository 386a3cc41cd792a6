using System.Text.Json;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Who changed what, when, from what to what: and that nobody can hide it (R3).</summary>
[Trait("books", "both")]
public sealed class TrailTests
{
    private static readonly CustomerFacts Mei = new()
    {
        Name = "Lin Mei", Phone = "139 0000 4821", Email = "mei@lin.example",
        Address = "12 Bund Road", Note = "likes the window", Language = "zh-Hans",
        IdDocument = "E12345678",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_tells_who_did_what_when()
    {
        await using var shop = await Shop.Open();
        var mei = await Add(shop, Mei);
        shop.Clock.Advance(TimeSpan.FromHours(1));
        await Change(shop, mei, Mei with { Language = "el" });

        var lines = await LinesOf(shop, mei.Id);

        Assert.Equal(["added", "changed"], lines.Select(l => l.Deed));
        Assert.All(lines, l => Assert.Equal("customer", l.Subject));
        Assert.All(lines, l => Assert.Equal(Someone.Lin.Name, l.AskerName));
        Assert.All(lines, l => Assert.Equal(Someone.Lin.Id, l.AskerId));
        Assert.Equal([Shop.Noon, Shop.Noon.AddHours(1)], lines.Select(l => l.At));
    }

    [Fact]
    public async Task What_was_and_what_is_stand_side_by_side()
    {
        await using var shop = await Shop.Open();
        var mei = await Add(shop, Mei);
        await Change(shop, mei, Mei with { Language = "el", Name = "Lin Mei-Li" });

        var line = (await LinesOf(shop, mei.Id))[^1];
        var facts = JsonDocument.Parse(line.Changes).RootElement;

        Assert.Equal("zh-Hans", facts.GetProperty("language").GetProperty("from").GetString());
        Assert.Equal("el", facts.GetProperty("language").GetProperty("to").GetString());
        Assert.Equal("Lin Mei", await Opened(shop, mei.Id, facts, "name", "from"));
        Assert.Equal("Lin Mei-Li", await Opened(shop, mei.Id, facts, "name", "to"));
        Assert.False(facts.TryGetProperty("phone", out _));
    }

    [Fact]
    public async Task Nothing_about_a_person_stands_there_in_the_clear()
    {
        await using var shop = await Shop.Open();
        var mei = await Add(shop, Mei);
        await Change(shop, mei, Mei with { Name = "Lin Mei-Li", Note = "moved" });

        var all = string.Concat((await LinesOf(shop, mei.Id)).Select(l => l.Changes));

        string[] secrets =
            ["Lin Mei", "4821", "mei@lin", "Bund", "window", "moved", "E12345678"];
        Assert.All(secrets, s => Assert.DoesNotContain(s, all, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deed_that_fails_leaves_no_line()
    {
        await using var shop = await Shop.Open();
        await using var db = shop.OpenBooks();
        var before = await db.Set<AuditEntry>().CountAsync(Cancel);
        var twice = new Customer { Number = 1, Name = "Wu", CreatedAt = Shop.Noon };
        db.Add(twice);
        db.Add(new CustomerKey { Source = "till", Key = "1", CustomerId = twice.Id });
        await db.SaveChangesAsync(Cancel);
        db.ChangeTracker.Clear();

        db.Add(new Customer { Number = 2, Name = "Chen", CreatedAt = Shop.Noon });
        db.Add(new CustomerKey { Source = "till", Key = "1", CustomerId = twice.Id });
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancel));

        Assert.Equal(before + 1, await db.Set<AuditEntry>().CountAsync(Cancel));
        Assert.Null(await Chain.Broken(db, Cancel));
    }

    [Fact]
    public async Task Sixteen_at_once_write_one_chain()
    {
        await using var shop = await Shop.Open();

        await Task.WhenAll(Enumerable.Range(1, 16).Select(
            i => Add(shop, new CustomerFacts { Name = $"Guest {i}" })));

        await using var db = shop.OpenBooks();
        Assert.Null(await Chain.Broken(db, Cancel));
        var lines = await db.Set<AuditEntry>().CountAsync(e => e.Subject == "customer", Cancel);
        Assert.Equal(16, lines);
    }

    private static async Task<CustomerView> Add(Shop shop, CustomerFacts facts)
    {
        var added = await shop.With(
            (AddCustomer add) => add.Run(Someone.Lin, facts, "staff", Cancel));
        return added.Value;
    }

    private static async Task Change(Shop shop, CustomerView who, CustomerFacts facts)
    {
        var changed = await shop.With((ChangeCustomer change) =>
            change.Run(Someone.Lin, who.Id, who.Version, facts, Cancel));
        Assert.Null(changed.Refusal);
    }

    private static Task<List<AuditEntry>> LinesOf(Shop shop, Guid subject) => shop.Books(
        db => db.Set<AuditEntry>().Where(e => e.SubjectId == subject)
            .OrderBy(e => e.Position).ToListAsync(Cancel));

    private static async Task<string?> Opened(
        Shop shop, Guid owner, JsonElement facts, string field, string side)
    {
        var box = facts.GetProperty(field).GetProperty(side).GetProperty("sealed")
            .GetBytesFromBase64();
        var keys = shop.Keys;
        var key = await shop.Books(db => db.KeyOf(owner, keys, Cancel));
        return JsonSerializer.Deserialize<string>(key.Open(keys, box));
    }
}
