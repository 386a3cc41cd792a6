using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>One card with what is on it.</summary>
public sealed class ShowCard(KiteDb db, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/cards/{number:long}",
                async (
                    long number, ShowCard show, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                {
                    var found = await show.Run(asker, number, cancel);
                    if (found.Refusal is null) http.Tag(found.Value.Version);
                    return found.ToHttp();
                })
            .Needing(May.ReadCards)
            .WithSummary("One card with what is on it");

    public async Task<Result<CardView>> Run(Asker asker, long number, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        return await View(asker, number, cancel);
    }

    internal async Task<Result<CardView>> View(
        Asker asker, long number, CancellationToken cancel)
    {
        var card = await db.Cards.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Number == number, cancel);
        if (card is null) return new NoSuchCard($"{number}");

        var kind = await db.CardKinds.AsNoTracking().SingleAsync(k => k.Id == card.KindId, cancel);
        var purse = await db.Purses.AsNoTracking().SingleAsync(p => p.Id == card.PurseId, cancel);
        var hasPin = await db.CardPins.AnyAsync(p => p.CardId == card.Id, cancel);
        var seats = await db.SeatsOf(asker, [card], clock, cancel);
        return CardView.Of(card, kind, purse, hasPin) with
        {
            OnAccount = card.SeatId is { } seat ? seats[seat] : null,
        };
    }
}
