using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Who brought whom, and what those who were brought are worth.</summary>
[Trait("books", "both")]
public sealed class ReferralTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sale_counts_once_however_deep_in_the_tree_it_was_made()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var ids = await Named(client, "Chen", "Lin", "Wu", "Zhao");
        await client.Tell("/stores", new { name = "Harbour" });
        await Buys(client, 2, 100_00);
        await Buys(client, 3, 20_00);
        await Buys(client, 4, 3_00);
        await Brought(client, ids[1], 1);
        await Brought(client, ids[2], 2);
        await Brought(client, ids[3], 2);

        var tree = await client.Ask($"/customers/{ids[0]}/referrals");

        Assert.Equal(1, tree.Number("direct"));
        Assert.Equal(3, tree.Number("people"));
        Assert.Equal(123_00, Coins(tree));
        var lin = Assert.Single(tree.GetProperty("brought").EnumerateArray());
        Assert.Equal(100_00, Coins(lin));
        Assert.Equal(
            ["Wu", "Zhao"],
            lin.GetProperty("brought").EnumerateArray().Select(b => b.Word("name")));
    }

    [Fact]
    public async Task Nobody_stands_above_themselves()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var ids = await Named(client, "Chen", "Lin", "Wu");
        await Brought(client, ids[1], 1);
        await Brought(client, ids[2], 2);

        foreach (var (customer, referrer) in new[] { (0, 3), (0, 2), (0, 1), (1, 3) })
        {
            var answer = await Say(client, ids[customer], referrer);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(
                "referral-goes-in-a-circle", await answer.Content.ReadAsStringAsync(Cancel),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_many_who_would_close_a_circle_at_once_one_is_told()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var ids = await Named(client, "Chen", "Lin", "Wu", "Zhao");

        // Each says that the next one brought them; all together would be a ring.
        var answers = await Task.WhenAll(
            ids.Select((id, i) => Say(client, id, ((i + 1) % ids.Count) + 1)));

        Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.UnprocessableEntity);
        Assert.Equal(3, await shop.Books(db => db.Set<Referral>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task Who_shares_a_phone_with_whom_they_brought_is_flagged_and_not_refused()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        await client.Tell("/customers", new
        {
            name = "Chen", phone = "13900004821", email = "Chen@example.com",
        });
        var same = await client.Tell("/customers", new
        {
            name = "C.", phone = "+86 139 0000 4821", email = "chen@example.com",
        });

        var said = await Brought(client, same.Word("id")!, 1);

        Assert.Equal(
            ["phone", "email"],
            said.GetProperty("shared").EnumerateArray().Select(s => s.GetString()));
    }

    [Fact]
    public async Task Another_referrer_is_a_new_decision_that_the_trail_keeps()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var ids = await Named(client, "Chen", "Lin", "Wu");
        await Brought(client, ids[2], 1);
        await Brought(client, ids[2], 2);

        var deeds = await shop.Books(db => db.Set<AuditEntry>()
            .Where(e => e.Subject == "customer-referral")
            .OrderBy(e => e.Position).Select(e => e.Deed).ToListAsync(Cancel));

        Assert.Equal(["added", "changed"], deeds);
        Assert.Equal(0, (await client.Ask($"/customers/{ids[0]}/referrals")).Number("people"));
        Assert.Equal(1, (await client.Ask($"/customers/{ids[1]}/referrals")).Number("people"));
    }

    [Fact]
    public async Task Who_left_the_books_stays_in_the_tree_as_a_joint_without_a_name()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var ids = await Named(client, "Chen", "Lin", "Wu", "Zhao");
        await Brought(client, ids[1], 1);
        await Brought(client, ids[2], 2);
        await Brought(client, ids[3], 1);
        await shop.Books(async db =>
        {
            await CustomerBook.Remove(db, [Guid.Parse(ids[1]), Guid.Parse(ids[3])], Cancel);
            return 0;
        });

        var tree = await client.Ask($"/customers/{ids[0]}/referrals");

        var joint = Assert.Single(tree.GetProperty("brought").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, joint.GetProperty("number").ValueKind);
        var wu = Assert.Single(joint.GetProperty("brought").EnumerateArray());
        Assert.Equal("Wu", wu.Word("name"));
    }

    [Fact]
    public async Task An_analyst_sees_the_tree_without_names()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var ids = await Named(client, "Chen", "Lin");
        await Brought(client, ids[1], 1);

        var tree = await (await shop.Client(Role.Analyst)).Ask($"/customers/{ids[0]}/referrals");

        var lin = Assert.Single(tree.GetProperty("brought").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, lin.GetProperty("name").ValueKind);
    }

    private static async Task<IReadOnlyList<string>> Named(
        HttpClient client, params string[] names)
    {
        var ids = new List<string>();
        foreach (var name in names) ids.Add((await client.Customer(name)).Word("id")!);
        return ids;
    }

    private static Task<JsonElement> Buys(HttpClient client, int number, long coins) =>
        client.Tell("/purchases", new
        {
            customerNumber = number, net = new { amount = coins, currency = "CNY" },
            day = "2026-11-20",
        });

    private static long Coins(JsonElement of) => of.GetProperty("year").Number("amount");

    private static Task<HttpResponseMessage> Say(HttpClient client, string id, int referrer) =>
        client.PutAsJsonAsync(
            $"/api/v1/customers/{id}/referrer", new { referrerNumber = referrer }, Cancel);

    private static async Task<JsonElement> Brought(HttpClient client, string id, int referrer)
    {
        var answer = await Say(client, id, referrer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }
}
