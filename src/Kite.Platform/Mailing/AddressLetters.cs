using System.Globalization;
using System.Net;
using Kite.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite;

/// <summary>
/// The letter by which an address is proven. It may reach a stranger: it names nobody, and tells of
/// the business no more than what it is called.
/// </summary>
internal sealed class AddressLetters(
    KiteDb db, KeepMailDoor door, MasterKeys masters, IStringLocalizer<Texts> texts,
    TimeProvider clock) : ILetters
{
    public string Kind => ProveAddress.Kind;
    public bool ProvesAddress => true;

    // Put down by whoever gives an address, or asks for the letter once more.
    public Task Plan(CancellationToken cancel) => Task.CompletedTask;

    public async Task<Result<Letter>> Write(Mail mail, Person to, CancellationToken cancel)
    {
        if (to.EmailConfirmed) return new AddressIsProvenAlready();

        var token = ProveAddress.LinkOf(mail, masters);
        var (hash, until) = (ApiKey.HashOf(token), clock.GetUtcNow() + AddressProof.Holds);
        var address = ProveAddress.TokenOf(to.Email!, masters);
        // Tried again, the same letter holds the same link: a server that has it shows it once.
        var counts = await db.Set<AddressProof>()
            .Where(p => p.PersonId == mail.PersonId && p.Occasion == mail.Occasion
                && p.Address == address)
            .ExecuteUpdateAsync(
                set => set.SetProperty(p => p.Hash, hash).SetProperty(p => p.ExpiresAt, until),
                cancel);
        if (counts == 0) return new MailIsNotWanted();

        var proof = await db.Set<AddressProof>().AsNoTracking()
            .SingleAsync(p => p.PersonId == mail.PersonId, cancel);
        // Flows into everything that is asked from here, and not back to who called.
        var culture = CultureInfo.GetCultureInfo(proof.Language);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        var business = (await db.BusinessAsync(cancel)).Name is { Length: > 0 } name
            ? name
            : "Kite";
        var link = await door.BaseAddress(cancel) + ConfirmAddress.AddressFor(token);
        return Worded(business, link, culture);
    }

    private Letter Worded(string business, string link, CultureInfo culture)
    {
        string subject = texts["address.subject", business];
        string says = texts["address.letter", business], open = texts["address.open"];
        string foot = texts["address.foot", (int)AddressProof.Holds.TotalHours];
        var html = $"""
            <!DOCTYPE html>
            <html lang="{culture.Name}"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <meta name="color-scheme" content="light">
            <title>{Safe(subject)}</title></head>
            <body style="margin:0;padding:24px 12px;background:#F7F4EF;color:#25201B;
            font-family:-apple-system,'Segoe UI','Noto Sans',Arial,sans-serif">
            <div style="max-width:600px;margin:0 auto;padding:24px;background:#FFFEFC">
            <p style="margin:0 0 16px;font-size:15px;line-height:22px">{Safe(says)}</p>
            <p style="margin:0 0 16px"><a href="{Safe(link)}"
            style="color:#B02C17;font-size:17px">{Safe(open)}</a></p>
            <p style="margin:0;color:#6F665D;font-size:13px;line-height:20px">{Safe(foot)}</p>
            </div></body></html>

            """;
        return new(subject, $"{says}\n\n{open}:\n{link}\n\n{foot}\n", html);
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
