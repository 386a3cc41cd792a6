using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>
/// Tells those who wish it that a scheduled run changed classes: how many rose and fell, and where
/// that is seen; nobody's name. Whoever starts a run themselves sees what came of it.
/// </summary>
internal sealed class ClassLetters(
    KiteDb db, KeepMailDoor door, EndDigest end, IStringLocalizer<Texts> texts, TimeProvider clock)
    : ILetters
{
    // After longer than that without the program, nobody waits for it any more.
    private static readonly TimeSpan Late = TimeSpan.FromDays(7);

    public string Kind => "classes";

    public async Task Plan(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var wishes = await db.Set<DigestChoice>().AsNoTracking()
            .Where(c => c.ClassesSince != null).OrderBy(c => c.PersonId).ToListAsync(cancel);
        if (wishes.Count == 0) return;

        var (first, kite) = (now - Late, Asker.Kite.Name);
        var runs = await db.ClassRuns.AsNoTracking()
            .Where(r => r.EndedAt > first && r.Changed > 0 && r.StarterId == null
                && r.StarterName == kite)
            .OrderBy(r => r.Number).ToListAsync(cancel);
        foreach (var run in runs)
        {
            foreach (var wish in wishes.Where(w => w.ClassesSince <= run.EndedAt))
                await db.PutMailAsync(Kind, wish.PersonId, run.Id.ToString("N"), now, cancel);
        }
    }

    public async Task<Result<Letter>> Write(Mail mail, Person to, CancellationToken cancel)
    {
        var wish = await db.Set<DigestChoice>().AsNoTracking()
            .SingleOrDefaultAsync(c => c.PersonId == mail.PersonId, cancel);
        if (wish?.ClassesSince is null || !Guid.TryParseExact(mail.Occasion, "N", out var id))
            return new MailIsNotWanted();
        // By the role they have today, not the one they had when they wished for it.
        if (!Roles.Permissions(to.Role).Contains(May.ReadInsight))
            return new NotAllowed(May.ReadInsight);
        var run = await db.ClassRuns.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (run is null) return new NoSuchClassRun(id);
        if (clock.GetUtcNow() - run.EndedAt > Late)
            return new LetterIsLate((int)Late.TotalHours);

        // Flows into everything that is asked from here, and not back to who called.
        var culture = CultureInfo.GetCultureInfo(wish.Language);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        return ClassLetter.Write(await Content(run, wish.PersonId, cancel), texts);
    }

    private async Task<ClassLetterContent> Content(
        ClassRun run, Guid person, CancellationToken cancel)
    {
        var moved = await db.ClassChanges.AsNoTracking()
            .Where(c => c.RunId == run.Id && !c.IsFirst)
            .GroupBy(c => new { c.FromClass, c.ToClass })
            .Select(g => new { g.Key.FromClass, g.Key.ToClass, Count = g.Count() })
            .ToListAsync(cancel);
        var versions = await db.ClassSchemes.AsNoTracking()
            .Where(s => s.SchemeId == run.SchemeId).ToListAsync(cancel);
        var names = new SchemeNames(versions);
        var business = await db.BusinessAsync(cancel);
        var place = await door.BaseAddress(cancel) ?? "";
        return new(
            business.Name is { Length: > 0 } name ? name : "Kite",
            versions.MaxBy(v => v.Version)!.Name, run.Day,
            [
                // The best class first, none last.
                .. moved.GroupBy(m => m.ToClass)
                    .OrderBy(m => m.Key == 0 ? int.MaxValue : m.Key)
                    .Select(m => new ClassMoved(
                        names.Of(run.Version, m.Key) ?? texts["classes.letter.none"],
                        m.Where(c => IsUp(c.FromClass, c.ToClass)).Sum(c => c.Count),
                        m.Where(c => IsUp(c.ToClass, c.FromClass)).Sum(c => c.Count))),
            ],
            place, $"/insight/class-runs/{run.Id}", place + end.AddressFor(person, Kind));
    }

    // A class of a lower number is a better one; none is below all.
    private static bool IsUp(int from, int to) => to > 0 && (from == 0 || to < from);
}

/// <summary>How many came into a class from below, and from above.</summary>
internal sealed record ClassMoved(string Class, int Rose, int Fell);

/// <summary>What the letter says, before it is laid out as text and as a page.</summary>
internal sealed record ClassLetterContent(
    string Business, string Scheme, DateOnly Day, IReadOnlyList<ClassMoved> Classes, string Base,
    string Run, string End)
{
    public int Rose => Classes.Sum(c => c.Rose);
    public int Fell => Classes.Sum(c => c.Fell);
}
