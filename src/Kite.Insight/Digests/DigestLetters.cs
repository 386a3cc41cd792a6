using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>The digests that fall due, each to whoever chose it and may still have it.</summary>
internal sealed class DigestLetters(KiteDb db, WriteDigest write, TimeProvider clock) : ILetters
{
    // After a longer night without the program a morning's figures are of no use.
    private static readonly TimeSpan Late = TimeSpan.FromHours(12);

    public string Kind => "digest";

    public async Task Plan(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var choices = await db.Set<DigestChoice>().AsNoTracking()
            .Where(c => c.Pace != DigestPace.None)
            .OrderBy(c => c.PersonId)
            .ToListAsync(cancel);
        foreach (var choice in choices)
        {
            var usual = await db.UsualZoneAsync(choice.PersonId, cancel);
            var due = choice.TimesIn(usual).Last(now);
            if (due is null || due.At <= choice.Since || now - due.At > Late) continue;

            var occasion = due.Day.ToString(
                "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            await db.PutMailAsync(Kind, choice.PersonId, occasion, now, cancel);
        }
    }

    public async Task<Result<Letter>> Write(Mail mail, Person to, CancellationToken cancel)
    {
        var choice = await db.Set<DigestChoice>().AsNoTracking()
            .SingleOrDefaultAsync(c => c.PersonId == mail.PersonId, cancel);
        if (choice is null or { Pace: DigestPace.None }) return new MailIsNotWanted();

        // By the role they have today, not the one they had when they chose.
        var asker = new Asker(to.Id, to.UserName ?? "", Roles.Permissions(to.Role))
        {
            Role = to.Role,
        };
        return await write.Run(asker, choice, cancel);
    }
}
