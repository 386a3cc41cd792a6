using System.Globalization;
using Kite.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using MimeKit;

namespace Kite;

/// <summary>
/// Sends a letter at once, to see whether the mail server takes it. It may go to anybody, so it
/// stands in the trail, and only so many leave within an hour.
/// </summary>
public sealed class TestMail(
    KiteDb db, KeepMailDoor doors, OwnMailAddress own, IStringLocalizer<Texts> texts,
    TimeProvider clock)
{
    internal const int MostAnHour = 10;
    private static readonly TimeSpan Stretch = TimeSpan.FromHours(1);

    /// <summary>To whom; left out means to oneself.</summary>
    public sealed record Wish(string? To = null);

    /// <summary>The server has taken it for this address.</summary>
    public sealed record Taken(string To);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/mail-door/tests",
                async (Wish wish, TestMail test, Asker asker, CancellationToken cancel) =>
                    (await test.Run(asker, wish, cancel)).ToHttp())
            .Needing(May.ManageSettings)
            .WithSummary("Sends a letter at once, and says what hinders it");

    public async Task<Result<Taken>> Run(Asker asker, Wish wish, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);

        var to = wish.To?.Trim() is { Length: > 0 } written
            ? written
            : await own.Of(asker, cancel);
        if (to is null) return new NoMailAddress();
        if (!MailLines.IsAddress(to)) return new BadInput("to", new NotAMailAddress());
        if (await doors.Open(cancel) is not { } door) return new NoMailDoor();
        if (await Stops(cancel) is { } enough) return enough;

        var trouble = await Send(asker, door, to, cancel);
        return trouble is null ? new Taken(to) : trouble.Why;
    }

    private async Task<PostTrouble?> Send(
        Asker asker, OpenedDoor door, string to, CancellationToken cancel)
    {
        PostTrouble? trouble = new(new SomethingBroke(), MayPass: true);
        try
        {
            using var message = await Letter(door, to, cancel);
            return trouble = await Post.Send(door, message, clock, cancel);
        }
        finally
        {
            // Whoever hangs up meanwhile is in the trail all the same.
            await Note(asker, to, trouble);
        }
    }

    // One statement counts and decides: two who ask at once do not slip through together.
    private async Task<Refusal?> Stops(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var begun = now - Stretch;
        var kept = db.Set<MailDoor>();
        var counted = await kept
            .Where(d => d.Tests < MostAnHour || d.TestsSince == null || d.TestsSince <= begun)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(d => d.Tests, d => d.TestsSince == null || d.TestsSince <= begun
                        ? 1
                        : d.Tests + 1)
                    .SetProperty(d => d.TestsSince, d =>
                        d.TestsSince == null || d.TestsSince <= begun ? now : d.TestsSince),
                cancel);
        if (counted > 0) return null;

        var since = await kept.Select(d => d.TestsSince).SingleOrDefaultAsync(cancel) ?? now;
        return new TooManyTestLetters(
            MostAnHour, Math.Max(1, (int)Math.Ceiling((since + Stretch - now).TotalMinutes)));
    }

    private async Task Note(Asker asker, string to, PostTrouble? trouble)
    {
        var books = (await db.BusinessAsync(CancellationToken.None)).BooksId;
        Tell("testLetterTo", to, DataClass.Identity);
        Tell("testLetterWas", trouble?.Why.Code ?? "taken", DataClass.Operational);
        await db.For(asker).SaveChangesAsync(CancellationToken.None);

        void Tell(string field, string value, DataClass kind) => db.Tell(
            new("mail-door", books, field, null, value, kind) { Deed = "noted" });
    }

    private async Task<MimeMessage> Letter(
        OpenedDoor door, string to, CancellationToken cancel)
    {
        var business = (await db.BusinessAsync(cancel)).Name;
        string subject = texts["mail.test.subject", business], says = texts["mail.test.says"];
        var lang = CultureInfo.CurrentUICulture.Name;
        var html = $"<!DOCTYPE html><html lang=\"{lang}\"><body><p>"
            + System.Net.WebUtility.HtmlEncode(says) + "</p></body></html>";
        return Post.Wrap(
            new(subject, says, html), door, "", to, Guid.CreateVersion7(), clock.GetUtcNow());
    }
}
