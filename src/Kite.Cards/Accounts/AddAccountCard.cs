using Kite.Customers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>Who carries the new card, what it may spend, and its PIN.</summary>
public sealed record AccountCardFacts(
    long? HolderNumber = null, string? HolderName = null, LimitFacts? Limits = null,
    int? StoreNumber = null, string? Pin = null);

/// <summary>
/// Issues one more card that draws on a company account. The account's purse is held meanwhile,
/// so nobody closes it under the new card.
/// </summary>
public sealed class AddAccountCard
{
    private readonly KiteDb db;
    private readonly CardDesk desk;
    private readonly PinGate pins;
    private readonly ShowCard show;
    private readonly TimeProvider clock;

    internal AddAccountCard(
        KiteDb db, CardDesk desk, PinGate pins, ShowCard show, TimeProvider clock) =>
        (this.db, this.desk, this.pins, this.show, this.clock) = (db, desk, pins, show, clock);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/company-accounts/{number:long}/cards",
                async (
                    long number, AccountCardFacts facts, AddAccountCard add, Asker asker,
                    CancellationToken cancel) =>
                    (await add.Run(asker, number, facts, cancel))
                        .ToCreated(c => $"/cards/{c.Number}"))
            .Needing(May.ManageAccounts)
            .Idempotent()
            .WithSummary("Issues a card that draws on a company account, with its limits");

    public async Task<Result<CardView>> Run(
        Asker asker, long number, AccountCardFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageAccounts)) return new NotAllowed(May.ManageAccounts);
        var found = await db.FindAccount(number, cancel);
        if (found.Refusal is { } none) return none;
        var (account, kind) = (found.Value.Account, found.Value.Kind);
        if (Faults(facts, kind) is { Count: > 0 } faults) return new BadInput(faults);
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;

        await using var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        await PurseRows.Hold(db, [account.PurseId]);
        if (await Stops(account, cancel) is { } no) return no;
        var at = clock.GetUtcNow();
        var seat = new Seat
        {
            AccountId = account.Id, CustomerId = account.CustomerId, MadeAt = at,
            HolderName = facts.HolderName?.Trim() ?? "",
        };
        var position = await db.BooksHeads.Select(h => h.Position).SingleAsync(cancel);
        var card = await CardBook.New(
            db, kind.Id, account.PurseId, store.Value.Number, at, cancel, seat.Id,
            account.Number);
        // The number of the card first, as whoever issues one to a customer takes it.
        if (await Seated(seat, facts.HolderNumber, account, cancel) is { } nobody)
            return new BadInput("holderNumber", nobody);
        card.LastDay = kind.LastDay(store.Value.BusinessDay.Of(at));
        if (await CardBook.Give(db, card, account.CustomerNumber, cancel) is { } gone) return gone;
        // Whoever the account belongs to now: the record may have been merged a moment ago.
        seat.CustomerId = card.CustomerId!.Value;
        db.Add(seat);
        db.Add((facts.Limits ?? new()).Version(seat.Id, 1, position, asker.Name, at));
        db.Add(card);
        if (facts.Pin is not null) await pins.Set(card.Id, facts.Pin, cancel);
        await db.SaveChangesAsync(cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return await show.View(asker, card.Number, cancel);
    }

    private static List<Fault> Faults(AccountCardFacts facts, CardKind kind)
    {
        var faults = new List<Fault>((facts.Limits ?? new()).Faults(kind));
        var isNamed = !string.IsNullOrWhiteSpace(facts.HolderName);
        if (isNamed == facts.HolderNumber is not null
            || facts.HolderName?.Trim().Length > Seat.LongestName)
        {
            faults.Add(new("holderName", new HolderIsUnclear(Seat.LongestName)));
        }
        if (facts.Limits?.Reason is { } reason && CardDesk.FaultInReason(reason) is { } unsaid)
            faults.Add(unsaid);
        if (facts.Pin is { } pin && CardPin.Unfit(pin) is { } unfit)
            faults.Add(new("pin", unfit));
        return faults;
    }

    private async Task<Refusal?> Stops(CompanyAccount account, CancellationToken cancel)
    {
        if (await db.CompanyAccounts.AnyAsync(
            a => a.Id == account.Id && a.ClosedAt != null, cancel))
            return new AccountIsClosed(account.Number);
        var inUse = db.Cards.Where(c => c.PurseId == account.PurseId
            && c.State != CardState.Closed && c.State != CardState.Replaced);
        return await inUse.CountAsync(cancel) >= CompanyAccount.MostCards
            ? new Catalogue.NoRoomForMore(CompanyAccount.MostCards)
            : null;
    }

    private async Task<Refusal?> Seated(
        Seat seat, long? number, CompanyAccount account, CancellationToken cancel)
    {
        if (number is not { } holder) return null;
        // In one order, so that two who hold the same records never wait for each other.
        if (account.CustomerNumber < holder)
            await db.HeldSurvivorFor(account.CustomerNumber, cancel);
        if (await db.HeldSurvivorFor(holder, cancel) is not { } held)
            return new NoSuchCustomer($"{holder}");

        (seat.HolderId, seat.HolderNumber) = (held.Customer.Id, held.Customer.Number);
        seat.HolderRecordedUnder = held.RecordedUnder;
        return null;
    }
}
