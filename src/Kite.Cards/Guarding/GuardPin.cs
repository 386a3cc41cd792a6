using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Cards;

/// <summary>The PIN that a guest chooses, and the one before it where there is one.</summary>
public sealed record PinFacts(string? Pin, string? Before = null);

/// <summary>
/// A guest chooses a PIN; whoever changes one names the one before, or may open locked cards.
/// </summary>
internal sealed class GuardPin(KiteDb db, CardDesk desk, PinGate pins)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut(
                "/cards/{number:long}/pin",
                async (
                    long number, PinFacts facts, GuardPin guard, Asker asker,
                    CancellationToken cancel) =>
                    (await guard.Set(asker, number, facts, cancel)).ToNoContent())
            .Needing(May.WriteCards)
            .WithSummary("A guest chooses the card's PIN");
        api.MapPost(
                "/cards/{number:long}/pin-unlocks",
                async (
                    long number, GuardPin guard, Asker asker, CancellationToken cancel) =>
                    (await guard.Unlock(asker, number, cancel)).ToNoContent())
            .Needing(May.ApproveValue)
            .WithSummary("Opens a card again that wrong PINs have locked");
    }

    public async Task<Result<Done>> Set(
        Asker asker, long number, PinFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCards)) return new NotAllowed(May.WriteCards);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;
        var card = found.Value.Card;
        if (card.Stops(CardUse.Spend) is { } stopped) return stopped;
        if (CardPin.Unfit(facts.Pin) is { } unfit) return new BadInput("pin", unfit);

        var isSet = await db.For(asker).CardPins.FindAsync([card.Id], cancel) is not null;
        if (isSet && !asker.May(May.ApproveValue)
            && await pins.Look(card.Id, facts.Before, cancel) is { } barred)
            return new BadInput("before", barred);

        db.ChangeTracker.Clear();
        await pins.Set(card.Id, facts.Pin!, cancel);
        Told(card, "set");
        await db.SaveChangesAsync(cancel);
        return Done.It;
    }

    public async Task<Result<Done>> Unlock(Asker asker, long number, CancellationToken cancel)
    {
        if (!asker.May(May.ApproveValue)) return new NotAllowed(May.ApproveValue);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;

        db.For(asker);
        var opened = await pins.Held(
            found.Value.Card.Id,
            row =>
            {
                row.Unlock();
                Told(found.Value.Card, "unlocked");
                return null;
            },
            cancel);
        return opened.Refusal is { } no ? no : Done.It;
    }

    // The trail keeps that it was set, and by whom; never what it is.
    private void Told(Card card, string what) => db.Tell(
        new("card", card.Id, "pin", From: null, To: what, DataClass.Operational));
}
