using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>One card with what is on it.</summary>
public sealed class ShowCard(KiteDb db)
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

        var card = await db.Cards.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Number == number, cancel);
        if (card is null) return new NoSuchCard($"{number}");

        var kind = await db.CardKinds.AsNoTracking().SingleAsync(k => k.Id == card.KindId, cancel);
        var purse = await db.Purses.AsNoTracking().SingleAsync(p => p.Id == card.PurseId, cancel);
        var hasPin = await db.CardPins.AnyAsync(p => p.CardId == card.Id, cancel);
        return CardView.Of(card, kind, purse, hasPin);
    }
}
