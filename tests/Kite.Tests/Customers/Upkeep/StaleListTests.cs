using System.Text.Json;
using CsCheck;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Which records hold what stale, and since when (K9).</summary>
[Trait("books", "both")]
public sealed class StaleListTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_nobody_looked_at_for_long_is_listed_until_someone_does()
    {
        await using var shop = await Shop.Open();
        var desk = await shop.Client();
        await desk.Tell("/stale-rules", new { field = "phone", months = 12 });
        await desk.Tell("/stale-rules", new { field = "email", months = 24 });
        var old = await desk.Tell(
            "/customers", new { name = "Lin", phone = "13900004821", email = "lin@kite.example" });
        shop.Clock.Advance(TimeSpan.FromDays(400));
        await desk.Tell("/customers", new { name = "Mei", phone = "13900004822" });

        var stale = Assert.Single((await desk.Ask("/customers/stale")).Items());

        Assert.Equal(old.Word("id"), stale.GetProperty("customer").Word("id"));
        var phone = Assert.Single(stale.GetProperty("fields").EnumerateArray());
        Assert.Equal("phone", phone.Word("field"));
        Assert.Equal("+8613900004821", phone.Word("value"));
        Assert.Equal(Shop.Noon, phone.GetProperty("lookedAt").GetDateTimeOffset());
        Assert.Equal(
            Shop.Noon.AddMonths(12), phone.GetProperty("staleSince").GetDateTimeOffset());
        Assert.False(phone.GetProperty("isVerified").GetBoolean());

        await Verify(desk, old, "phone");
        Assert.Empty((await desk.Ask("/customers/stale")).Items());

        shop.Clock.Advance(TimeSpan.FromDays(400));
        var again = (await desk.Ask("/customers/stale?field=phone")).Items().First();
        phone = again.GetProperty("fields").EnumerateArray().Single();
        Assert.True(phone.GetProperty("isVerified").GetBoolean());
    }

    [Fact]
    public async Task Further_contacts_preferences_and_own_fields_grow_stale_too()
    {
        await using var shop = await Shop.Open();
        var desk = await shop.Client();
        await desk.Tell(
            "/custom-fields",
            new { key = "plate", name = "Plate", kind = "text", @class = "personal" });
        foreach (var field in new[] { "contactPoints", "preferences", "plate" })
            await desk.Tell("/stale-rules", new { field, months = 12 });
        var lin = await desk.Tell(
            "/customers", new { name = "Lin", custom = new { plate = "B12" } });
        var at = $"/customers/{lin.Word("id")}";
        await desk.Tell($"{at}/contact-points", new { kind = "phone", value = "13900004821" });
        await desk.Tell($"{at}/preferences", new { kind = "taste", text = "mild" });
        shop.Clock.Advance(TimeSpan.FromDays(400));
        await desk.Tell($"{at}/preferences", new { kind = "taste", text = "sour" });

        Assert.Equal(["contactPoints", "preferences", "plate"], await Fields(desk));

        await Verify(desk, lin, "contactPoints");
        Assert.Equal(["preferences", "plate"], await Fields(desk));
        await Verify(desk, lin, "preferences", "plate");
        Assert.Empty((await desk.Ask("/customers/stale")).Items());
    }

    [Fact]
    public async Task Every_field_of_the_record_can_grow_stale()
    {
        await using var shop = await Shop.Open();
        var desk = await shop.Client();
        foreach (var field in UpkeepFields.BuiltIn)
            await desk.Tell("/stale-rules", new { field, months = 1 });
        await desk.Tell("/customers", new
        {
            name = "Lin Mei", familyName = "Lin", givenName = "Mei", reading = "Lín Měi",
            phone = "13900004821", email = "lin@kite.example", address = "1 Harbour",
            postalCode = "310000", city = "Hangzhou", country = "CN", language = "zh-Hans",
            birthDate = "1990-04-12", lunarBirth = "1990-04-12", ageBand = "30-39",
            gender = "female", nationality = "CN", industry = "Tea", position = "Chair",
            standing = "Founder", creditGrade = "A", stars = 5, note = "corner table",
            idDocument = "A123456",
        });
        shop.Clock.Advance(TimeSpan.FromDays(40));

        Assert.Equal(
            UpkeepFields.BuiltIn.Where(f => f is not ("contactPoints" or "preferences")),
            await Fields(desk));
    }

    [Fact]
    public async Task The_pages_hang_together_and_leave_merged_records_out()
    {
        await using var shop = await Shop.Open();
        var desk = await shop.Client();
        await desk.Tell("/stale-rules", new { field = "name", months = 1 });
        var all = new List<JsonElement>();
        for (var i = 0; i < 7; i++) all.Add(await desk.Customer($"Lin {i}"));
        await desk.Tell(
            $"/customers/{all[0].Word("id")}/merges", new { other = all[1].Word("id") });
        shop.Clock.Advance(TimeSpan.FromDays(40));

        var seen = new List<long>();
        string? next = null;
        do
        {
            var page = await desk.Ask($"/customers/stale?limit=2&after={next}");
            seen.AddRange(page.Items().Select(s => s.GetProperty("customer").Number()));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);

        Assert.Equal([1L, 3, 4, 5, 6, 7], seen);
        var file = await desk.GetStringAsync("/api/v1/customers/stale/export", Cancel);
        Assert.Equal(7, file.Trim().Split('\n').Length);
    }

    [Fact]
    public async Task The_list_finds_what_the_rule_calls_stale()
    {
        await using var shop = await Shop.Open();
        var desk = await shop.Client();
        foreach (var field in new[] { "phone", "city", "contactPoints" })
            await desk.Tell("/stale-rules", new { field, months = 6 });
        var made = 0;
        var found = 0;
        await Gen.Int[0, 5].Array[1, 8].SampleAsync(
            async deeds =>
            {
                var name = $"Lin {++made}";
                var lin = await desk.Customer(name);
                foreach (var deed in deeds) await Do(shop, desk, lin, deed);
                var expected = await ByTheRule(shop, lin.Number());
                var page = await desk.Ask($"/customers/stale?limit=200");
                var listed = page.Items()
                    .Where(s => s.GetProperty("customer").Number() == lin.Number())
                    .SelectMany(s => s.GetProperty("fields").EnumerateArray())
                    .Select(f => f.Word("field"));
                Assert.Equal(expected, listed);
                found += expected.Count;
            },
            iter: 25, threads: 1);
        Assert.True(found > 0, "nothing ever grew stale");
    }

    // Changes, looks and months in any order.
    private static async Task Do(Shop shop, HttpClient desk, JsonElement lin, int deed)
    {
        var at = $"/api/v1/customers/{lin.Word("id")}";
        if (deed == 0) shop.Clock.Advance(TimeSpan.FromDays(100));
        else if (deed == 1) shop.Clock.Advance(TimeSpan.FromDays(200));
        else if (deed == 2)
            await desk.Tell(
                $"/customers/{lin.Word("id")}/contact-points",
                new { kind = "web", value = $"https://kite.example/{Guid.CreateVersion7()}" });
        else
        {
            var now = await desk.Ask($"/customers/{lin.Word("id")}");
            if (deed == 3)
            {
                string[] fields = [now.Word("phone") is null ? "name" : "phone"];
                await desk.Tell($"/customers/{lin.Word("id")}/verifications", new { fields });
                return;
            }
            await Wished.Put(desk, at, now.Number("version"), new
            {
                name = now.Word("name"),
                city = deed == 4 ? $"Town {Guid.CreateVersion7():N}"[^12..] : null,
                phone = deed == 5 ? "13900004821" : now.Word("phone"),
            });
        }
    }

    // The same by the rule itself, from what the books hold.
    private static async Task<List<string>> ByTheRule(Shop shop, long number) =>
        await shop.Books(async db =>
        {
            var now = shop.Clock.GetUtcNow();
            var lin = await db.Set<Customer>().SingleAsync(c => c.Number == number, Cancel);
            var facts = await db.Set<FieldFact>().Where(f => f.CustomerId == lin.Id)
                .ToDictionaryAsync(f => f.Field, Cancel);
            var points = await db.Set<ContactPoint>().Where(p => p.CustomerId == lin.Id)
                .ToListAsync(Cancel);
            var rule = new StaleRule { Months = 6 };
            var stale = new List<string>();
            foreach (var (field, value) in new[] { ("phone", lin.Phone), ("city", lin.City) })
            {
                var fact = facts.GetValueOrDefault(field);
                var look = new[] { lin.CreatedAt, fact?.ChangedAt, fact?.VerifiedAt }.Max();
                if (value is not null && rule.StaleSince([look!.Value], now) is not null)
                    stale.Add(field);
            }
            if (rule.StaleSince(points.Select(p => p.VerifiedAt ?? p.AddedAt), now) is not null)
                stale.Add("contactPoints");
            return stale;
        });

    private static async Task<IEnumerable<string?>> Fields(HttpClient desk) =>
        (await desk.Ask("/customers/stale")).Items()
            .SelectMany(s => s.GetProperty("fields").EnumerateArray())
            .Select(f => f.Word("field"));

    private static Task Verify(HttpClient desk, JsonElement customer, params string[] fields) =>
        desk.Tell($"/customers/{customer.Word("id")}/verifications", new { fields });
}
