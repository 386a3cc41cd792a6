using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Which part of an account's history is asked for; <c>card</c> is one of its cards, with those
/// whose place it took.
/// </summary>
public sealed record AccountStatementQuestion
{
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public Choice<TransactionKind>? Kind { get; init; }
    public long? Card { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>
/// One movement on a company account: what moved in money or in points, what was there afterwards,
/// and the card that did it; none where it was done without one.
/// </summary>
public sealed record AccountLine(
    Guid Id, TransactionKind Kind, DateOnly Day, DateTimeOffset At, int StoreNumber,
    long? Card, Money Amount, Money After, long? Points, long? PointsAfter)
{
    /// <summary>Who carries that card, for who may see names.</summary>
    public string? Holder { get; init; }
    public string? Reference { get; init; }
    public string? Reason { get; init; }

    /// <summary>The payment that was given back.</summary>
    public Guid? Refunds { get; init; }

    /// <summary>Who did it, and the second person where one was needed.</summary>
    public string Who { get; init; } = "";
    public string? Approver { get; init; }

    internal static AccountLine Of(Transaction t, long? card, string? holder)
    {
        var money = Currency.Of(t.Currency);
        return new(
            t.Id, t.Kind, t.Day, t.At, t.StoreNumber, card, new(t.Change.Coins, money),
            new(t.After.Coins, money), t.Points, t.PointsAfter)
        {
            Holder = holder,
            Reference = t.Reference,
            Reason = t.Reason,
            Refunds = t.RefundsId,
            Who = t.AskerName,
            Approver = t.Approver,
        };
    }
}

/// <summary>What happened on a company account, the latest first, with the card that did it.
/// </summary>
public sealed class ShowAccountStatement(KiteDb db)
{
    private sealed record Key(long Position);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/company-accounts/{number:long}/transactions",
                async (
                    long number, [AsParameters] AccountStatementQuestion question,
                    ShowAccountStatement show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, number, question, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("What happened on a company account, each with the card that did it");

    public async Task<Result<Page<AccountLine>>> Run(
        Asker asker, long number, AccountStatementQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var account = await db.CompanyAccounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Number == number, cancel);
        if (account is null) return new NoSuchAccount($"{number}");
        var asked = await Asked(account, question, cancel);
        if (asked.Refusal is { } unknown) return unknown;

        var all = asked.Value.All;
        if (place.Value.Key is { Position: var position })
            all = all.Where(t => t.Position < position);
        var (cards, seats) = (db.Cards, db.Seats);
        var read = await all.OrderByDescending(t => t.Position).Take(limit.Value.Count + 1)
            .Select(t => new Line(
                t,
                cards.Where(c => c.Id == t.CardId).Select(c => (long?)c.Number)
                    .FirstOrDefault(),
                seats.Where(s => s.Id == t.SeatId).Select(s => s.HolderName)
                    .FirstOrDefault()))
            .ToListAsync(cancel);
        var isNamed = asker.May(May.ReadPersonal);
        return Page<Line>.Of(read, limit.Value.Count, l => new Key(l.Transaction.Position))
            .Select(l => AccountLine.Of(
                l.Transaction, l.Card,
                isNamed && l.Holder is { Length: > 0 } holder ? holder : null));
    }

    private sealed record Line(Transaction Transaction, long? Card, string? Holder);

    private sealed record Chosen(IQueryable<Transaction> All);

    private async Task<Result<Chosen>> Asked(
        CompanyAccount account, AccountStatementQuestion question, CancellationToken cancel)
    {
        var all = db.Transactions.AsNoTracking().OnCards()
            .Where(t => t.PurseId == account.PurseId);
        if (question.Card is { } number)
        {
            var seat = await db.Cards
                .Where(c => c.Number == number && c.AccountNumber == account.Number)
                .Select(c => c.SeatId).SingleOrDefaultAsync(cancel);
            if (seat is null) return new CardIsNotOfAccount(number, account.Number);
            all = all.Where(t => t.SeatId == seat);
        }
        if (question.From is { } from) all = all.Where(t => t.Day >= from);
        if (question.To is { } to) all = all.Where(t => t.Day <= to);
        if (question.Kind is { Value: var kind }) all = all.Where(t => t.Kind == kind);
        return new Chosen(all);
    }
}
