using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Which cards are asked for; <c>find</c> is the beginning of a card's number, <c>customer</c> the
/// number of whom it belongs to.
/// </summary>
public sealed record CardQuestion
{
    public string? Find { get; init; }
    public Choice<CardState>? State { get; init; }
    public Guid? Kind { get; init; }
    public long? Customer { get; init; }

    /// <summary>Only those that belong to a customer, or only those of nobody.</summary>
    public bool? Named { get; init; }

    /// <summary>Only those that can be used, or those of them that nobody has used for long.
    /// </summary>
    public Choice<CardLife>? Life { get; init; }
    public int? Store { get; init; }

    /// <summary>Those that were issued on these days.</summary>
    public DateOnly? IssuedFrom { get; init; }
    public DateOnly? IssuedTo { get; init; }

    /// <summary>Those whose state changed last on these days.</summary>
    public DateOnly? ChangedFrom { get; init; }
    public DateOnly? ChangedTo { get; init; }

    /// <summary>Only those of the company account with this number.</summary>
    public long? Account { get; init; }

    /// <summary>Only those that draw on a company account, or only those that do not.</summary>
    public bool? Pooled { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string ByNumber = "number-down";

    internal Result<ListOrder> InOrder =>
        ListOrder.Read(Order, ByNumber, ["number", "balance", "changed"]);
}

/// <summary>Whether a card is in use.</summary>
public enum CardLife
{
    Alive,

    /// <summary>Alive, but issued long ago and not used since.</summary>
    Asleep,
}

/// <summary>Lists cards, the newest first unless asked otherwise.</summary>
public sealed class ListCards(KiteDb db, TimeProvider clock)
{
    private sealed record Key(long Word, long Number);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/cards",
                async (
                    [AsParameters] CardQuestion question, ListCards list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("Lists cards, the newest first unless asked otherwise");

    public async Task<Result<Page<CardView>>> Run(
        Asker asker, CardQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;

        var (kinds, purses, pins) = (db.CardKinds, db.Purses, db.CardPins);
        var business = await db.BusinessAsync(cancel);
        var all = Of(question, business, Asked(question))
            .Join(kinds, c => c.KindId, k => k.Id, (Card, Kind) => new { Card, Kind })
            .Join(
                purses, c => c.Card.PurseId, p => p.Id,
                (c, p) => new Found
                {
                    Card = c.Card,
                    Kind = c.Kind,
                    Purse = p,
                    HasPin = pins.Any(pin => pin.CardId == c.Card.Id),
                });
        var read = await From(place.Value, order.Value, all).AsNoTracking()
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        var seats = await db.SeatsOf(asker, [.. read.Select(f => f.Card)], clock, cancel);
        return Page<Found>.Of(read, limit.Value.Count, f => KeyOf(f, order.Value))
            .Select(f => CardView.Of(f.Card, f.Kind, f.Purse, f.HasPin) with
            {
                OnAccount = f.Card.SeatId is { } seat ? seats[seat] : null,
            });
    }

    private sealed class Found
    {
        public required Card Card { get; init; }
        public required CardKind Kind { get; init; }
        public required Purse Purse { get; init; }
        public bool HasPin { get; init; }
    }

    private IQueryable<Card> Asked(CardQuestion question)
    {
        IQueryable<Card> cards = db.Cards;
        if (question.State is { Value: var state }) cards = cards.Where(c => c.State == state);
        if (question.Kind is { } kind) cards = cards.Where(c => c.KindId == kind);
        if (question.Customer is { } number) cards = cards.Where(c => c.CustomerNumber == number);
        if (question.Named is { } named)
            cards = cards.Where(c => c.CustomerId != null == named);
        if (question.Account is { } account)
            cards = cards.Where(c => c.AccountNumber == account);
        if (question.Pooled is { } pooled)
            cards = cards.Where(c => c.AccountNumber != null == pooled);
        foreach (var (from, to) in Stretches(question.Find))
            cards = cards.Where(c => c.Number >= from && c.Number <= to);
        return cards;
    }

    private IQueryable<Card> Of(
        CardQuestion question, Business business, IQueryable<Card> cards)
    {
        if (question.Store is { } store) cards = cards.Where(c => c.StoreNumber == store);
        var (begun, over) = Instants(question.IssuedFrom, question.IssuedTo);
        var (since, until) = Instants(question.ChangedFrom, question.ChangedTo);
        if (begun is { } begin) cards = cards.Where(c => c.IssuedAt >= begin);
        if (over is { } end) cards = cards.Where(c => c.IssuedAt < end);
        if (since is { } from) cards = cards.Where(c => c.ChangedAt >= from);
        if (until is { } to) cards = cards.Where(c => c.ChangedAt < to);
        if (question.Life is not { Value: var life }) return cards;

        var (today, now) = (business.Today(clock), clock.GetUtcNow());
        return life is CardLife.Alive
            ? cards.Alive(today)
            : db.Asleep(cards, today, now.AddDays(-CountCards.UsualDays));

        (DateTimeOffset? Begin, DateTimeOffset? End) Instants(DateOnly? from, DateOnly? to) => (
            from is { } first ? business.Begins(first) : null,
            to is { } last ? business.Ends(last) : null);
    }

    // Cards' numbers have six digits and more: what was typed is how one begins.
    private static IEnumerable<(long From, long To)> Stretches(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) yield break;
        if (!long.TryParse(
            typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            yield return (1, 0);
            yield break;
        }
        var (from, to) = (number, number);
        while (from is > 0 and < 100_000) (from, to) = (from * 10, (to * 10) + 9);
        yield return (from, to);
    }

    private static Key KeyOf(Found f, ListOrder order) => new(
        order.Column switch
        {
            "balance" => f.Purse.PrincipalCoins + f.Purse.BonusCoins,
            "changed" => f.Card.ChangedAt.UtcTicks,
            _ => f.Card.Number,
        },
        f.Card.Number);

    // Numbers are one of a kind, so they tell those apart that stand at the same place.
    private static IQueryable<Found> From(
        Place<Key> place, ListOrder order, IQueryable<Found> all)
    {
        var (first, word, number) =
            (place.Beginning, place.Key?.Word ?? 0, place.Key?.Number ?? 0);
        var at = new DateTimeOffset(
            Math.Clamp(word, 0, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
        return order switch
        {
            { Column: "balance", Down: false } => all
                .Where(f => first || f.Purse.PrincipalCoins + f.Purse.BonusCoins > word
                    || (f.Purse.PrincipalCoins + f.Purse.BonusCoins == word
                        && f.Card.Number > number))
                .OrderBy(f => f.Purse.PrincipalCoins + f.Purse.BonusCoins)
                .ThenBy(f => f.Card.Number),
            { Column: "balance" } => all
                .Where(f => first || f.Purse.PrincipalCoins + f.Purse.BonusCoins < word
                    || (f.Purse.PrincipalCoins + f.Purse.BonusCoins == word
                        && f.Card.Number < number))
                .OrderByDescending(f => f.Purse.PrincipalCoins + f.Purse.BonusCoins)
                .ThenByDescending(f => f.Card.Number),
            { Column: "changed", Down: false } => all
                .Where(f => first || f.Card.ChangedAt > at
                    || (f.Card.ChangedAt == at && f.Card.Number > number))
                .OrderBy(f => f.Card.ChangedAt).ThenBy(f => f.Card.Number),
            { Column: "changed" } => all
                .Where(f => first || f.Card.ChangedAt < at
                    || (f.Card.ChangedAt == at && f.Card.Number < number))
                .OrderByDescending(f => f.Card.ChangedAt)
                .ThenByDescending(f => f.Card.Number),
            { Down: false } => all
                .Where(f => first || f.Card.Number > number).OrderBy(f => f.Card.Number),
            _ => all
                .Where(f => first || f.Card.Number < number)
                .OrderByDescending(f => f.Card.Number),
        };
    }
}
