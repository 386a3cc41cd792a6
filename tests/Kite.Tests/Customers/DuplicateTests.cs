using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CsCheck;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Records that look like one customer: found while typing, at adding, at night.</summary>
[Trait("books", "both")]
public sealed class DuplicateTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_typed_in_twice_is_noted_and_not_refused()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        await till.Tell("/customers", new { name = "Lin Mei", phone = "139 0000 4821" });
        await till.Tell("/customers", new { name = "Mei Lin", phone = "+86 139 0000 4821" });
        await till.Tell("/customers", new { name = "Wang Tao", email = "tao@wang.cn" });

        var pair = (await till.Ask("/duplicates")).Items().Single();

        Assert.Equal("likely", pair.Word("degree"));
        Assert.Equal(
            ["samePhone", "sameName"],
            pair.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()));
        Assert.Equal((1, 2), (
            pair.GetProperty("one").Number(), pair.GetProperty("other").Number()));
    }

    [Fact]
    public async Task The_form_shows_at_most_five_the_most_alike_first()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        for (var i = 0; i < 8; i++)
            await till.Tell("/customers", new { name = $"Somebody {i}", phone = "13900004821" });
        await till.Tell("/customers", new { name = "Eleni Papadopoulou", phone = "13900004821" });

        var found = await till.Tell(
            "/customers/likenesses",
            new { name = "Ελένη Παπαδοπούλου", phone = "139-0000-4821", email = "not yet" });

        Assert.Equal(5, found.Items().Count());
        var first = found.Items().First();
        Assert.Equal("Eleni Papadopoulou", first.GetProperty("customer").Word("name"));
        Assert.Equal("likely", first.Word("degree"));
    }

    [Fact]
    public async Task The_record_being_changed_is_not_like_itself()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var lin = await till.Tell("/customers", new { name = "Lin", email = "lin@shop.cn" });

        var all = await till.Tell("/customers/likenesses", new { email = "lin@shop.cn" });
        var others = await till.Tell(
            $"/customers/likenesses?except={lin.Word("id")}", new { email = "lin@shop.cn" });

        Assert.Single(all.Items());
        Assert.Empty(others.Items());
    }

    [Fact]
    public async Task An_equal_passport_is_found_without_opening_any()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        await till.Tell("/customers", new { name = "Lin Mei", idDocument = "e1234567" });

        var found = await till.Tell("/customers/likenesses", new { idDocument = "E1234567" });

        Assert.Equal("likely", found.Items().Single().Word("degree"));
    }

    [Fact]
    public async Task What_was_dismissed_comes_back_only_when_a_record_says_something_else()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        await till.Tell("/customers", new { name = "Lin Mei", phone = "13900004821" });
        var other = await till.Tell("/customers", new { name = "Lin Mai", phone = "13900004821" });
        var pair = (await till.Ask("/duplicates")).Items().Single();

        var dismissed = await till.PostAsync(
            $"/api/v1/duplicates/{pair.Word("id")}/dismissals", content: null, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, dismissed.StatusCode);
        await Compare(shop);
        Assert.Empty((await till.Ask("/duplicates")).Items());
        Assert.Single((await till.Ask("/duplicates?state=dismissed")).Items());

        await Change(till, other, new { name = "Lin Mai", phone = "13900004821", city = "Xi'an" });
        Assert.Empty((await till.Ask("/duplicates")).Items());
        await Change(till, other, new { name = "Lin Mei", phone = "13900004821" });
        var back = (await till.Ask("/duplicates")).Items().Single();
        Assert.Equal(pair.Word("id"), back.Word("id"));
    }

    [Fact]
    public async Task Who_no_longer_looks_alike_leaves_the_queue()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        await till.Tell("/customers", new { name = "Lin Mei", phone = "13900004821" });
        var other = await till.Tell("/customers", new { name = "Lin Mei", phone = "13900004821" });
        Assert.Single((await till.Ask("/duplicates")).Items());

        await Change(till, other, new { name = "Lin Mei", phone = "13900004822" });

        Assert.Empty((await till.Ask("/duplicates")).Items());
    }

    [Fact]
    public async Task The_nightly_look_finds_what_nobody_noted_and_goes_on_where_it_was()
    {
        await using var shop = await Shop.Open();
        var twins = CompareAll.PageSize + 20;
        await shop.Books(async db =>
        {
            await using var whole = await db.Database.BeginTransactionAsync(Cancel);
            var first = await Counter.Take(db, Counter.Customers, 2 * twins, Cancel);
            var customers = Enumerable.Range(0, 2 * twins).Select(i => new Customer
            {
                Number = first + i,
                Name = $"Guest {i % twins}",
                Phone = $"+86139{i % twins:00000000}",
                CreatedAt = Shop.Noon,
                ChangedAt = Shop.Noon,
            }).ToList();
            await CustomerBook.Add(db, shop.Keys, customers, [], Cancel);
            await db.Set<DuplicatePair>().ExecuteDeleteAsync(Cancel);
            db.Add(new DuplicateScan { Night = new(2026, 11, 23), Reached = 500 });
            await db.SaveChangesAsync(Cancel);
            await whole.CommitAsync(Cancel);
            return true;
        });

        var found = await Compare(shop);

        // Pairs of the first page are found from their other end.
        Assert.Equal(twins, found);
        Assert.Equal(0, await Compare(shop));
        var till = await shop.Client();
        var (seen, after) = (0, "");
        do
        {
            var page = await till.Ask($"/duplicates?limit=200{after}");
            seen += page.Items().Count();
            after = page.Word("next") is { } next ? $"&after={next}" : null;
        }
        while (after is not null);
        Assert.Equal(twins, seen);
    }

    [Fact]
    public async Task A_firms_exchange_makes_nobody_a_duplicate()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        for (var i = 0; i < 32; i++)
            await till.Tell("/customers", new { name = $"Clerk {i}", phone = "13900004821" });

        var found = await till.Tell("/customers/likenesses", new { phone = "13900004821" });

        Assert.Empty(found.Items());
    }

    [Fact]
    public async Task Nothing_that_can_be_typed_breaks_the_look()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        await Gen.Select(Gen.String, Gen.String, Gen.String, Gen.String).SampleAsync(
            async (name, phone, email, id) =>
            {
                var answer = await till.PostAsJsonAsync(
                    "/api/v1/customers/likenesses",
                    new { name, phone, email, address = name, idDocument = id, reading = phone },
                    Cancel);
                Assert.True((int)answer.StatusCode < 500, name);
            },
            iter: 200, threads: 1);
    }

    private static Task<int?> Compare(Shop shop) =>
        shop.With((CompareAll all) => all.Run(new(2026, 11, 23), Cancel));

    private static async Task Change(HttpClient till, JsonElement customer, object facts)
    {
        var now = await till.Ask($"/customers/{customer.Word("id")}");
        using var request = new HttpRequestMessage(
            HttpMethod.Put, $"/api/v1/customers/{customer.Word("id")}")
        {
            Content = JsonContent.Create(facts),
        };
        request.Headers.IfMatch.ParseAdd($"\"{now.Number("version")}\"");
        var answer = await till.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
