using System.Security.Cryptography;
using System.Text;
using Kite.Catalogue;
using Kite.Customers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Which membership is bought, and for whom: a customer, or whoever carries the card. Where a
/// customer has no card, one is issued, of the kind that is named where there are several.
/// </summary>
public sealed record MembershipFacts(
    Guid? PlanId = null, long? CustomerNumber = null, long? Card = null, Tender? Tender = null)
{
    public Guid? CardKindId { get; init; }
    public int? StoreNumber { get; init; }
    public string? Reference { get; init; }
}

/// <summary>
/// Sells a membership, or the next term of one: the fee goes through the books, and the term is
/// put down in the same commit. Asked again under the same key it answers the first.
/// </summary>
public sealed class SellMembership
{
    private readonly KiteDb db;
    private readonly CardDesk desk;
    private readonly IssueCard issue;
    private readonly TheBooks books;
    private readonly ShowMembership show;
    private readonly TimeProvider clock;

    internal SellMembership(
        KiteDb db, CardDesk desk, IssueCard issue, TheBooks books, ShowMembership show,
        TimeProvider clock) =>
        (this.db, this.desk, this.issue, this.books, this.show, this.clock) =
        (db, desk, issue, books, show, clock);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/memberships", Answer)
            .Needing(May.MoveValue)
            .WithSummary("Sells a membership or its next term; needs an Idempotency-Key");

    private static async Task<Results<Created<MembershipDetails>, ProblemHttpResult>> Answer(
        MembershipFacts facts, SellMembership sell, Asker asker, HttpContext http,
        CancellationToken cancel) =>
        (await sell.Run(asker, facts, http.ValueKey(), cancel)).ToMembership(http);

    public async Task<Result<MembershipTold>> Run(
        Asker asker, MembershipFacts facts, string? key, CancellationToken cancel,
        Func<KiteDb, Moved, Task<Refusal?>>? alongside = null)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        if (Faults(facts, key) is { Count: > 0 } faults) return new BadInput(faults);
        var asked = ValueDesk.Asked(
            "membership", facts.Card ?? 0, facts.PlanId, facts.CustomerNumber, facts.Tender,
            facts.CardKindId, facts.StoreNumber, facts.Reference);
        var known = await db.DoneUnder(key!, Hash(asked), cancel);
        if (known.Refusal is { } used) return used;
        if (known.Value.Transaction is { } first)
            return await Told(first, isReplay: true, cancel);

        var sale = await Ready(asker, facts, cancel);
        if (sale.Refusal is { } no) return no;

        var (plan, card, store) = (sale.Value.Plan, sale.Value.Card, sale.Value.Store);
        var posted = await books.Post(
            new(
                new MembershipFee(card.PurseId, plan.FeeCoins, facts.Tender!.Value),
                asker, store)
            {
                Key = key,
                Asked = asked,
                Uses = [CardUsed.Of(card, CardUse.Spend)],
                Reference = IssueCoupon.Word(facts.Reference),
                // What has begun is brought to its end, even where nobody waits any more.
                Alongside = async (rows, moved) =>
                    await PutDown(
                        rows, sale.Value, facts.Tender!.Value, moved.Told)
                        ?? (alongside is null ? null : await alongside(rows, moved)),
            });
        return posted.Refusal is { } refused
            ? refused
            : await Told(posted.Value.Transaction.Id, posted.Value.IsReplay, cancel);
    }

    internal sealed record Sale(MembershipPlan Plan, Member Member, Card Card, Store Store);

    /// <summary>The card that was named, where one was.</summary>
    private sealed record Named(Card? Card);

    private static List<Fault> Faults(MembershipFacts facts, string? key)
    {
        var faults = new List<Fault>();
        if (ValueRoutes.FaultIn(key) is { } unnamed) faults.Add(unnamed);
        if (facts.Tender is null) faults.Add(new("tender", new TenderIsMissing()));
        if (CardDesk.FaultIn(facts.Reference) is { } tooLong) faults.Add(tooLong);
        if (facts.CustomerNumber is null && facts.Card is null)
            faults.Add(new("customerNumber", new MemberIsMissing()));
        return faults;
    }

    // All that can be refused is refused before a card is issued for it.
    private async Task<Result<Sale>> Ready(
        Asker asker, MembershipFacts facts, CancellationToken cancel)
    {
        var plan = facts.PlanId is { } id ? await db.NewestPlan(id, cancel) : null;
        if (plan is null)
            return new BadInput("planId", new NoSuchMembershipPlan($"{facts.PlanId}"));
        if (!plan.IsSold) return new BadInput("planId", new PlanIsSoldNoMore(plan.Name));
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;
        var card = await CardOf(facts, plan, cancel);
        if (card.Refusal is { } unfit) return unfit;

        var number = facts.CustomerNumber ?? card.Value.Card?.CustomerNumber;
        var survivor = number is { } known && known > 0
            ? await db.SurvivorFor(known, cancel)
            : null;
        if (number is not null && survivor is null)
            return new BadInput("customerNumber", new NoSuchCustomer($"{number}"));
        if (survivor is not null && card.Value.Card is { } shown
            && shown.CustomerId != survivor.Customer.Id)
            return new BadInput("card", new CardIsSomeoneElses(shown.Number));

        var theirs = card.Value.Card ?? await OldestCard(survivor!.Customer.Id, plan, cancel);
        var member = new Member(
            survivor?.Customer.Id, survivor?.Customer.Number, theirs?.PurseId ?? Guid.Empty)
        {
            RecordedUnder = survivor?.RecordedUnder ?? 0,
        };
        var next = await db.NextTermOf(
            member, plan, store.Value.BusinessDay.Of(clock.GetUtcNow()), cancel);
        if (next.Refusal is { } still) return still;
        if (theirs is null)
        {
            var issued = await Issue(asker, facts, survivor!.Customer.Number, plan, cancel);
            if (issued.Refusal is { } none) return none;
            theirs = issued.Value;
            member = member with { PurseId = theirs.PurseId };
        }
        return new Sale(plan, member, theirs, store.Value);
    }

    private async Task<Result<Named>> CardOf(
        MembershipFacts facts, MembershipPlan plan, CancellationToken cancel)
    {
        if (facts.Card is not { } number) return new Named(null);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return new BadInput("card", none);
        if (found.Value.Card.Stops(CardUse.Spend) is { } stopped) return stopped;
        return found.Value.Kind.Currency == plan.Currency
            ? new Named(found.Value.Card)
            : new BadInput(
                "card", new CardIsInAnotherCurrency(plan.Currency, found.Value.Kind.Currency));
    }

    private Task<Card?> OldestCard(
        Guid customer, MembershipPlan plan, CancellationToken cancel)
    {
        var kinds = db.CardKinds.Where(k => k.Currency == plan.Currency);
        return db.Cards.AsNoTracking()
            .Where(c => c.CustomerId == customer && c.State == CardState.Active
                && c.AccountNumber == null && kinds.Any(k => k.Id == c.KindId))
            .OrderBy(c => c.Number).FirstOrDefaultAsync(cancel);
    }

    private async Task<Result<Card>> Issue(
        Asker asker, MembershipFacts facts, long customer, MembershipPlan plan,
        CancellationToken cancel)
    {
        var kind = facts.CardKindId is { } id
            ? await db.CardKinds.AsNoTracking().SingleOrDefaultAsync(k => k.Id == id, cancel)
            : null;
        if (kind is not null && kind.Currency != plan.Currency)
        {
            return new BadInput(
                "cardKindId", new CardIsInAnotherCurrency(plan.Currency, kind.Currency));
        }
        var issued = await issue.Run(
            asker, new(facts.CardKindId, customer, facts.StoreNumber), cancel);
        if (issued.Refusal is BadInput bad)
        {
            return new BadInput([
                .. bad.Faults.Select(
                    f => f.Field == "kindId" ? f with { Field = "cardKindId" } : f),
            ]);
        }
        if (issued.Refusal is { } no) return no;
        return await db.Cards.AsNoTracking().SingleAsync(c => c.Id == issued.Value.Id, cancel);
    }

    // Who sells next to the same member waits for the number, and sees this term.
    internal static async Task<Refusal?> PutDown(
        KiteDb rows, Sale sale, Tender tender, Transaction told)
    {
        // The position first, as whoever merges customers takes it: nobody waits in a circle.
        await Counter.Take(rows, Counter.Purchases, 0, default);
        var (plan, member) = (sale.Plan, sale.Member);
        if (member.CustomerNumber is { } known
            && await rows.HeldSurvivorFor(known, default) is { } held)
        {
            // They may have been merged a moment ago.
            member = member with
            {
                CustomerId = held.Customer.Id,
                CustomerNumber = held.Customer.Number,
                RecordedUnder = member.RecordedUnder == 0
                    ? held.RecordedUnder
                    : member.RecordedUnder,
            };
        }
        var number = await Counter.Take(rows, MembershipBook.Counted, 1, default);
        var next = await rows.NextTermOf(member, plan, told.Day, default);
        if (next.Refusal is { } still) return still;

        var first = next.Value.First;
        var last = plan.LastDay(first);
        var membership = new Membership
        {
            Number = number,
            PlanId = plan.Id,
            PlanNumber = plan.Number,
            CustomerId = member.CustomerId,
            CustomerNumber = member.CustomerNumber,
            RecordedUnder = member.RecordedUnder,
            CardId = sale.Card.Id,
            PurseId = sale.Card.PurseId,
            FirstDay = first,
            LastDay = last,
            UntilDay = last.AddDays(plan.GraceDays),
            FeeCoins = plan.FeeCoins,
            Currency = plan.Currency,
            Tender = tender,
            Renews = next.Value.Renews,
            StoreNumber = told.StoreNumber,
            TransactionId = told.Id,
            Day = told.Day,
            At = told.At,
            AskerName = told.AskerName,
            Reference = told.Reference,
        };
        await BulkWriter.Write(rows, [membership], default);
        return null;
    }

    private async Task<Result<MembershipTold>> Told(
        Guid transaction, bool isReplay, CancellationToken cancel)
    {
        var number = await db.Memberships.Where(m => m.TransactionId == transaction)
            .Select(m => m.Number).SingleOrDefaultAsync(cancel);
        var found = await show.View(number, cancel);
        return found.Refusal is { } no ? no : new MembershipTold(found.Value, isReplay);
    }

    internal static byte[] Hash(string asked) => SHA256.HashData(Encoding.UTF8.GetBytes(asked));
}

/// <summary>A membership; told again where it was asked for again.</summary>
public sealed record MembershipTold(MembershipDetails Membership, bool IsReplay);

/// <summary>Answers what was done with a membership.</summary>
public static class MembershipRoutes
{
    extension(Result<MembershipTold> told)
    {
        public Results<Created<MembershipDetails>, ProblemHttpResult> ToMembership(
            HttpContext http)
        {
            if (told.Refusal is KeyWasUsedForAnother used) return Http.Problem(422, used);
            if (told.Refusal is { } no) return Http.Problem(no);

            var (membership, isReplay) = told.Value;
            if (isReplay) http.Response.Headers["Idempotency-Replayed"] = "true";
            return TypedResults.Created(
                $"/api/v1/memberships/{membership.Membership.Number}", membership);
        }
    }
}
