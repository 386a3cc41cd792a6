using System.Net;
using Kite.Insight;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>
/// An address is proven by the link of one letter before anything else goes there (A10).
/// </summary>
[Trait("books", "both")]
public sealed class AddressTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_but_one_letter_goes_to_an_address_before_its_link_is_used()
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner, "Mei Quetzal");
        await room.Give(mei, new(DigestPace.Daily, Hour: 15, Language: "el", Email: "m@x.gr"));
        Assert.Equal(1, await room.Send());
        var letter = Assert.Single(room.Server.Came);
        Assert.Equal("m@x.gr", letter.To);
        Assert.Contains("επιβεβαιώστε", letter.Message.Subject);
        Assert.Contains("lang=\"el\"", letter.Message.HtmlBody);
        Assert.DoesNotContain("Quetzal", letter.Raw);
        Assert.Contains(LinkIn(letter), letter.Message.HtmlBody);

        room.MoveTo(Shop.Noon.AddHours(1));
        Assert.Equal(0, await room.Send());
        var held = (await room.Mails()).Single(m => m.Kind == "digest");
        Assert.Equal(MailState.NotWanted, held.State);
        Assert.Equal(Said(new AddressIsNotProven()), held.Why);
        Assert.False(await IsProven(room, mei));

        Assert.Equal("true", await Confirm(room, LinkIn(letter)));
        Assert.True(await IsProven(room, mei));
        room.MoveTo(Shop.Noon.AddHours(25));
        Assert.Equal(1, await room.Send());
        Assert.Contains("Mei Quetzal", room.Server.Came[^1].Message.To.ToString());
    }

    [Fact]
    public async Task Looking_at_the_page_confirms_nothing_and_tells_nothing()
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner, "Mei Quetzal");
        var link = await Asked(room, mei, "quetzal@example.com");
        var stranger = room.Shop.Stranger();

        // One that counts and one that does not look the same.
        foreach (var at in new[] { link, Torn(link) })
        {
            var page = await stranger.GetStringAsync(at, Cancel);
            Assert.Contains($"action=\"{at}\"", page);
            Assert.DoesNotContain("quetzal", page, StringComparison.OrdinalIgnoreCase);
        }
        Assert.False(await IsProven(room, mei));
    }

    [Theory]
    [InlineData("it was used", "false")]
    [InlineData("it is two days old", "false")]
    [InlineData("it is nearly two days old", "true")]
    [InlineData("a letter is torn off", "false")]
    [InlineData("a newer letter was asked for", "false")]
    [InlineData("another address was given", "false")]
    [InlineData("the address was taken away", "false")]
    [InlineData("the address was given again", "false")]
    public async Task A_link_counts_once_for_its_address_and_two_days(string when, string done)
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner);
        var link = await Asked(room, mei, "mei@example.com");
        room.MoveTo(Shop.Noon.AddMinutes(10));
        switch (when)
        {
            case "it was used":
                Assert.Equal("true", await Confirm(room, link));
                break;
            case "it is two days old":
                room.MoveTo(Shop.Noon.AddHours(48));
                break;
            case "it is nearly two days old":
                room.MoveTo(Shop.Noon.AddHours(47));
                break;
            case "a letter is torn off":
                link = Torn(link);
                break;
            case "a newer letter was asked for":
                Assert.Null(await Again(room, mei));
                break;
            case "another address was given":
                await room.Give(mei, new(Email: "other@example.com"));
                break;
            case "the address was taken away":
                await room.Give(mei, new(Email: ""));
                break;
            default:
                await room.Give(mei, new(Email: ""));
                await room.Give(mei, new(Email: "mei@example.com"));
                break;
        }

        Assert.Equal(done, await Confirm(room, link));

        Assert.Equal(done is "true" || when is "it was used", await IsProven(room, mei));
    }

    [Fact]
    public async Task Letters_are_few_and_a_refused_change_changes_nothing()
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner);
        await room.Give(mei, new(Email: "mei@example.com"));

        Assert.Equal(new AddressLetterJustLeft(2), await Again(room, mei));
        var changed = await room.Shop.With((KeepDigest keep) => keep.Run(
            mei, new(DigestPace.Daily, Email: "victim@example.com"), Cancel));
        var fault = Assert.Single(Assert.IsType<BadInput>(changed.Refusal).Faults);
        Assert.Equal(("email", "address-letter-just-left"), (fault.Field, fault.Why.Code));
        var kept = (await room.Shop.With((KeepDigest keep) => keep.Show(mei, Cancel))).Value;
        Assert.Equal((DigestPace.None, "mei@example.com"), (kept.Pace, kept.Email));

        for (var more = 2; more <= AddressProof.MostADay; more++)
        {
            room.MoveTo(Shop.Noon.AddMinutes(3 * more));
            Assert.Null(await Again(room, mei));
        }
        room.MoveTo(Shop.Noon.AddHours(1));
        Assert.Equal(new TooManyAddressLetters(5, 23 * 60), await Again(room, mei));
        // The letters that were overtaken do not leave: only the last link counts.
        Assert.Equal(1, await room.Send());
        room.MoveTo(Shop.Noon.AddHours(24));
        Assert.Null(await Again(room, mei));
    }

    [Fact]
    public async Task The_books_hold_neither_the_link_nor_a_second_use_of_it()
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner);
        var link = await Asked(room, mei, "mei@example.com");
        var secret = link.Split('=')[^1];
        var proof = await room.Shop.Books(
            db => db.Set<AddressProof>().AsNoTracking().SingleAsync(Cancel));
        Assert.Equal(ApiKey.HashOf(secret), proof.Hash);
        Assert.DoesNotContain(secret, System.Text.Json.JsonSerializer.Serialize(proof));

        var done = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Confirm(room, link)));

        Assert.Equal(["false", "false", "false", "true"], done.Order());
        Assert.True(await IsProven(room, mei));
    }

    [Fact]
    public async Task Who_asks_twice_at_once_gets_one_letter()
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner);
        await room.Give(mei, new(Email: "mei@example.com"));
        room.MoveTo(Shop.Noon.AddHours(1));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Again(room, mei)));

        Assert.Single(answers, a => a is null);
        Assert.All(answers.OfType<Refusal>(), a => Assert.IsType<AddressLetterJustLeft>(a));
        Assert.Equal(2, (await room.Rows()).Count);
    }

    [Fact]
    public async Task An_address_from_before_letters_proved_them_is_asked_for_once()
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner);
        await room.Choose(mei, new(DigestPace.Daily, Language: "vi", Email: "mei@example.com"));
        await room.Shop.Books(async db =>
        {
            await db.Set<AddressProof>().ExecuteDeleteAsync(Cancel);
            return await db.Set<Person>().ExecuteUpdateAsync(
                set => set.SetProperty(p => p.EmailConfirmed, false), Cancel);
        });

        Assert.Equal(1, await room.Send());
        Assert.Equal(0, await room.Send());

        var letter = Assert.Single(room.Server.Came);
        Assert.Contains("lang=\"vi\"", letter.Message.HtmlBody);
        Assert.Equal("true", await Confirm(room, LinkIn(letter)));
        Assert.Equal(new AddressIsProvenAlready(), await Again(room, mei));
    }

    [Fact]
    public async Task The_trail_says_who_confirmed_and_seals_the_address()
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Owner);
        await Confirm(room, await Asked(room, mei, "mei@example.com"));

        var lines = await room.Shop.Books(db => db.Set<AuditEntry>().AsNoTracking()
            .Where(e => e.SubjectId == mei.Id && e.Subject == "person")
            .OrderBy(e => e.Position).ToListAsync(Cancel));

        Assert.Equal("address link", lines[^1].AskerName);
        Assert.Contains("emailConfirmed", lines[^1].Changes);
        Assert.DoesNotContain(
            lines, l => l.Changes.Contains("mei@example.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_has_no_address_and_without_one_there_is_nothing_to_prove()
    {
        await using var room = await MailRoom.Open();
        var mei = await room.Hire("mei", Role.Cashier);
        Assert.Equal(new NoMailAddress(), await Again(room, mei));
        using var program = await (await room.Shop.Client()).PostAsync(
            "/api/v1/mail-address/proofs", null, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, program.StatusCode);
    }

    private static async Task<string> Asked(MailRoom room, Asker asker, string address)
    {
        await room.Give(asker, new(Email: address));
        Assert.Equal(1, await room.Send());
        return LinkIn(room.Server.Came[^1]);
    }

    private static string LinkIn(CameIn letter) => letter.Message.TextBody!.Split('\n')
        .Single(l => l.StartsWith("https://kite.example.com/", StringComparison.Ordinal))
        .Trim()["https://kite.example.com".Length..];

    private static string Torn(string link) => link[..^2] + (link[^2] is 'A' ? "BB" : "AA");

    private static async Task<Refusal?> Again(MailRoom room, Asker asker) =>
        (await room.Shop.With((ProveAddress prove) => prove.Again(asker, Cancel))).Refusal;

    private static async Task<string> Confirm(MailRoom room, string link)
    {
        using var answer = await room.Shop.Stranger().PostAsync(link, null, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString.Split("done=")[^1];
    }

    private static async Task<bool> IsProven(MailRoom room, Asker asker) => (await room.Shop.With(
        (KeepDigest keep) => keep.Show(asker, Cancel))).Value.EmailIsProven;

    private static string Said(Refusal no) =>
        Wording.Say(no, System.Globalization.CultureInfo.CurrentUICulture);
}
