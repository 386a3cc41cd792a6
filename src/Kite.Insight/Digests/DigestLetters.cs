using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>The digests that fall due, each to whoever chose it and may still have it.</summary>
internal sealed class DigestLetters(
    KiteDb db, WriteDigest write, ProveAddress prove, TimeProvider clock) : ILetters
{
    // After a longer night without the program a morning's figures are of no use.
    private static readonly TimeSpan Late = TimeSpan.FromHours(12);
    private static readonly LetterIsLate IsLate = new((int)Late.TotalHours);

    private const string Form = "yyyy-MM-dd";

    public string Kind => "digest";

    public async Task Plan(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var choices = await db.Set<DigestChoice>().AsNoTracking()
            .Where(c => c.Pace != DigestPace.None || c.ClassesSince != null)
            .OrderBy(c => c.PersonId)
            .ToListAsync(cancel);
        await prove.BeginWhereNobodyDid(
            choices.ToDictionary(c => c.PersonId, c => c.Language), cancel);
        foreach (var choice in choices.Where(c => c.Pace != DigestPace.None))
        {
            var usual = await db.UsualZoneAsync(choice.PersonId, cancel);
            var due = choice.TimesIn(usual).Last(now);
            if (due is null || due.At <= choice.Since) continue;

            var day = due.Day.ToString(Form, CultureInfo.InvariantCulture);
            if (now - due.At > Late)
                await db.PutLateMailAsync(Kind, choice.PersonId, day, now, IsLate, cancel);
            else
                await db.PutMailAsync(Kind, choice.PersonId, day, now, cancel);
        }
    }

    public async Task<Result<Letter>> Write(Mail mail, Person to, CancellationToken cancel)
    {
        var choice = await db.Set<DigestChoice>().AsNoTracking()
            .SingleOrDefaultAsync(c => c.PersonId == mail.PersonId, cancel);
        if (choice is null or { Pace: DigestPace.None }) return new MailIsNotWanted();
        if (await TooLate(mail, choice, cancel) is { } late) return late;

        // By the role they have today, not the one they had when they chose.
        var asker = new Asker(to.Id, to.UserName ?? "", Roles.Permissions(to.Role))
        {
            Role = to.Role,
        };
        return await write.Run(asker, choice, cancel);
    }

    // What waited for its server for long tells a day that is over, or leaves beside the next.
    private async Task<Refusal?> TooLate(Mail mail, DigestChoice choice, CancellationToken cancel)
    {
        if (await db.Set<Mail>().AnyAsync(
            m => m.PersonId == mail.PersonId && m.Kind == Kind
                && m.Occasion.CompareTo(mail.Occasion) > 0, cancel))
        {
            return new LetterIsOvertaken();
        }
        var usual = await db.UsualZoneAsync(choice.PersonId, cancel);
        var day = DateOnly.ParseExact(mail.Occasion, Form, CultureInfo.InvariantCulture);
        return clock.GetUtcNow() - choice.TimesIn(usual).On(day) > Late ? IsLate : null;
    }
}
