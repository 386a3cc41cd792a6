using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>
/// Test letters stand in the trail and are few; and whose addresses are told there (R3).
/// </summary>
[Trait("books", "both")]
public sealed class TestLetterTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "taken")]
    [InlineData("550 nobody", "mail-address-was-refused")]
    public async Task A_test_letter_stands_in_the_trail_with_what_became_of_it(
        string? answer, string was)
    {
        await using var room = await MailRoom.Open();
        if (answer is not null) room.Server.Answers["RCPT"] = answer;
        var owner = await room.Shop.Client();

        using var sent = await owner.PostAsJsonAsync(
            "/api/v1/mail-door/tests", new { to = "lin@example.com" }, Cancel);

        Assert.Equal(answer is null, sent.IsSuccessStatusCode);
        var line = (await owner.Ask("/audit?subject=mail-door")).Items().First();
        Assert.Equal(("noted", "test"), (line.Word("deed"), line.Word("who")));
        Assert.Equal(
            ("lin@example.com", was), (To(line, "testLetterTo"), To(line, "testLetterWas")));
        // Who may not see names sees that it left, and not to whom.
        var auditor = await room.Shop.Client(May.ReadAudit);
        var masked = (await auditor.Ask("/audit?subject=mail-door")).Items().First();
        Assert.Null(To(masked, "testLetterTo"));
        Assert.Equal(was, To(masked, "testLetterWas"));
    }

    [Fact]
    public async Task Only_so_many_leave_within_an_hour_also_when_many_ask_at_once()
    {
        await using var room = await MailRoom.Open();
        var client = await room.Shop.Client();

        var codes = await Task.WhenAll(
            Enumerable.Range(0, TestMail.MostAnHour + 4).Select(_ => Try()));

        Assert.Equal(TestMail.MostAnHour, codes.Count(c => c is null));
        Assert.Equal(4, codes.Count(c => c is "too-many-test-letters"));
        Assert.Equal(TestMail.MostAnHour, room.Server.Came.Count);
        room.MoveTo(Shop.Noon.AddMinutes(59));
        Assert.Equal("too-many-test-letters", await Try());
        room.MoveTo(Shop.Noon.AddMinutes(60));
        Assert.Null(await Try());
        // Another door does not begin another hour.
        await room.Keep(room.Facts() with { FromName = "Kite II" });
        Assert.Equal(1, await room.Shop.Books(
            db => db.Set<MailDoor>().Select(d => d.Tests).SingleAsync(Cancel)));

        async Task<string?> Try()
        {
            using var told = await client.PostAsJsonAsync(
                "/api/v1/mail-door/tests", new { to = "lin@example.com" }, Cancel);
            if (told.StatusCode is HttpStatusCode.OK) return null;
            Assert.Equal(HttpStatusCode.Conflict, told.StatusCode);
            return (await told.Content.ReadFromJsonAsync<JsonElement>(Cancel)).Word("code");
        }
    }

    [Fact]
    public async Task The_senders_address_is_sealed_in_the_trail_as_every_address_is()
    {
        await using var room = await MailRoom.Open();
        await room.Keep(room.Facts() with { FromAddress = "lin.yue@example.com" });

        var trail = await room.Shop.Books(db => db.Set<AuditEntry>().AsNoTracking()
            .Where(e => e.Subject == "mail-door").Select(e => e.Changes).ToListAsync(Cancel));
        Assert.All(trail, l => Assert.DoesNotContain("@example.com", l));
        var owner = await room.Shop.Client();
        var line = (await owner.Ask("/audit?subject=mail-door")).Items().First();
        Assert.Equal("lin.yue@example.com", To(line, "fromAddress"));
    }

    private static string? To(JsonElement line, string field) =>
        line.GetProperty("changes").EnumerateArray()
            .Single(c => c.Word("field") == field) is var change
            && change.TryGetProperty("to", out var to) ? to.GetString() : null;
}
