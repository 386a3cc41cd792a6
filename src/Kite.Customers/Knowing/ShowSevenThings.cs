using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>The seven things worth knowing of a customer.</summary>
public enum Thing
{
    Worth,
    Best,
    Reason,
    Origin,
    Brought,
    Thanked,
    Leaving,
}

/// <summary>
/// Where one of the seven things came from and when someone last made sure of it; not known is
/// also what the asker may not see.
/// </summary>
public sealed record ThingState(
    Thing Thing, bool IsKnown, string? Source, DateTimeOffset? VerifiedAt, string? FillIn);

/// <summary>The seven things of one customer, and which of them are missing.</summary>
public sealed record SevenThings(
    int Known, IReadOnlyList<ThingState> Things, Worth? Worth, AnswerView? Reason,
    AnswerView? Origin, ReferralTree Referrals, IReadOnlyList<ThankView> Thanks,
    IReadOnlyList<LossView> Leaving);

/// <summary>Shows what is worth knowing of a customer, and what is still missing (K4).</summary>
public sealed class ShowSevenThings(
    KiteDb db, ShowReferrals referrals, IEnumerable<IStandingOf> standings)
{
    private const int Latest = 20;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/customers/{id:guid}/seven-things",
                async (Guid id, ShowSevenThings show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, id, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("The seven things worth knowing of a customer, and what is missing");

    public async Task<Result<SevenThings>> Run(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        var number = await db.Customers.Where(c => c.Id == id)
            .Select(c => (long?)c.Number).SingleOrDefaultAsync(cancel);
        if (number is null) return new NoSuchCustomer(id.ToString());

        var tree = await referrals.Run(asker, id, cancel);
        if (tree.Refusal is { } no) return no;
        var teller = standings.FirstOrDefault(s => asker.May(s.Permission));
        var worth = teller is null ? null : await teller.Of(asker, number.Value, cancel);
        var noted = await Noted(id, cancel);
        var seven = new SevenThings(
            0, [], worth, Answer(AskedThing.Reason), Answer(AskedThing.Origin), tree.Value,
            [.. noted.Thanks.Select(t =>
                NoteThanks.View(t, noted.Words[t.WordId], noted.People, asker))],
            [.. noted.Losses.Select(l =>
                NoteLoss.View(l, noted.Words[l.WordId], noted.People, asker))]);
        var states = StatesOf(seven, noted, number.Value).ToList();
        return seven with { Known = states.Count(s => s.IsKnown), Things = states };

        AnswerView? Answer(AskedThing asked) =>
            noted.Answers.Find(a => a.Asked == asked) is { } answer
                ? NoteAnswer.View(
                    answer, noted.Words.GetValueOrDefault(answer.WordId ?? Guid.Empty),
                    noted.People, asker)
                : null;
    }

    private sealed record Notes(
        List<CustomerAnswer> Answers, List<Thank> Thanks, List<Loss> Losses,
        IReadOnlyDictionary<Guid, string> Words, IReadOnlyDictionary<Guid, string> People);

    private async Task<Notes> Noted(Guid id, CancellationToken cancel)
    {
        var answers = await db.CustomerAnswers.AsNoTracking()
            .Where(a => a.CustomerId == id).ToListAsync(cancel);
        var thanks = await db.Thanks.AsNoTracking().Where(t => t.CustomerId == id)
            .OrderByDescending(t => t.Day).ThenByDescending(t => t.Id)
            .Take(Latest).ToListAsync(cancel);
        var losses = await db.Losses.AsNoTracking().Where(l => l.CustomerId == id)
            .OrderByDescending(l => l.Day).ThenByDescending(l => l.Id)
            .Take(Latest).ToListAsync(cancel);
        var words = await db.ListWords.ToDictionaryAsync(w => w.Id, w => w.Name, cancel);
        var people = await db.NamesOf(
            [
                .. answers.Select(a => a.NotedBy), .. answers.Select(a => a.VerifiedBy),
                .. thanks.Select(t => t.NotedBy), .. losses.Select(l => l.NotedBy),
            ],
            cancel);
        return new(answers, thanks, losses, words, people);
    }

    private static IEnumerable<ThingState> StatesOf(SevenThings s, Notes noted, long number)
    {
        const string Purchases = "purchases";
        var isRanked = s.Worth?.Rank is not null;
        yield return State(Thing.Worth, s.Worth is not null, Purchases, null);
        yield return State(Thing.Best, isRanked, Purchases, null);
        yield return State(
            Thing.Reason, s.Reason is not null, s.Reason?.Source, s.Reason?.VerifiedAt);
        yield return State(
            Thing.Origin, s.Origin is not null || s.Referrals.BroughtBy is not null,
            s.Origin?.Source ?? s.Referrals.BroughtBy?.Source,
            s.Origin?.VerifiedAt ?? s.Referrals.BroughtBy?.NotedAt);
        yield return State(Thing.Brought, s.Referrals.People > 0, "referrals", null);
        yield return State(
            Thing.Thanked, s.Thanks.Count > 0, "staff", noted.Thanks.FirstOrDefault()?.NotedAt);
        yield return State(
            Thing.Leaving, s.Leaving.Count > 0, "staff", noted.Losses.FirstOrDefault()?.NotedAt);

        ThingState State(Thing thing, bool isKnown, string? source, DateTimeOffset? verified) =>
            new(
                thing, isKnown, isKnown ? source : null, isKnown ? verified : null,
                // What purchases tell cannot be filled in by hand.
                isKnown || thing is Thing.Worth or Thing.Best
                    ? null
                    : $"/customers/{number}#{thing.ToString().ToLowerInvariant()}");
    }
}
