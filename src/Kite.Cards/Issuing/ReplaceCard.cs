using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>How its holder was made sure of, where the card takes another's place.</summary>
public sealed record ReplaceFacts(string? Reason = null, string? Pin = null);

/// <summary>
/// A new card opens the purse of a lost or worn one. Nothing moves; the old number opens nothing
/// from that moment on, and leads to the new one.
/// </summary>
internal sealed class ReplaceCard(KiteDb db, CardDesk desk, PinGate pins, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/cards/{number:long}/replacements",
                async (
                    long number, ReplaceFacts facts, ReplaceCard replace, Asker asker,
                    CancellationToken cancel) =>
                    (await replace.Run(asker, number, facts, cancel))
                        .ToCreated(c => $"/cards/{c.Number}"))
            .Needing(May.WriteCards)
            .Idempotent()
            .WithSummary("Gives a new card for a lost or worn one; nothing moves");

    public async Task<Result<CardView>> Run(
        Asker asker, long number, ReplaceFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCards)) return new NotAllowed(May.WriteCards);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;
        // How the holder was made sure of is kept: whoever finds a card must not get another.
        if (CardDesk.FaultInReason(facts.Reason) is { } unsaid) return new BadInput([unsaid]);
        if (facts.Pin is { } pin && CardPin.Unfit(pin) is { } unfit)
            return new BadInput("pin", unfit);

        await using var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        var purse = (await PurseRows.Hold(db, [found.Value.Card.PurseId]))[0];
        var old = await db.Cards.SingleAsync(c => c.Number == number, cancel);
        if (!asker.May(May.ApproveValue) && await db.IsInDoubt(old.Id, cancel))
            return new NotAllowed(May.ApproveValue);
        var at = clock.GetUtcNow();
        if (old.Turn(CardState.Replaced, at) is { } no) return no;

        var card = await CardBook.New(
            db, old.KindId, old.PurseId, old.StoreNumber, at, cancel, old.SeatId,
            old.AccountNumber);
        (old.ReplacedBy, card.LastDay) = (card.Number, old.LastDay);
        if (old.CustomerNumber is { } holder
            && await CardBook.Give(db, card, holder, cancel) is { } nobody) return nobody;
        db.Add(card);
        db.Tell(new(
            "card", old.Id, "holderMadeSureOf", From: null, To: facts.Reason!.Trim(),
            DataClass.Operational));
        if (facts.Pin is not null) await pins.Set(card.Id, facts.Pin, cancel);
        await db.SaveChangesAsync(cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return CardView.Of(card, found.Value.Kind, purse, facts.Pin is not null);
    }
}
