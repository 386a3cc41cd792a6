using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Kite.Insight;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Kite.Tests;

/// <summary>Letters leave through the business's own mail server (A10).</summary>
[Trait("books", "both")]
public sealed class MailTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("港口厨房", "测试信")]
    [InlineData("Κουζίνα του λιμανιού", "δοκιμαστικό")]
    [InlineData("Bếp Cảng", "thư thử")]
    public async Task A_test_letter_arrives_in_the_readers_language(string business, string word)
    {
        await using var room = await MailRoom.Open(business);
        var client = await room.Shop.Client();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(
            word is "测试信" ? "zh-Hans" : word is "thư thử" ? "vi" : "el");

        var taken = await client.Tell("/mail-door/tests", new { to = "lin@example.com" });

        Assert.Equal("lin@example.com", taken.Word("to"));
        var came = Assert.Single(room.Server.Came);
        Assert.Equal(("kite@example.com", "lin@example.com"), (came.From, came.To));
        Assert.True(came.Head.All(char.IsAscii), came.Head);
        var message = came.Message;
        Assert.StartsWith(business, message.Subject);
        Assert.Contains(word, message.Subject);
        var both = Assert.IsType<MultipartAlternative>(message.Body);
        Assert.Equal(
            ["text/plain", "text/html"], both.Select(part => part.ContentType.MimeType));
        Assert.Equal("utf-8", both[0].ContentType.Charset);
        Assert.False(string.IsNullOrWhiteSpace(message.TextBody));
    }

    [Fact]
    public async Task A_name_cannot_add_a_line_to_the_head_of_a_letter()
    {
        const string Name = "Mei\r\nBcc: thief@example.com\r\n\r\nHello\u2028\u0007";
        await using var room = await MailRoom.Open("Shop\r\nBcc: thief@example.com");
        var mei = await room.Hire("mei", Role.Owner, Name);
        await room.Choose(mei, new(
            DigestPace.Daily, Hour: 15, Language: "en", Email: "mei@example.com"));
        room.MoveTo(Shop.Noon.AddHours(3));

        Assert.Equal(1, await room.Send());

        var came = Assert.Single(room.Server.Came);
        Assert.Equal("mei@example.com", came.To);
        Assert.DoesNotContain("\nBcc", came.Head, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(came.Message.Bcc);
        Assert.Single(came.Message.To);
        Assert.Contains("Shop", came.Message.Subject);
    }

    [Theory]
    [InlineData("RCPT", "550 nobody", "mail-address-was-refused")]
    [InlineData("RCPT", "450 later", "mail-address-was-refused")]
    [InlineData("MAIL", "553 not you", "mail-sender-was-refused")]
    [InlineData("MAIL", "530 sign in first", "mail-sign-in-is-needed")]
    [InlineData("AUTH", "535 wrong", "mail-sign-in-was-refused")]
    [InlineData("END", "554 spam", "mail-was-refused")]
    [InlineData("EHLO", "421 closing", "mail-server-is-strange")]
    public async Task What_hinders_a_test_letter_is_said(string at, string answer, string code)
    {
        await using var room = await MailRoom.Open();
        room.Server.Answers[at] = answer;
        if (at is "EHLO") room.Server.Answers["HELO"] = answer;
        var client = await room.Shop.Client();

        using var told = await client.PostAsJsonAsync(
            "/api/v1/mail-door/tests", new { to = "lin@example.com" }, Cancel);

        Assert.Equal(HttpStatusCode.Conflict, told.StatusCode);
        var problem = await told.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Contains(problem.Word("code"), code is "mail-server-is-strange"
            ? [code, "mail-was-refused"]
            : new[] { code });
        Assert.Empty(room.Server.Came);
    }

    [Fact]
    public async Task A_server_that_is_not_there_mute_or_not_encrypted_is_told_apart()
    {
        await using var room = await MailRoom.Open();
        var facts = room.Facts();

        Assert.Equal("mail-is-not-encrypted", await Try(facts with
        {
            Security = MailSecurity.StartTls,
        }));
        room.Server.IsMute = true;
        Assert.Equal("mail-server-is-strange", await Try(facts));
        await room.Server.DisposeAsync();
        Assert.Equal("mail-server-does-not-answer", await Try(facts));
        Assert.Equal("mail-server-is-unknown", await Try(facts with
        {
            Host = "nowhere.invalid",
            Security = MailSecurity.Tls,
        }));

        async Task<string?> Try(MailDoorFacts door)
        {
            Assert.Null((await room.Keep(door)).Refusal);
            var sent = await room.Shop.With((TestMail test) => test.Run(
                Asker.Kite, new("lin@example.com"), Cancel));
            return sent.Refusal?.Code;
        }
    }

    [Fact]
    public async Task The_password_is_not_shown_to_another_server_than_it_was_typed_for()
    {
        await using var room = await MailRoom.Open();
        var known = room.Facts() with { Password = null };
        MailDoorFacts[] elsewhere =
        [
            known with { Host = "localhost" }, known with { Port = 2525 },
            known with { Security = MailSecurity.Tls }, known with { UserName = "mallory" },
        ];

        foreach (var facts in elsewhere)
        {
            var kept = await room.Keep(facts);
            var fault = Assert.Single(Assert.IsType<BadInput>(kept.Refusal).Faults);
            Assert.Equal(
                ("password", "mail-password-is-to-be-typed-again"), (fault.Field, fault.Why.Code));
        }
        Assert.Null((await room.Keep(known with { FromName = "Kite II" })).Refusal);
        Assert.Null((await room.Keep(room.Facts() with { Host = "localhost" })).Refusal);
    }

    [Fact]
    public async Task The_password_is_sealed_never_told_and_kept_when_left_out()
    {
        await using var room = await MailRoom.Open();
        var client = await room.Shop.Client();
        var told = (await client.Ask("/mail-door")).GetRawText();
        Assert.Contains("\"hasPassword\":true", told);
        Assert.DoesNotContain("quetzal-secret", told);
        await using (var outside = room.Shop.OpenBooks())
        {
            var door = await outside.Set<MailDoor>().SingleAsync(Cancel);
            Assert.DoesNotContain("quetzal-secret", Encoding.UTF8.GetString(door.Password!));
            var trail = await outside.Set<AuditEntry>().Select(e => e.Changes).ToListAsync(Cancel);
            Assert.DoesNotContain(
                trail, l => l.Contains("quetzal-secret", StringComparison.Ordinal));
        }

        await room.Keep(room.Facts() with { Password = null, FromName = "Kite II" });
        Assert.True((await Show()).HasPassword);
        await room.Keep(room.Facts() with { Password = "", UserName = null });
        Assert.False((await Show()).HasPassword);

        async Task<MailDoorView> Show() => (await room.Shop.With(
            (KeepMailDoor keep) => keep.Show(Asker.Kite, Cancel))).Value;
    }

    [Theory]
    [InlineData("host", "no such host!")]
    [InlineData("host", "")]
    [InlineData("port", "0")]
    [InlineData("port", "70000")]
    [InlineData("fromAddress", "Lin <lin@example.com>, thief@example.com")]
    [InlineData("fromAddress", "lin@example.com\r\nBcc: thief@example.com")]
    [InlineData("fromName", "Kite\r\nBcc: thief@example.com")]
    [InlineData("userName", "")]
    [InlineData("baseAddress", "javascript:alert(1)")]
    [InlineData("baseAddress", "https://kite.example.com/?x=1")]
    [InlineData("security", "none")]
    public async Task What_is_no_mail_server_is_refused_at_its_field(string field, string value)
    {
        await using var room = await MailRoom.Open();
        var client = await room.Shop.Client();
        var body = new Dictionary<string, object?>
        {
            ["host"] = "smtp.example.com", ["port"] = 587, ["security"] = "tls",
            ["userName"] = "kite", ["password"] = "secret", ["fromAddress"] = "kite@example.com",
            ["fromName"] = "Kite", ["baseAddress"] = "https://kite.example.com",
            [field] = field is "port" ? int.Parse(value, CultureInfo.InvariantCulture) : value,
        };

        using var answer = await client.PutAsJsonAsync("/api/v1/mail-door", body, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(
            field, Assert.Single(problem.GetProperty("fields").EnumerateObject()).Name);
        Assert.Equal("127.0.0.1", (await client.Ask("/mail-door")).Word("host"));
    }

    [Fact]
    public async Task A_letter_that_is_not_taken_is_tried_again_later_and_then_given_up()
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner);
        // The letter that proves an address has all the time there is.
        await room.Give(mei, new(Email: "mei@example.com"));
        room.Server.Answers["RCPT"] = "450 later";

        for (var attempt = 1; attempt <= SendMail.MostAttempts; attempt++)
        {
            Assert.Equal(0, await room.Send());
            var mail = Assert.Single(await room.Mails());
            Assert.Equal(attempt, mail.Attempts);
            Assert.Equal(
                attempt < SendMail.MostAttempts ? MailState.Waiting : MailState.Failed,
                mail.State);
            Assert.Contains("450", mail.Why);
            Assert.DoesNotContain("mei@example.com", mail.Why);
            Assert.Equal(0, await room.Send());
            room.MoveTo(mail.NextAt ?? room.Shop.Clock.GetUtcNow());
        }

        room.Server.Answers.Clear();
        var client = await room.Shop.Client();
        var id = (await room.Mails())[0].Id;
        using (var again = await client.PostAsync($"/api/v1/mails/{id}/retries", null, Cancel))
            Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        Assert.Equal(1, await room.Send());
        using var once = await client.PostAsync($"/api/v1/mails/{id}/retries", null, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, once.StatusCode);
        var sent = Assert.Single((await client.Ask("/mails?state=sent")).Items());
        Assert.Equal("mei", sent.Word("person"));
    }

    [Fact]
    public async Task A_letter_whose_sender_died_leaves_again_under_the_same_number()
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner);
        await room.Choose(mei, new(DigestPace.Daily, Hour: 15, Email: "mei@example.com"));
        room.MoveTo(Shop.Noon.AddHours(2));
        Assert.Equal(1, await room.Send());
        // As if the program had died between the server's word and its own note.
        await room.Shop.Books(db => db.Set<Mail>().ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, MailState.Sending), Cancel));

        Assert.Equal(0, await room.Send());
        room.MoveTo(Shop.Noon.AddHours(2).AddMinutes(2));
        Assert.Equal(1, await room.Send());

        Assert.Single(room.Server.Came.Select(c => c.Message.MessageId).Distinct());
        Assert.Equal(MailState.Sent, Assert.Single(await room.Mails()).State);
    }

    [Theory]
    [InlineData("lin@example.com", true)]
    [InlineData("lin.yue+kite@mail.example.gr", true)]
    [InlineData("lin@παράδειγμα.gr", true)]
    [InlineData("lin", false)]
    [InlineData("@example.com", false)]
    [InlineData("lin@", false)]
    [InlineData("lin@@example.com", false)]
    [InlineData("lin@example.com, wu@example.com", false)]
    [InlineData("lin@exa mple.com", false)]
    [InlineData("lin@example.com\n", false)]
    [InlineData("Lin <lin@example.com>", false)]
    [InlineData("\"a b\"@example.com", false)]
    public void An_address_is_one_plain_address(string written, bool isOne) =>
        Assert.Equal(isOne, MailLines.IsAddress(written));
}
