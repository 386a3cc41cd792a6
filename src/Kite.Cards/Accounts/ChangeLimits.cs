using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Says what a card of an account may spend from now on, and why; what held before stays on
/// record. The purse is held meanwhile: once this is answered, nothing more is paid by the old
/// limits.
/// </summary>
public sealed class ChangeLimits(KiteDb db, ShowCard show, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/company-accounts/{number:long}/cards/{card:long}/limits",
                async (
                    long number, long card, LimitFacts facts, ChangeLimits change, Asker asker,
                    CancellationToken cancel) =>
                    (await change.Run(asker, number, card, facts, cancel))
                        .ToCreated(c => $"/company-accounts/{number}/cards/{c.Number}/limits"))
            .Needing(May.ManageAccounts)
            .Idempotent()
            .WithSummary("Says what a card of a company account may spend, and why");
        api.MapGet(
                "/company-accounts/{number:long}/cards/{card:long}/limits",
                async (
                    long number, long card, ChangeLimits change, Asker asker,
                    CancellationToken cancel) =>
                    (await change.Versions(asker, number, card, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("All limits a card ever had, the newest first, each with its reason");
    }

    public async Task<Result<CardView>> Run(
        Asker asker, long number, long card, LimitFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageAccounts)) return new NotAllowed(May.ManageAccounts);
        var found = await Seated(number, card, cancel);
        if (found.Refusal is { } none) return none;
        var (account, seat) = (found.Value.Account, found.Value.Card.SeatId!.Value);
        var faults = facts.Faults(account.Kind).ToList();
        if (CardDesk.FaultInReason(facts.Reason) is { } unsaid) faults.Add(unsaid);
        if (faults.Count > 0) return new BadInput(faults);

        await using var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        await PurseRows.Hold(db, [account.Purse.Id]);
        var newest = await db.SeatLimits.AsNoTracking().Where(l => l.SeatId == seat)
            .OrderByDescending(l => l.Number).FirstAsync(cancel);
        if (facts.Seen is { } seen && seen != newest.Number)
            return new ChangedMeanwhile(seen, newest.Number);
        if (newest.Number >= SeatLimits.MostVersions)
            return new Catalogue.NoRoomForMore(SeatLimits.MostVersions);

        // What is not said of the points stays as it is.
        var said = facts with { MaySpendPoints = facts.MaySpendPoints ?? newest.MaySpendPoints };
        var position = await db.BooksHeads.Select(h => h.Position).SingleAsync(cancel);
        var next = said.Version(
            seat, newest.Number + 1, position, asker.Name, clock.GetUtcNow());
        db.Add(next);
        Tell(account, card, newest, next);
        await db.SaveChangesAsync(cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return await show.View(asker, card, cancel);
    }

    public async Task<Result<Page<LimitsView>>> Versions(
        Asker asker, long number, long card, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var found = await Seated(number, card, cancel);
        if (found.Refusal is { } none) return none;

        var seat = found.Value.Card.SeatId!.Value;
        var all = await db.SeatLimits.AsNoTracking().Where(l => l.SeatId == seat)
            .OrderByDescending(l => l.Number).ToListAsync(cancel);
        return new Page<LimitsView>(
            all.ConvertAll(l => LimitsView.Of(l, found.Value.Account.Money)), Next: null);
    }

    private sealed record Place(FoundAccount Account, Card Card);

    private async Task<Result<Place>> Seated(long number, long card, CancellationToken cancel)
    {
        var account = await db.FindAccount(number, cancel);
        if (account.Refusal is { } none) return none;
        var shown = await db.Cards.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Number == card && c.AccountNumber == number, cancel);
        return shown is null
            ? new CardIsNotOfAccount(card, number)
            : new Place(account.Value, shown);
    }

    // The trail tells it of the account, in coins as they are kept.
    private void Tell(FoundAccount account, long card, SeatLimits before, SeatLimits now)
    {
        Told("limitOfPurchase", before.PurchaseCoins, now.PurchaseCoins);
        Told("limitOfDay", before.DayCoins, now.DayCoins);
        Told("limitOfMonth", before.MonthCoins, now.MonthCoins);
        Told("spendsPoints", before.MaySpendPoints, now.MaySpendPoints);
        db.Tell(new(
            "company-account", account.Account.Id, "limitsOfCard", From: null, To: card,
            DataClass.Operational));
        db.Tell(new(
            "company-account", account.Account.Id, "limitsReason", From: null, To: now.Reason,
            DataClass.Operational));

        void Told(string fact, object? from, object? to)
        {
            if (Equals(from, to)) return;
            db.Tell(new(
                "company-account", account.Account.Id, fact, from, to, DataClass.Operational));
        }
    }
}
