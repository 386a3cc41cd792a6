using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Cards;

/// <summary>
/// What was read of a card: the text of a square, or what lies on a chip in base64; and where.
/// </summary>
public sealed record ReadingFacts(string? Seal = null, int? StoreNumber = null);

/// <summary>A card whose seal fits the books, and whether it has to be written on anew.</summary>
public sealed record ReadingView(
    Guid Id, SealOutcome Outcome, bool IsToBeWritten, CardView Card, DateTimeOffset At);

/// <summary>
/// Reads what a card carries and holds it against the books. What does not fit is refused and
/// kept, with what the card said and what the books said, until a person has decided.
/// </summary>
public sealed class ReadSeal
{
    private readonly KiteDb db;
    private readonly CardDesk desk;
    private readonly SealPress press;
    private readonly ShowCard show;
    private readonly TimeProvider clock;

    internal ReadSeal(
        KiteDb db, CardDesk desk, SealPress press, ShowCard show, TimeProvider clock) =>
        (this.db, this.desk, this.press, this.show, this.clock) =
        (db, desk, press, show, clock);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/cards/readings",
                async (
                    ReadingFacts facts, ReadSeal read, Asker asker, CancellationToken cancel) =>
                    (await read.Run(asker, facts, cancel)).ToHttp())
            .Needing(May.MoveValue)
            .WithSummary(
                "What a card carries is held against the books; what does not fit is refused "
                + "and kept as a finding");

    /// <summary>Whether what was scanned is meant to be what a card carries.</summary>
    public static bool IsMeant(string? scanned) => SealText.IsMeant(scanned);

    public async Task<Result<ReadingView>> Run(
        Asker asker, ReadingFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        if (press.Read(facts.Seal) is not { } read)
            return new BadInput("seal", new SealIsUnreadable());
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;

        var found = await desk.Find(read.Seal.Number, cancel);
        var kept = await SealBook.Keep(
            db, asker, read, found.Refusal is null ? found.Value : null, store.Value.Number,
            clock.GetUtcNow(), cancel);
        if (found.Refusal is { } none)
            return read.IsGenuine ? none : new SealIsForged();

        var card = found.Value.Card;
        if (kept.Outcome.Says(card) is { } suspect) return suspect;
        if (card.Stops(CardUse.Spend) is { } stopped) return stopped;
        var view = await show.View(asker, card.Number, cancel);
        if (view.Refusal is { } no) return no;
        // Of what is printed nothing more is known, and nothing can be written on it.
        var isBehind = kept.Outcome is not SealOutcome.Printed
            && (kept.Position < kept.BooksPosition
                || kept.Outcome is SealOutcome.WrittenAgain);
        return new ReadingView(kept.Id, kept.Outcome, isBehind, view.Value, kept.At);
    }
}
