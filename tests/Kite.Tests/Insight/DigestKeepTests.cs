using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Insight;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests.Insight;

/// <summary>What is not named stays, and what is too late does not leave (A10).</summary>
[Trait("books", "both")]
public sealed class DigestKeepTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_left_out_stays_as_it_was()
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner);
        await room.Choose(mei, new(
            DigestPace.Weekly, DayOfWeek.Friday, 17, "el", "Asia/Shanghai", "mei@example.com"));
        var first = await Row(room);

        var kept = await room.Give(mei, new(Classes: true));

        Assert.Equal(
            (DigestPace.Weekly, DayOfWeek.Friday, 17, "el", "Asia/Shanghai", "mei@example.com"),
            (kept.Pace, kept.Weekday, kept.Hour, kept.Language, kept.TimeZone, kept.Email));
        Assert.True(kept.Classes && kept.EmailIsProven);
        // Nothing of when it falls due was changed: what is due meanwhile still leaves.
        room.MoveTo(Shop.Noon.AddHours(1));
        await room.Give(mei, new(Language: "vi"));
        Assert.Equal(first.Since, (await Row(room)).Since);
        Assert.Null((await room.Give(mei, new(TimeZone: ""))).TimeZone);
        Assert.NotEqual(first.Since, (await Row(room)).Since);
    }

    [Fact]
    public async Task The_address_of_who_wants_letters_is_not_taken_away()
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner);
        await room.Choose(mei, new(DigestPace.Daily, Email: "mei@example.com"));

        var no = await room.Shop.With((KeepDigest keep) => keep.Run(mei, new(Email: ""), Cancel));

        var fault = Assert.Single(Assert.IsType<BadInput>(no.Refusal).Faults);
        Assert.Equal(("email", "digest-needs-an-address"), (fault.Field, fault.Why.Code));
        Assert.Null((await room.Give(mei, new(DigestPace.None, Email: ""))).Email);
    }

    [Theory]
    [InlineData(11, "Sent")]
    [InlineData(13, "Late")]
    public async Task A_digest_that_waited_for_its_server_is_not_told_after_half_a_day(
        int hours, string state)
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner);
        await room.Choose(mei, new(DigestPace.Daily, Hour: 15, Email: "mei@example.com"));
        room.MoveTo(Shop.Noon.AddHours(1));
        room.Server.Answers["RCPT"] = "450 later";
        Assert.Equal(0, await room.Send());
        room.Server.Answers.Clear();

        room.MoveTo(Shop.Noon.AddHours(1 + hours));
        await room.Send();

        var mail = Assert.Single(await room.Mails());
        Assert.Equal(state, mail.State.ToString());
        Assert.Equal(state is "Sent" ? 1 : 0, room.Server.Came.Count);
        var client = await room.Shop.Client();
        Assert.Equal(
            mail.Id, (await client.Ask($"/mails?state={state.ToLowerInvariant()}"))
                .Items().Single().GetProperty("id").GetGuid());
        // What was too late is not sent by hand, either.
        using var again = await client.PostAsync($"/api/v1/mails/{mail.Id}/retries", null, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task It_does_not_leave_beside_the_next()
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner);
        await room.Choose(mei, new(DigestPace.Daily, Hour: 23, Email: "mei@example.com"));
        room.MoveTo(Shop.Noon.AddHours(9));
        room.Server.Answers["RCPT"] = "450 later";
        Assert.Equal(0, await room.Send());
        await room.Give(mei, new(Hour: 6));
        room.Server.Answers.Clear();

        // Six in the morning of the next day, seven hours later.
        room.MoveTo(Shop.Noon.AddHours(16));
        Assert.Equal(1, await room.Send());

        var mails = (await room.Mails()).OrderBy(m => m.Occasion).ToList();
        Assert.Equal([MailState.Late, MailState.Sent], mails.Select(m => m.State));
        Assert.Single(room.Server.Came);
    }

    [Fact]
    public async Task Letters_are_narrowed_by_kind_state_and_day_and_taken_along()
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner);
        await room.Give(mei, new(DigestPace.Daily, Hour: 15, Email: "mei@example.com"));
        room.MoveTo(Shop.Noon.AddHours(25));
        await room.Send();
        var client = await room.Shop.Client();

        Assert.Equal("address", await Kinds("?kind=address"));
        Assert.Equal("digest address", await Kinds(""));
        Assert.Equal("address digest", await Kinds("?order=at"));
        Assert.Equal("digest", await Kinds("?state=notWanted"));
        Assert.Equal("address", await Kinds("?to=2026-11-23"));
        Assert.Equal("digest", await Kinds("?from=2026-11-24&to=2026-11-24"));
        var page = await client.Ask("/mails?limit=1&order=at");
        Assert.Equal("digest", (await client.Ask(
            $"/mails?limit=1&order=at&after={page.Word("next")}")).Items().Single().Word("kind"));
        var csv = await client.GetStringAsync(
            "/api/v1/mails/export?kind=address&format=csv", Cancel);
        Assert.Equal(2, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);

        foreach (var (asked, field) in new[] { ("kind=poem", "kind"), ("order=who", "order") })
        {
            using var no = await client.GetAsync($"/api/v1/mails?{asked}", Cancel);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, no.StatusCode);
            var told = await no.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            Assert.True(told.GetProperty("fields").TryGetProperty(field, out _));
        }

        async Task<string> Kinds(string asked) =>
            string.Join(' ', (await client.Ask("/mails" + asked)).Words("kind"));
    }

    private static Task<DigestChoice> Row(MailRoom room) => room.Shop.Books(
        db => db.Set<DigestChoice>().AsNoTracking().SingleAsync(Cancel));
}
