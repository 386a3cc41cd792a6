using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>
/// What is kept of those not heard of for long is proposed to go, and goes when a second person
/// says so (K9).
/// </summary>
[Trait("books", "both")]
public sealed class RetentionTests
{
    private const HttpStatusCode TooLate = HttpStatusCode.PreconditionFailed;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_was_not_heard_of_is_proposed_and_emptied_by_a_second_person()
    {
        await using var shop = await Shop.Open();
        var (writer, officer) = (await shop.Client(), await shop.Client(Role.PrivacyOfficer));
        await writer.Tell("/stores", new { name = "Harbour" });
        var lin = await writer.Tell("/customers", new
        {
            name = "Lin", phone = "13900004821", note = "corner table", city = "Chania",
        });
        var at = $"/customers/{lin.Word("id")}";
        await writer.Tell($"{at}/contact-points", new { kind = "phone", value = "13900004822" });
        await writer.Tell("/purchases", new
        {
            customerNumber = lin.Number(), day = "2026-11-20", reference = "S1",
            net = new { amount = 900, currency = "CNY" }, source = "till",
        });
        await Rule(writer, "phone", "note", "contactPoints");
        shop.Clock.Advance(TimeSpan.FromDays(400));

        await writer.Tell("/retention-scans", new { });
        var proposal = Assert.Single((await officer.Ask("/removals")).Items());
        Assert.Equal(
            ["phone", "note", "contactPoints"],
            proposal.GetProperty("fields").EnumerateArray().Select(f => f.GetString()));
        var approve = $"/api/v1/removals/{proposal.Word("id")}/approvals";
        Assert.Equal(HttpStatusCode.Forbidden, await Post(writer, approve, new { }));
        Assert.Equal(HttpStatusCode.OK, await Post(officer, approve, new { }));
        Assert.Equal(TooLate, await Post(officer, approve, new { }));

        var now = await writer.Ask(at);
        Assert.Equal(JsonValueKind.Null, now.GetProperty("phone").ValueKind);
        Assert.Equal(JsonValueKind.Null, now.GetProperty("note").ValueKind);
        Assert.Empty(now.GetProperty("contactPoints").EnumerateArray());
        Assert.Equal("Chania", now.Word("city"));
        Assert.Empty((await writer.Ask("/customers?search=13900004821")).Items());
        Assert.Empty((await writer.Ask("/customers?search=13900004822")).Items());
        Assert.Single((await writer.Ask("/purchases")).Items());
        await writer.Tell("/retention-scans", new { });
        Assert.Empty((await officer.Ask("/removals")).Items());
    }

    [Theory]
    [InlineData("bought")]
    [InlineData("changed")]
    [InlineData("verified")]
    [InlineData("tagged")]
    [InlineData("empty")]
    public async Task Nobody_is_proposed_who(string what)
    {
        await using var shop = await Shop.Open();
        var desk = await shop.Client();
        await desk.Tell("/stores", new { name = "Harbour" });
        var lin = await desk.Tell("/customers", new
        {
            name = "Lin", phone = what == "empty" ? null : "13900004821",
            tags = what == "tagged" ? new[] { "vip" } : [],
        });
        await Rule(desk, "phone");
        shop.Clock.Advance(TimeSpan.FromDays(400));
        if (what == "bought")
            await desk.Tell("/purchases", new
            {
                customerNumber = lin.Number(), day = "2027-12-01", reference = "S1",
                net = new { amount = 900, currency = "CNY" }, source = "till",
            });
        else if (what == "changed")
            await Wished.Put(
                desk, $"/api/v1/customers/{lin.Word("id")}", 1,
                new { name = "Lin Mei", phone = "13900004821" });
        else if (what == "verified")
            await desk.Tell(
                $"/customers/{lin.Word("id")}/verifications", new { fields = new[] { "phone" } });

        await desk.Tell("/retention-scans", new { });

        Assert.Empty((await desk.Ask("/removals")).Items());
    }

    [Fact]
    public async Task Many_are_approved_together_and_who_was_heard_of_since_is_left()
    {
        await using var shop = await Shop.Open();
        var (desk, officer) = (await shop.Client(), await shop.Client(Role.PrivacyOfficer));
        await desk.Tell("/stores", new { name = "Harbour" });
        var lin = await desk.Tell("/customers", new { name = "Lin", phone = "13900004821" });
        await desk.Tell("/customers", new { name = "Mei", phone = "13900004822" });
        await Rule(desk, "phone");
        shop.Clock.Advance(TimeSpan.FromDays(400));
        await desk.Tell("/retention-scans", new { });
        var ids = (await officer.Ask("/removals")).Items().Select(r => r.Word("id")).ToList();
        await desk.Tell("/purchases", new
        {
            customerNumber = lin.Number(), day = "2027-12-20", reference = "S1",
            net = new { amount = 900, currency = "CNY" }, source = "till",
        });
        const string address = "/api/v1/removals/approvals";

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            await Post(officer, address, new { ids = Array.Empty<Guid>() }));
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            await Post(
                officer, address,
                new { ids = Enumerable.Range(0, 201).Select(_ => Guid.CreateVersion7()) }));
        var refused = await Approved(desk, ids);
        Assert.Equal(2, refused.GetProperty("left").GetArrayLength());
        var done = await Approved(officer, ids);

        Assert.Equal(1, done.Number("removed"));
        var left = Assert.Single(done.GetProperty("left").EnumerateArray());
        Assert.Equal("is-heard-of", left.Word("code"));
        Assert.Single((await desk.Ask("/customers?search=13900004821")).Items());
        Assert.Empty((await desk.Ask("/customers?search=13900004822")).Items());
    }

    [Fact]
    public async Task What_is_kept_rests_until_its_day_and_comes_back()
    {
        await using var shop = await Shop.Open();
        var (desk, officer) = (await shop.Client(), await shop.Client(Role.PrivacyOfficer));
        await desk.Tell("/customers", new { name = "Lin", phone = "13900004821" });
        await Rule(desk, "phone");
        shop.Clock.Advance(TimeSpan.FromDays(400));
        await desk.Tell("/retention-scans", new { });
        var id = (await officer.Ask("/removals")).Items().Single().Word("id");
        var keep = $"/api/v1/removals/{id}/keepings";
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            await Post(officer, keep, new { until = "2020-01-01", reason = "a case" }));
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            await Post(officer, keep, new { until = "2028-06-01" }));

        await officer.Tell(
            $"/removals/{id}/keepings", new { until = "2028-06-01", reason = "a case" });
        await desk.Tell("/retention-scans", new { });
        Assert.Empty((await officer.Ask("/removals")).Items());
        Assert.Single((await officer.Ask("/removals?state=kept")).Items());

        shop.Clock.Advance(TimeSpan.FromDays(200));
        await desk.Tell("/retention-scans", new { });
        Assert.Single((await officer.Ask("/removals")).Items());
    }

    [Fact]
    public async Task Who_was_heard_of_since_is_not_emptied_after_all()
    {
        await using var shop = await Shop.Open();
        var (desk, officer) = (await shop.Client(), await shop.Client(Role.PrivacyOfficer));
        var lin = await desk.Tell("/customers", new { name = "Lin", phone = "13900004821" });
        await Rule(desk, "phone");
        shop.Clock.Advance(TimeSpan.FromDays(400));
        await desk.Tell("/retention-scans", new { });
        var id = (await officer.Ask("/removals")).Items().Single().Word("id");
        await desk.Tell(
            $"/customers/{lin.Word("id")}/verifications", new { fields = new[] { "phone" } });

        Assert.Equal(
            TooLate,
            await Post(officer, $"/api/v1/removals/{id}/approvals", new { }));

        Assert.Equal("+8613900004821", (await desk.Ask("/customers/1")).Word("phone"));
        Assert.Empty((await officer.Ask("/removals")).Items());
    }

    [Fact]
    public async Task Records_taken_in_are_emptied_too_and_parting_brings_nothing_back()
    {
        await using var shop = await Shop.Open();
        var (desk, officer) = (await shop.Client(), await shop.Client(Role.PrivacyOfficer));
        var lin = await desk.Tell("/customers", new { name = "Lin" });
        var mei = await desk.Tell("/customers", new { name = "Mei", phone = "13900004821" });
        var merge = await desk.Tell(
            $"/customers/{lin.Word("id")}/merges", new { other = mei.Word("id") });
        await Rule(desk, "phone");
        shop.Clock.Advance(TimeSpan.FromDays(400));
        await desk.Tell("/retention-scans", new { });
        var id = (await officer.Ask("/removals")).Items().Single().Word("id");
        await officer.Tell($"/removals/{id}/approvals", new { });

        await desk.Tell($"/merges/{merge.Word("id")}/undos", new { });

        var phones = await shop.Books(db =>
            db.Set<Customer>().Where(c => c.Phone != null).CountAsync(Cancel));
        Assert.Equal(0, phones);
        Assert.Empty((await desk.Ask("/customers?search=13900004821")).Items());
    }

    [Theory]
    [InlineData("", 12, "phone")]
    [InlineData("Old", 0, "phone")]
    [InlineData("Old", 12, "moon")]
    [InlineData("Old", 12, null)]
    public async Task What_makes_no_rule_is_refused(string name, int months, string? field)
    {
        await using var shop = await Shop.Open();
        var desk = await shop.Client();

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            await Post(
                desk, "/api/v1/retention-rules", new { name, months, fields = new[] { field } }));
    }

    private static Task<JsonElement> Rule(HttpClient desk, params string[] fields) =>
        desk.Tell(
            "/retention-rules", new { name = "Quiet", months = 12, fields, butTag = "vip" });

    private static async Task<HttpStatusCode> Post(HttpClient desk, string at, object body)
    {
        using var answer = await desk.PostAsJsonAsync(at, body, Cancel);
        return answer.StatusCode;
    }

    private static async Task<JsonElement> Approved(HttpClient who, List<string?> ids)
    {
        using var answer = await who.PostAsJsonAsync(
            "/api/v1/removals/approvals", new { ids }, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }
}
