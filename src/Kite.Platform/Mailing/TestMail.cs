using System.Globalization;
using Kite.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite;

/// <summary>Sends a letter at once, to see whether the mail server takes it.</summary>
public sealed class TestMail(
    KiteDb db, KeepMailDoor doors, OwnMailAddress own, IStringLocalizer<Texts> texts,
    TimeProvider clock)
{
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

        var business = (await db.BusinessAsync(cancel)).Name;
        string subject = texts["mail.test.subject", business], says = texts["mail.test.says"];
        var lang = CultureInfo.CurrentUICulture.Name;
        var html = $"<!DOCTYPE html><html lang=\"{lang}\"><body><p>"
            + System.Net.WebUtility.HtmlEncode(says) + "</p></body></html>";
        using var message = Post.Wrap(
            new(subject, says, html), door, "", to, Guid.CreateVersion7(), clock.GetUtcNow());
        return await Post.Send(door, message, cancel) is { } trouble
            ? trouble.Why
            : new Taken(to);
    }
}
