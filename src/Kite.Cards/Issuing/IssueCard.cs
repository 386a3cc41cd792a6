using System.Globalization;
using Kite.Customers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// What card is issued, and to whom; to nobody in particular where no customer is named.
/// </summary>
public sealed record IssueFacts(
    Guid? KindId = null, long? CustomerNumber = null, int? StoreNumber = null,
    string? Pin = null);

/// <summary>Issues a card with an empty purse.</summary>
internal sealed class IssueCard(KiteDb db, CardDesk desk, PinGate pins, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/cards",
                async (
                    IssueFacts facts, IssueCard issue, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                {
                    var issued = await issue.Run(asker, facts, cancel);
                    if (issued.Refusal is null) http.Tag(issued.Value.Version);
                    return issued.ToCreated(c => $"/cards/{c.Number}");
                })
            .Needing(May.WriteCards)
            .Idempotent()
            .WithSummary("Issues a card, to a customer or to whoever carries it");

    public async Task<Result<CardView>> Run(
        Asker asker, IssueFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCards)) return new NotAllowed(May.WriteCards);
        var kind = await KindOf(db, facts.KindId, cancel);
        if (kind.Refusal is { } unknown) return unknown;
        if (FaultIn(facts, kind.Value) is { } unfitting) return unfitting;
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;
        if (facts.Pin is { } pin && CardPin.Unfit(pin) is { } unfit)
            return new BadInput("pin", unfit);

        await using var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        var at = clock.GetUtcNow();
        var purse = new Purse { Currency = kind.Value.Currency, OpenedAt = at };
        db.Add(purse);
        var card = await CardBook.New(db, kind.Value.Id, purse.Id, store.Value.Number, at, cancel);
        card.LastDay = kind.Value.LastDay(store.Value.BusinessDay.Of(at));
        if (facts.CustomerNumber is { } number
            && await CardBook.Give(db, card, number, cancel) is { } nobody)
            return new BadInput("customerNumber", nobody);
        db.Add(card);
        if (facts.Pin is not null) await pins.Set(card.Id, facts.Pin, cancel);
        await db.SaveChangesAsync(cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return CardView.Of(card, kind.Value, purse, facts.Pin is not null);
    }

    internal static BadInput? FaultIn(IssueFacts facts, CardKind kind) => kind.Holders switch
    {
        CardHolders.Named when facts.CustomerNumber is null =>
            new("customerNumber", new CardIsForSomebody(kind.Name)),
        CardHolders.Bearers when facts.CustomerNumber is not null =>
            new("customerNumber", new CardIsForBearers(kind.Name)),
        _ => null,
    };

    internal static async Task<Result<CardKind>> KindOf(
        KiteDb db, Guid? kindId, CancellationToken cancel)
    {
        var kinds = await db.CardKinds.AsNoTracking().ToListAsync(cancel);
        // Where there is but one, it need not be named.
        var open = kinds.Where(k => k.IsIssued).ToList();
        var kind = kindId is { } id
            ? kinds.Find(k => k.Id == id)
            : open.Count == 1 ? open[0] : null;
        if (kind is null) return new BadInput("kindId", new NoSuchCardKind($"{kindId}"));
        return kind.IsIssued ? kind : new BadInput("kindId", new KindIsIssuedNoMore(kind.Name));
    }
}

/// <summary>Numbers for cards, and whom they belong to.</summary>
internal static class CardBook
{
    // Long enough that a card's number is not taken for a customer's.
    private const long Before = 100_000;

    public const string Counted = "cards";

    /// <summary>By what a customer's card is known among other systems' numbers.</summary>
    public const string Source = "card";

    public static async Task<Card> New(
        KiteDb db, Guid kind, Guid purse, int store, DateTimeOffset at, CancellationToken cancel,
        Guid? seat = null, long? account = null, Guid? id = null) =>
        new()
        {
            Id = id ?? Guid.CreateVersion7(),
            Number = Before + await Counter.Take(db, Counted, 1, cancel),
            KindId = kind,
            PurseId = purse,
            SeatId = seat,
            AccountNumber = account,
            StoreNumber = store,
            IssuedAt = at,
            ChangedAt = at,
        };

    /// <summary>The card is this customer's, who is found by its number from now on.</summary>
    public static async Task<Refusal?> Give(
        KiteDb db, Card card, long customer, CancellationToken cancel)
    {
        var known = await db.KnowBy(
            customer, Source, card.Number.ToString(CultureInfo.InvariantCulture), cancel);
        if (known.Refusal is { } no) return no;

        (card.CustomerId, card.CustomerNumber) = (known.Value.Id, known.Value.Number);
        return null;
    }
}
