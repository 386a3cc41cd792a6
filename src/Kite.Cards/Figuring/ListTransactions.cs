using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Which movements are asked for: of one kind, payments when left out, posted on these days.
/// </summary>
public sealed record CardTransactionQuestion
{
    public Choice<TransactionKind>? Kind { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public int? Store { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string ByDay = "day-down";

    internal const TransactionKind UsualKind = TransactionKind.Payment;

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, ByDay, ["day"]);
}

/// <summary>One movement of value: what it added to a card, or took from it.</summary>
public sealed record CardTransaction(
    Guid Id, TransactionKind Kind, DateOnly Day, DateTimeOffset At, int StoreNumber,
    long? CardNumber, Money Principal, Money Bonus, long Points, string Who)
{
    /// <summary>What was paid, earned or given back of a fee of membership.</summary>
    public Money? Fee { get; init; }
    public string? Reference { get; init; }
    public string? Reason { get; init; }
}

/// <summary>Lists what moved on all cards, one kind of movement at a time.</summary>
public sealed class ListTransactions(KiteDb db)
{
    private sealed record Key(DateOnly Day, long Position);

    private static readonly TransactionKind[] OfMembers =
    [
        TransactionKind.MembershipFee, TransactionKind.MembershipIncome,
        TransactionKind.MembershipRefund,
    ];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/card-transactions",
                async (
                    [AsParameters] CardTransactionQuestion question, ListTransactions list,
                    Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("Lists what moved on all cards, one kind at a time, the latest first");

    public async Task<Result<Page<CardTransaction>>> Run(
        Asker asker, CardTransactionQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;

        var read = await From(place.Value, order.Value, Asked(question)).AsNoTracking()
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        var (cards, fees) = (await CardsOf(read, cancel), await FeesOf(read, cancel));
        return Page<Transaction>.Of(read, limit.Value.Count, t => new Key(t.Day, t.Position))
            .Select(t => View(t, cards, fees));
    }

    private IQueryable<Transaction> Asked(CardTransactionQuestion question)
    {
        var kind = question.Kind?.Value ?? CardTransactionQuestion.UsualKind;
        var all = db.Transactions.Where(t => t.Kind == kind);
        if (question.From is { } from) all = all.Where(t => t.Day >= from);
        if (question.To is { } to) all = all.Where(t => t.Day <= to);
        return question.Store is { } store ? all.Where(t => t.StoreNumber == store) : all;
    }

    // The order of the index by which a kind is found: no page is sorted first.
    private static IQueryable<Transaction> From(
        Place<Key> place, ListOrder order, IQueryable<Transaction> all)
    {
        var (day, position) = (place.Key?.Day ?? default, place.Key?.Position ?? 0);
        if (order.Down)
        {
            if (!place.Beginning)
            {
                all = all.Where(t => t.Day <= day && (t.Day < day || t.Position < position));
            }
            return all.OrderByDescending(t => t.Day).ThenByDescending(t => t.Position);
        }
        if (!place.Beginning)
            all = all.Where(t => t.Day >= day && (t.Day > day || t.Position > position));
        return all.OrderBy(t => t.Day).ThenBy(t => t.Position);
    }

    // What lapses names no card: the one that opens the purse now is told, where it is but one.
    private async Task<Dictionary<Guid, long>> CardsOf(
        List<Transaction> read, CancellationToken cancel)
    {
        var used = read.Select(t => t.CardId).OfType<Guid>().Distinct().ToList();
        var purses = read.Where(t => t.CardId is null).Select(t => t.PurseId).Distinct().ToList();
        var cards = await db.Cards
            .Where(c => EF.Parameter(used).Contains(c.Id)
                || (EF.Parameter(purses).Contains(c.PurseId) && c.AccountNumber == null
                    && c.State != CardState.Replaced))
            .Select(c => new { c.Id, c.PurseId, c.AccountNumber, c.State, c.Number })
            .ToListAsync(cancel);
        var numbers = cards.ToDictionary(c => c.Id, c => c.Number);
        foreach (var opens in cards.Where(
            c => c.AccountNumber is null && c.State is not CardState.Replaced))
        {
            numbers[opens.PurseId] = Math.Max(
                opens.Number, numbers.GetValueOrDefault(opens.PurseId));
        }
        return numbers;
    }

    private async Task<Dictionary<Guid, long>> FeesOf(
        List<Transaction> read, CancellationToken cancel)
    {
        var ids = read.Where(t => OfMembers.Contains(t.Kind)).Select(t => t.Id).ToList();
        if (ids.Count == 0) return [];

        var purses = read.Select(t => t.PurseId).Distinct().ToList();
        return await db.Entries
            .Where(e => EF.Parameter(purses).Contains(e.PurseId)
                && EF.Parameter(ids).Contains(e.TransactionId)
                && e.Account == Account.DeferredMembership)
            .ToDictionaryAsync(e => e.TransactionId, e => e.Coins, cancel);
    }

    private static CardTransaction View(
        Transaction t, Dictionary<Guid, long> cards, Dictionary<Guid, long> fees)
    {
        var money = Currency.Of(t.Currency);
        return new(
            t.Id, t.Kind, t.Day, t.At, t.StoreNumber,
            cards.TryGetValue(t.CardId ?? t.PurseId, out var card) ? card : null,
            new(t.PrincipalCoins, money), new(t.BonusCoins, money), t.Points ?? 0, t.AskerName)
        {
            Fee = fees.TryGetValue(t.Id, out var fee) ? new(fee, money) : null,
            Reference = t.Reference,
            Reason = t.Reason,
        };
    }
}
