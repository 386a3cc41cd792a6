using System.Net;
using Kite.Insight;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Kite.Tests.Insight;

/// <summary>Somebody gets their day by e-mail, once each period (A10).</summary>
[Trait("books", "both")]
public sealed class DigestTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    // An ordinary day in Athens, two hours ahead in winter.
    [InlineData("Daily", "2026-11-23T05:59:00Z", "2026-11-22T06:00:00Z")]
    [InlineData("Daily", "2026-11-23T06:00:00Z", "2026-11-23T06:00:00Z")]
    [InlineData("Weekly", "2026-11-24T12:00:00Z", "2026-11-23T06:00:00Z")]
    [InlineData("Weekly", "2026-11-23T05:00:00Z", "2026-11-16T06:00:00Z")]
    [InlineData("None", "2026-11-23T12:00:00Z", null)]
    public void A_digest_falls_due_by_the_readers_clock(string pace, string now, string? due) =>
        Assert.Equal(due, Last(pace, hour: 8, now));

    [Theory]
    // The clock leaps from three to four: half past three never is.
    [InlineData(3, "2026-03-29T00:59:00Z", "2026-03-28T01:00:00Z")]
    [InlineData(3, "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z")]
    // It goes back from four to three: three comes twice, and counts the first time.
    [InlineData(3, "2026-10-25T00:00:00Z", "2026-10-25T00:00:00Z")]
    [InlineData(3, "2026-10-25T01:30:00Z", "2026-10-25T00:00:00Z")]
    public void A_night_on_which_the_clock_changes_has_one_digest(
        int hour, string now, string due) => Assert.Equal(due, Last("Daily", hour, now));

    [Fact]
    public void Every_day_of_a_year_has_its_digest_and_only_one()
    {
        foreach (var zone in new[] { "Europe/Athens", "America/Santiago", "Asia/Shanghai" })
        {
            foreach (var hour in new[] { 0, 2, 3, 23 })
            {
                var times = new DigestTimes(
                    DigestPace.Daily, DayOfWeek.Monday, hour,
                    TimeZoneInfo.FindSystemTimeZoneById(zone));
                var start = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);
                var due = Enumerable.Range(0, 365 * 48)
                    .Select(i => times.Last(start.AddMinutes(30 * i))!).Distinct().ToList();
                Assert.Equal(due.Count, due.Select(d => d.Day).Distinct().Count());
                Assert.Equal(
                    due[^1].Day.DayNumber - due[0].Day.DayNumber + 1, due.Count);
            }
        }
    }

    [Fact]
    public async Task Who_gets_what_when()
    {
        await using var room = await MailRoom.Open();
        var owner = await room.Hire("owner", Role.Owner);
        var cashier = await room.Hire("cashier", Role.Cashier);
        var service = await room.Hire("service", Role.Service);
        await room.Choose(owner, new(
            DigestPace.Daily, Hour: 8, Language: "zh-Hans", Email: "owner@example.com"));
        await room.Choose(cashier, new(
            DigestPace.Weekly, DayOfWeek.Wednesday, 20, "el", "Asia/Shanghai",
            "cashier@example.com"));
        await room.Choose(service, new(DigestPace.None, Email: "service@example.com"));

        var told = new List<string>();
        // From Monday noon to Sunday noon, hour by hour.
        for (var hour = 1; hour <= 24 * 6; hour++)
        {
            room.MoveTo(Shop.Noon.AddHours(hour));
            var before = room.Server.Came.Count;
            await room.Send();
            told.AddRange(room.Server.Came.Skip(before).Select(
                c => $"{room.Shop.Clock.GetUtcNow():ddd HH} {c.To.Split('@')[0]}"));
        }

        Assert.Equal(
            [
                "Tue 06 owner", "Wed 06 owner", "Wed 12 cashier", "Thu 06 owner",
                "Fri 06 owner", "Sat 06 owner", "Sun 06 owner",
            ],
            told);
    }

    [Fact]
    public async Task A_digest_holds_the_tiles_one_may_see_with_links_to_their_rows()
    {
        await using var room = await MailRoom.Open();
        var client = await room.Shop.Client();
        await client.Customer("Quetzal");
        var cashier = await room.Hire("cashier", Role.Cashier);
        await room.Choose(cashier, new(
            DigestPace.Daily, Hour: 15, Language: "el", Email: "cashier@example.com"));
        await room.Shop.With((ArrangeDay days) => days.Arrange(
            cashier, new(["records", "shifts"]), Cancel));
        room.MoveTo(Shop.Noon.AddHours(1));

        Assert.Equal(1, await room.Send());

        var message = Assert.Single(room.Server.Came).Message;
        Assert.Contains("https://kite.example.com/customers?addedFrom=", message.TextBody);
        Assert.Contains("href=\"https://kite.example.com/shifts?state=open", message.HtmlBody);
        Assert.DoesNotContain("Quetzal", message.HtmlBody + message.TextBody);
        Assert.DoesNotContain("/shifts/bills", message.HtmlBody);
        Assert.Contains("lang=\"el\"", message.HtmlBody);
        Assert.Equal(
            "List-Unsubscribe=One-Click", message.Headers["List-Unsubscribe-Post"]);
        Assert.StartsWith(
            "<https://kite.example.com/digest/end?", message.Headers["List-Unsubscribe"]);
    }

    [Fact]
    public async Task Bars_travel_as_a_picture_and_as_numbers()
    {
        var today = new DateOnly(2026, 11, 23);
        await using var shop = await FilledShop.With(
            Enumerable.Range(1, 40).Select(i => new Sale(1, today.AddDays(-i), 1_000 * i)));
        var owner = new Asker(
            Guid.CreateVersion7(), "mei", Roles.Permissions(Role.Owner))
        { Role = Role.Owner };
        var written = (await shop.With((WriteDigest write) => write.Run(
            owner, new() { PersonId = owner.Id!.Value, Language = "en" }, Cancel))).Value;

        var picture = written.Pictures.Single(p => p.Name == "takings");
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture.Png[..4]);
        Assert.Contains("cid:takings\"", written.Html);
        Assert.Contains("¥70", written.Text);

        var preview = (await shop.With(
            (WriteDigest write) => write.Preview(owner, Cancel))).Value;
        Assert.DoesNotContain("cid:", preview.Html);
        Assert.Contains("data:image/png;base64,", preview.Html);
        Assert.Equal(written.Subject, preview.Subject);
    }

    [Fact]
    public async Task Who_left_lost_a_permission_or_called_it_off_gets_nothing_of_it()
    {
        await using var room = await MailRoom.Open();
        var (left, lost, off) = (
            await room.Hire("left", Role.Owner), await room.Hire("lost", Role.Manager),
            await room.Hire("off", Role.Manager));
        foreach (var asker in new[] { left, lost, off })
        {
            await room.Choose(asker, new(
                DigestPace.Daily, Hour: 15, Language: "en", Email: $"{asker.Name}@example.com"));
        }
        await (await room.Shop.Client()).Customer("Quetzal");
        await room.Hire("another", Role.Owner);
        room.Server.Answers["RCPT"] = "450 later";
        room.MoveTo(Shop.Noon.AddHours(1));
        Assert.Equal(0, await room.Send());
        Assert.Equal(3, (await room.Mails()).Count);

        // All three letters wait; meanwhile things change.
        await room.Shop.With((ChangePerson change) => change.Run(
            Asker.Kite, left.Id!.Value, new(MaySignIn: false), Cancel));
        await room.Shop.With((ChangePerson change) => change.Run(
            Asker.Kite, lost.Id!.Value, new(Role.Cashier), Cancel));
        await room.Choose(off, new(DigestPace.None, Email: "off@example.com"));
        room.Server.Answers.Clear();
        room.MoveTo(Shop.Noon.AddHours(1).AddMinutes(2));
        Assert.Equal(1, await room.Send());

        var came = Assert.Single(room.Server.Came);
        Assert.Equal("lost@example.com", came.To);
        Assert.DoesNotContain("/shifts/bills", came.Message.HtmlBody);
        Assert.Equal(
            [MailState.NotWanted, MailState.Sent, MailState.NotWanted],
            (await room.Rows()).OrderBy(m => m.PersonId).Select(m => m.State));
    }

    [Fact]
    public async Task It_is_sent_once_however_often_the_program_starts_anew()
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner);
        await room.Choose(mei, new(DigestPace.Daily, Hour: 15, Email: "mei@example.com"));
        room.MoveTo(Shop.Noon.AddHours(1));
        Assert.Equal(1, await room.Send());
        Assert.Equal(0, await room.Send());
        // Another hour and another zone make no second one on the same day.
        await room.Choose(mei, new(
            DigestPace.Daily, Hour: 18, TimeZone: "Europe/Berlin", Email: "mei@example.com"));
        room.MoveTo(Shop.Noon.AddHours(6));
        Assert.Equal(0, await room.Send());
        Assert.Single(room.Server.Came);

        await using var outside = room.Shop.OpenBooks();
        var first = await outside.Set<Mail>().SingleAsync(Cancel);
        outside.Add(new Mail
        {
            Kind = first.Kind, PersonId = first.PersonId, Occasion = first.Occasion,
        });
        await Assert.ThrowsAsync<DbUpdateException>(() => outside.SaveChangesAsync(Cancel));
    }

    [Fact]
    public async Task After_a_long_night_the_morning_is_not_told_any_more()
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner);
        await room.Choose(mei, new(DigestPace.Daily, Hour: 15, Email: "mei@example.com"));

        room.MoveTo(Shop.Noon.AddHours(14));
        Assert.Equal(0, await room.Send());
        Assert.Equal(0, await room.Send());
        var mail = Assert.Single(await room.Mails());
        Assert.Equal((MailState.Late, 0), (mail.State, mail.Attempts));
        Assert.Contains("12", mail.Why);
        Assert.Empty(room.Server.Came);
    }

    [Fact]
    public async Task An_empty_business_says_so_and_sends_no_picture()
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner);
        await room.Choose(mei, new(
            DigestPace.Daily, Hour: 15, Language: "vi", Email: "mei@example.com"));
        room.MoveTo(Shop.Noon.AddHours(1));
        await room.Send();

        var message = Assert.Single(room.Server.Came).Message;
        Assert.Contains("Chưa có gì để báo", message.TextBody);
        Assert.Contains("Ngừng nhận", message.TextBody);
        Assert.DoesNotContain(
            message.BodyParts.OfType<MimePart>(), p => p.ContentType.IsMimeType("image", "*"));
    }

    [Fact]
    public async Task The_link_in_a_digest_ends_it_and_looking_at_it_does_not()
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner);
        await room.Choose(mei, new(DigestPace.Daily, Hour: 15, Email: "mei@example.com"));
        room.MoveTo(Shop.Noon.AddHours(1));
        await room.Send();
        var link = Assert.Single(room.Server.Came).Message.Headers["List-Unsubscribe"]!
            .Trim('<', '>')["https://kite.example.com".Length..];
        var stranger = room.Shop.Stranger();

        using (var looked = await stranger.GetAsync(link, Cancel))
            Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, await Click(link[..^2] + "xx"));
        Assert.Equal(DigestPace.Daily, await Pace());
        Assert.Equal(HttpStatusCode.OK, await Click(link));
        Assert.Equal(DigestPace.None, await Pace());

        async Task<HttpStatusCode> Click(string at)
        {
            using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
            using var answer = await stranger.PostAsync(at, form, Cancel);
            return answer.StatusCode;
        }

        async Task<DigestPace> Pace() => (await room.Shop.With(
            (KeepDigest keep) => keep.Show(mei, Cancel))).Value.Pace;
    }

    [Theory]
    [InlineData(24, "en", null, "a@example.com", "hour")]
    [InlineData(-1, "en", null, "a@example.com", "hour")]
    [InlineData(8, "tlh", null, "a@example.com", "language")]
    [InlineData(8, "en", "Mars/Olympus", "a@example.com", "timeZone")]
    [InlineData(8, "en", null, "", "email")]
    [InlineData(8, "en", null, "not an address", "email")]
    public async Task What_is_no_choice_is_refused_at_its_field(
        int hour, string language, string? zone, string email, string field)
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner);

        var kept = await room.Shop.With((KeepDigest keep) => keep.Run(
            mei, new(DigestPace.Daily, null, hour, language, zone, email), Cancel));

        Assert.Equal(field, Assert.Single(Assert.IsType<BadInput>(kept.Refusal).Faults).Field);
        Assert.Empty(await room.Shop.Books(
            db => db.Set<DigestChoice>().ToListAsync(Cancel)));
        Assert.Null(await room.Shop.With((OwnMailAddress own) => own.Of(mei, Cancel)));
    }

    private static string? Last(string pace, int hour, string now) => new DigestTimes(
            Enum.Parse<DigestPace>(pace), DayOfWeek.Monday, hour,
            TimeZoneInfo.FindSystemTimeZoneById("Europe/Athens"))
        .Last(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))
        ?.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
