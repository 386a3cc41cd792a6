using Kite.Catalogue;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>Somebody chooses how often they get their day by e-mail (A10).</summary>
internal sealed class KeepDigest(
    KiteDb db, KeepMailDoor door, OwnMailAddress own, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/digest",
                async (KeepDigest keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Show(asker, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("How often one gets one's day by e-mail, and when the next is due");
        api.MapPut(
                "/digest",
                async (
                    DigestFacts facts, KeepDigest keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Run(asker, facts, cancel)).ToHttp())
            .Needing(May.KeepViews)
            .WithSummary("Chooses none, one a day or one a week; what is left out stays");
        api.MapGet(
                "/digest/preview",
                async (WriteDigest write, Asker asker, CancellationToken cancel) =>
                    (await write.Preview(asker, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("What one's digest would say if it left now");
    }

    public async Task<Result<DigestView>> Show(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        if (asker is not { Id: not null, Role: not null }) return new OnlyPeopleHaveADay();

        var choice = await db.Set<DigestChoice>().AsNoTracking()
            .SingleOrDefaultAsync(c => c.PersonId == asker.Id, cancel);
        return await View(
            asker,
            choice ?? new() { PersonId = asker.Id!.Value, Language = Spoken },
            cancel);
    }

    public async Task<Result<DigestView>> Run(
        Asker asker, DigestFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.KeepViews)) return new NotAllowed(May.KeepViews);
        if (asker is not { Id: { } person, Role: not null }) return new OnlyPeopleHaveADay();
        if (facts.Classes is true && !asker.May(May.ReadInsight))
            return new NotAllowed(May.ReadInsight);
        var address = facts.Email ?? await own.Of(asker, cancel);
        await using var whole = await db.For(asker).Database.BeginTransactionAsync(cancel);
        var choice = await db.Set<DigestChoice>()
            .SingleOrDefaultAsync(c => c.PersonId == person, cancel);
        var kept = choice ?? new() { PersonId = person, Language = Spoken };
        if (Faults(facts, kept, address) is { Count: > 0 } faults) return new BadInput(faults);

        var language = facts.Language ?? kept.Language;
        if ((await own.Keep(asker, address, language, cancel)).Refusal is { } no) return no;

        if (choice is null) db.Add(kept);
        Take(facts, kept);
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        return await View(asker, kept, cancel);
    }

    // What is not named stays as it was.
    private void Take(DigestFacts facts, DigestChoice choice)
    {
        var (now, before) = (clock.GetUtcNow(), Times());
        choice.Pace = facts.Pace ?? choice.Pace;
        choice.Weekday = facts.Weekday ?? choice.Weekday;
        choice.Hour = facts.Hour ?? choice.Hour;
        choice.Language = facts.Language ?? choice.Language;
        if (facts.TimeZone is { } zone)
            choice.TimeZone = zone.Trim() is { Length: > 0 } named ? named : null;
        // What fell due by other times than these is not sent afterwards.
        if (choice.Since == default || Times() != before) choice.Since = now;
        if (facts.Classes is { } wanted)
            choice.ClassesSince = wanted ? choice.ClassesSince ?? now : null;

        (DigestPace, DayOfWeek, int, string?) Times() =>
            (choice.Pace, choice.Weekday, choice.Hour, choice.TimeZone);
    }

    private static string Spoken => System.Globalization.CultureInfo.CurrentUICulture.Name;

    private async Task<DigestView> View(
        Asker asker, DigestChoice choice, CancellationToken cancel)
    {
        var usual = await db.UsualZoneAsync(choice.PersonId, cancel);
        var next = choice.TimesIn(usual).Next(clock.GetUtcNow());
        var address = await own.Known(asker, cancel);
        return new(
            choice.Pace, choice.Weekday, choice.Hour, choice.Language, choice.TimeZone,
            address.Written, usual, next?.At, await door.BaseAddress(cancel) is not null)
        {
            Classes = choice.ClassesSince is not null,
            EmailIsProven = address.IsProven,
        };
    }

    private static List<Fault> Faults(DigestFacts facts, DigestChoice kept, string? address)
    {
        var faults = new List<Fault>();
        if (facts.Hour is < 0 or > 23) faults.Add(new("hour", new OutOfRange(0, 23)));
        if (facts.Language is { } language && Languages.All.All(l => l.Tag != language))
        {
            faults.Add(new("language", new DigestLanguageIsUnknown(
                string.Join(", ", Languages.All.Select(l => l.Tag)))));
        }
        if (facts.TimeZone?.Trim() is { Length: > 0 } zone
            && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            faults.Add(new("timeZone", new NotATimeZone(zone)));
        }
        var wantsLetters = (facts.Classes ?? kept.ClassesSince is not null)
            || (facts.Pace ?? kept.Pace) is not DigestPace.None;
        if (wantsLetters && string.IsNullOrWhiteSpace(address))
        {
            faults.Add(new("email", new DigestNeedsAnAddress()));
        }
        return faults;
    }
}

/// <summary>By which clock somebody's digest falls due.</summary>
internal static class DigestZones
{
    extension(KiteDb db)
    {
        /// <summary>The zone of the store to which they keep their day, else the business's.
        /// </summary>
        public async Task<string> UsualZoneAsync(Guid person, CancellationToken cancel)
        {
            var number = await db.Set<ArrangedDay>().Where(d => d.PersonId == person)
                .Select(d => d.StoreNumber).SingleOrDefaultAsync(cancel);
            var store = (await db.StoresAsync(cancel)).FirstOrDefault(s => s.Number == number);
            return store?.TimeZone ?? (await db.BusinessAsync(cancel)).TimeZone;
        }
    }

    public static DigestTimes TimesIn(this DigestChoice choice, string usual) => new(
        choice.Pace, choice.Weekday, choice.Hour,
        // A zone that this machine does not know must not keep everybody's letters back.
        TimeZoneInfo.TryFindSystemTimeZoneById(choice.TimeZone ?? usual, out var zone)
            ? zone
            : TimeZoneInfo.Utc);
}
