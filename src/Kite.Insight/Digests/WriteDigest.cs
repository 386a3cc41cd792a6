using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>What a digest would say: its head, as text, and as a page with its pictures in it.
/// </summary>
public sealed record DigestPreview(string Subject, string Text, string Html);

/// <summary>
/// Writes somebody's day as a letter, in their language, with what they may see as it leaves.
/// </summary>
internal sealed class WriteDigest(
    KiteDb db, ArrangeDay days, KeepMailDoor door, EndDigest end,
    IStringLocalizer<Texts> texts, TimeProvider clock)
{
    public async Task<Result<Letter>> Run(
        Asker asker, DigestChoice choice, CancellationToken cancel)
    {
        // Flows into everything that is asked from here, and not back to who called.
        var culture = CultureInfo.GetCultureInfo(choice.Language);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);

        var read = await Read(asker, choice, cancel);
        if (read.Refusal is { } no) return no;

        var content = read.Value;
        return new Letter(
            Subject: texts["digest.subject", content.Business, content.Heading],
            DigestText.Write(content, texts), DigestHtml.Write(content, texts))
        {
            End = content.End,
            Pictures =
            [
                .. content.Tiles.Where(t => t.View is { Bars.Count: > 0 } && !content.IsEmpty)
                    .Select(t => new LetterPicture(
                        t.Key, BarPicture.Png([.. t.View!.Bars.Select(b => b.Amount)]))),
            ],
        };
    }

    /// <summary>The same to look at, without a letter leaving.</summary>
    public async Task<Result<DigestPreview>> Preview(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        if (asker is not { Id: { } person, Role: not null }) return new OnlyPeopleHaveADay();

        var choice = await db.Set<DigestChoice>().AsNoTracking()
            .SingleOrDefaultAsync(c => c.PersonId == person, cancel)
            ?? new() { PersonId = person, Language = CultureInfo.CurrentUICulture.Name };
        var written = await Run(asker, choice, cancel);
        if (written.Refusal is { } no) return no;

        var letter = written.Value;
        return new DigestPreview(
            letter.Subject, letter.Text,
            letter.Pictures.Aggregate(letter.Html, (page, picture) => page.Replace(
                $"cid:{picture.Name}\"",
                $"data:image/png;base64,{Convert.ToBase64String(picture.Png)}\"",
                StringComparison.Ordinal)));
    }

    private async Task<Result<DigestContent>> Read(
        Asker asker, DigestChoice choice, CancellationToken cancel)
    {
        var shown = await days.Show(asker, cancel);
        if (shown.Refusal is { } no) return no;

        var day = shown.Value;
        var tiles = new List<DigestTile>();
        foreach (var tile in day.Tiles)
        {
            var read = await days.Read(asker, tile.Key, new() { Store = day.Store }, cancel);
            // What one may not see is left out without a word, as on the page.
            if (read.Refusal is Forbidden) continue;
            tiles.Add(new(
                tile.Key, tile.Title, read.Refusal is null ? read.Value : null,
                read.Refusal is { } why
                    ? Wording.Say(why, CultureInfo.CurrentUICulture)
                    : null));
        }
        var business = await db.BusinessAsync(cancel);
        var place = await door.BaseAddress(cancel) ?? "";
        var today = Figures.LongDay(business.Today(clock));
        return new DigestContent(
            business.Name is { Length: > 0 } name ? name : "Kite",
            choice.Pace is DigestPace.Weekly ? texts["digest.week", today] : today,
            tiles, place, place + end.AddressFor(choice.PersonId));
    }
}
