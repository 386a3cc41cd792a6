using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Freezes a card, thaws it, notes that it was lost or closes it. Its purse is held meanwhile:
/// once this is answered, nothing more is taken from it.
/// </summary>
internal sealed class TurnCard(KiteDb db, CardDesk desk, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        Map(api, "freezes", CardState.Frozen, "Freezes a card: nothing is taken from it");
        Map(api, "thaws", CardState.Active, "Thaws a frozen card, or finds a lost one again");
        Map(api, "losses", CardState.Lost, "Notes that a card was lost: it opens nothing");
        Map(api, "closings", CardState.Closed, "Closes an empty card for ever");
    }

    private static void Map(
        IEndpointRouteBuilder api, string verb, CardState to, string summary) =>
        api.MapPost(
                "/cards/{number:long}/" + verb,
                async (
                    long number, TurnCard turn, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                {
                    var turned = await turn.Run(asker, number, to, cancel);
                    if (turned.Refusal is null) http.Tag(turned.Value.Version);
                    return turned.ToHttp();
                })
            .Needing(May.WriteCards)
            .Idempotent()
            .WithSummary(summary);

    public async Task<Result<CardView>> Run(
        Asker asker, long number, CardState to, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCards)) return new NotAllowed(May.WriteCards);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;

        await using var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        var purse = (await PurseRows.Hold(db, [found.Value.Card.PurseId]))[0];
        var card = await db.Cards.SingleAsync(c => c.Number == number, cancel);
        // Who froze it for what the card carried decides first, not whoever holds it.
        if (to is CardState.Active && card.State is CardState.Frozen
            && !asker.May(May.ApproveValue) && await db.IsInDoubt(card.Id, cancel))
        {
            return new NotAllowed(May.ApproveValue);
        }
        // What is on a company account stays there when one of its cards goes.
        if (to is CardState.Closed && card.SeatId is null && purse.Balance.Coins > 0)
            return new CardHoldsMoney(purse.Money(purse.Balance.Coins));
        if (card.Turn(to, clock.GetUtcNow()) is { } no) return no;

        await db.SaveChangesAsync(cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        var hasPin = await db.CardPins.AnyAsync(p => p.CardId == card.Id, cancel);
        return CardView.Of(card, found.Value.Kind, purse, hasPin);
    }
}
