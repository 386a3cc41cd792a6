using Kite.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>Why a membership ends before its time, and how what is left of its fee goes back.
/// </summary>
public sealed record CancellationFacts(
    string? Reason = null, Tender? Tender = null, int? StoreNumber = null,
    string? Reference = null);

/// <summary>
/// Ends a membership before its time: today still counts, and what of the fee is for the days
/// after it goes back. Who may approve value decides it, with a reason.
/// </summary>
internal sealed class CancelMembership(
    KiteDb db, CardDesk desk, TheBooks books, ShowMembership show, TimeProvider clock)
{
    private const int MostTries = 3;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/memberships/{number:long}/cancellations", Answer)
            .Needing(May.ApproveValue)
            .WithSummary("Ends a membership, the rest of its fee back; needs an Idempotency-Key");

    private static async Task<Results<Created<MembershipDetails>, ProblemHttpResult>> Answer(
        long number, CancellationFacts facts, CancelMembership cancellation, Asker asker,
        HttpContext http, CancellationToken cancel) =>
        (await cancellation.Run(asker, number, facts, http.ValueKey(), cancel))
            .ToMembership(http);

    public async Task<Result<MembershipTold>> Run(
        Asker asker, long number, CancellationFacts facts, string? key,
        CancellationToken cancel)
    {
        if (!asker.May(May.ApproveValue)) return new NotAllowed(May.ApproveValue);
        if (Faults(facts, key) is { Count: > 0 } faults) return new BadInput(faults);
        var asked = ValueDesk.Asked(
            "membership-end", 0, number, facts.Reason!.Trim(), facts.Tender, facts.StoreNumber,
            facts.Reference);
        var known = await db.DoneUnder(key!, SellMembership.Hash(asked), cancel);
        if (known.Refusal is { } used) return used;
        if (known.Value.Transaction is not null) return await Told(number, isReplay: true, cancel);

        var membership = await db.Memberships.AsNoTracking()
            .SingleOrDefaultAsync(m => m.Number == number, cancel);
        if (membership is null) return new NoSuchMembership($"{number}");
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;

        var posted = await Post(membership, store.Value, Ordered, cancel);
        return posted.Refusal is { } refused
            ? refused
            : await Told(number, posted.Value.IsReplay, cancel);

        Order Ordered(Ending end) => new(
            new MembershipRefund(
                membership.PurseId, end.Earned, end.Back, facts.Tender!.Value),
            asker, store.Value)
        {
            Key = key,
            Asked = asked,
            Reference = IssueCoupon.Word(facts.Reference),
            Reason = facts.Reason!.Trim(),
            Alongside = (rows, moved) => PutDown(rows, membership, end, facts, moved.Told),
        };
    }

    // What the night posts of the fee meanwhile is no reason to say no: it is looked at again.
    private async Task<Result<Posted>> Post(
        Membership membership, Store store, Func<Ending, Order> ordered,
        CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            var end = await EndOf(db, membership, Today(store), cancel);
            if (end.Refusal is { } no) return no;
            var posted = await books.Post(ordered(end.Value));
            if (posted.Refusal is not MembershipChangedMeanwhile || tries == MostTries)
                return posted;
        }
    }

    /// <summary>The last day that counts, what is earned with it, and what goes back.</summary>
    private sealed record Ending(DateOnly Last, long Earned, long Back);

    private static List<Fault> Faults(CancellationFacts facts, string? key)
    {
        var faults = new List<Fault>();
        if (ValueRoutes.FaultIn(key) is { } unnamed) faults.Add(unnamed);
        if (CardDesk.FaultInReason(facts.Reason) is { } unsaid) faults.Add(unsaid);
        if (facts.Tender is null) faults.Add(new("tender", new TenderIsMissing()));
        if (CardDesk.FaultIn(facts.Reference) is { } tooLong) faults.Add(tooLong);
        return faults;
    }

    private DateOnly Today(Store store) => store.BusinessDay.Of(clock.GetUtcNow());

    private static async Task<Result<Ending>> EndOf(
        KiteDb rows, Membership membership, DateOnly today, CancellationToken cancel)
    {
        var (ends, id) = (rows.MembershipEnds, membership.Id);
        if (await ends.AnyAsync(e => e.MembershipId == id, cancel))
            return new MembershipIsCancelled(membership.Number);
        if (membership.LastDay <= today)
            return new MembershipIsOver(membership.Number, membership.LastDay);
        var member = new Member(
            membership.CustomerId, membership.CustomerNumber, membership.PurseId);
        var later = await member.Of(rows.Memberships)
            .Where(m => m.FirstDay > membership.LastDay
                && !ends.Any(e => e.MembershipId == m.Id))
            .Select(m => (long?)m.Number).FirstOrDefaultAsync(cancel);
        if (later is { } next) return new MembershipIsRenewed(membership.Number, next);

        // What has not begun ends on the day before it would have.
        var before = membership.FirstDay.AddDays(-1);
        var last = today < before ? before : today;
        var earned = membership.EarnedBy(last);
        return new Ending(
            last, earned - await rows.EarnedOf(id, cancel), membership.FeeCoins - earned);
    }

    private static async Task<Refusal?> PutDown(
        KiteDb rows, Membership membership, Ending end, CancellationFacts facts,
        Transaction told)
    {
        await Counter.Take(rows, MembershipBook.Counted, 0, default);
        var now = await EndOf(rows, membership, told.Day, default);
        if (now.Refusal is { } no) return no;
        if (now.Value != end) return new MembershipChangedMeanwhile(membership.Number);

        var row = new MembershipEnd
        {
            MembershipId = membership.Id,
            LastDay = end.Last,
            BackCoins = end.Back,
            Tender = facts.Tender!.Value,
            StoreNumber = told.StoreNumber,
            TransactionId = told.Id,
            Day = told.Day,
            At = told.At,
            AskerName = told.AskerName,
            Reason = told.Reason!,
            Reference = told.Reference,
        };
        await BulkWriter.Write(rows, [row], default);
        if (end.Earned == 0) return null;

        var income = new MembershipIncome
        {
            MembershipId = membership.Id, ThroughDay = end.Last, Coins = end.Earned,
            TransactionId = told.Id, At = told.At,
        };
        await BulkWriter.Write(rows, [income], default);
        return null;
    }

    private async Task<Result<MembershipTold>> Told(
        long number, bool isReplay, CancellationToken cancel)
    {
        var found = await show.View(number, cancel);
        return found.Refusal is { } no ? no : new MembershipTold(found.Value, isReplay);
    }
}
