using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Cards;

/// <summary>What was written on a card, as text or in base64; and where.</summary>
public sealed record WrittenFacts(string? Seal = null, int? StoreNumber = null);

/// <summary>
/// What is to be on a card: the text of the square, and the message for a chip in base64; what it
/// says in figures; and whether it is known to be on the card already.
/// </summary>
public sealed record CardSealView(
    long CardNumber, long Version, string Text, string Chip, CardCarries Carries,
    bool IsWritten, Money Principal, Money Bonus, long Points, long Position);

/// <summary>
/// Offers what is to be written on a card after something has moved, and notes that it was. To
/// ask for it changes nothing: until somebody says that it is on the card, it is not.
/// </summary>
public sealed class WriteSeal
{
    private static readonly TimeSpan InHand = TimeSpan.FromMinutes(10);

    private readonly KiteDb db;
    private readonly CardDesk desk;
    private readonly SealPress press;
    private readonly TimeProvider clock;

    internal WriteSeal(KiteDb db, CardDesk desk, SealPress press, TimeProvider clock) =>
        (this.db, this.desk, this.press, this.clock) = (db, desk, press, clock);

    public static void Map(IEndpointRouteBuilder api)
    {
        // Whoever has it has the card: it is for those who may pay with cards.
        api.MapGet(
                "/cards/{number:long}/seal",
                async (
                    long number, WriteSeal write, Asker asker, CancellationToken cancel) =>
                    (await write.Offer(asker, number, cancel)).ToHttp())
            .Needing(May.MoveValue)
            .WithSummary("What is to be written on a card that carries data");
        api.MapPost(
                "/cards/{number:long}/seals",
                async (
                    long number, WrittenFacts facts, WriteSeal write, Asker asker,
                    CancellationToken cancel) =>
                    (await write.Note(asker, number, facts, cancel))
                        .ToCreated(s => $"/cards/{s.CardNumber}/seal"))
            .Needing(May.MoveValue)
            .Idempotent()
            .WithSummary("Notes that a seal was written on its card; twice is once");
    }

    public async Task<Result<CardSealView>> Offer(
        Asker asker, long number, CancellationToken cancel)
    {
        var found = await Carrier(asker, number, cancel);
        if (found.Refusal is { } no) return no;

        var card = found.Value.Card;
        var last = await db.LastSealOf(card.Id, cancel);
        var now = await db.StandOf(card, cancel);
        if (last?.On(number) is { } written && written.Stand == now)
            return View(found.Value, written, isWritten: true);

        var next = CardSeal.Of(
            number, (last?.Version ?? 0) + 1, now, found.Value.Kind.Currency, press.Key);
        return View(found.Value, next, isWritten: false);
    }

    public async Task<Result<CardSealView>> Note(
        Asker asker, long number, WrittenFacts facts, CancellationToken cancel)
    {
        var found = await Carrier(asker, number, cancel);
        if (found.Refusal is { } no) return no;
        if (press.Read(facts.Seal) is not { } read)
            return new BadInput("seal", new SealIsUnreadable());
        if (!read.IsGenuine) return new BadInput("seal", new SealIsForged());
        if (read.Seal.Number != number)
            return new BadInput("seal", new SealIsOfAnother(read.Seal.Number, number));
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;

        await using var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        var card = found.Value.Card;
        await PurseRows.Hold(db, [card.PurseId]);
        var last = (await db.LastSealOf(card.Id, cancel))?.On(number);
        if (last is not null && read.Seal.Says(last))
            return View(found.Value, last, isWritten: true);
        if (read.Seal.Version != (last?.Version ?? 0) + 1
            || read.Seal.Position < (last?.Position ?? 0)
            || read.Seal.Currency != found.Value.Kind.Currency
            || read.Seal.Stand != await db.StandOf(card, cancel, read.Seal.Position))
        {
            return new SealIsNotNext(number, (last?.Version ?? 0) + 1);
        }
        var written = SealSights.Written(
            card, read, asker, store.Value.Number, clock.GetUtcNow());
        await BulkWriter.Write(db, [written], cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return View(found.Value, read.Seal, isWritten: true);
    }

    private async Task<Result<CardInHand>> Carrier(
        Asker asker, long number, CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is not null) return found;
        if (found.Value.Kind.Carries is CardCarries.Nothing)
            return new CardCarriesNothing(found.Value.Kind.Name);
        if (await IsKeptBack(asker, found.Value, cancel)) return new NotAllowed(May.ApproveValue);
        return found.Value.Card.Stops(CardUse.Spend) is { } stopped ? stopped : found;
    }

    // Where nothing moves without a seal, a new one is for who just saw the card, not for who knows
    // its number; the first of a card is written when it is handed out.
    private async Task<bool> IsKeptBack(
        Asker asker, CardInHand found, CancellationToken cancel) =>
        found.Kind.NeedsSeal && !asker.May(May.ApproveValue)
        && await db.LastSealOf(found.Card.Id, cancel) is not null
        && !await db.HadInHand(asker, found.Card.Id, clock.GetUtcNow() - InHand, cancel);

    private CardSealView View(CardInHand card, CardSeal seal, bool isWritten)
    {
        var bytes = press.Bytes(seal);
        return new(
            seal.Number, seal.Version, SealText.Of(bytes),
            Convert.ToBase64String(SealText.OnChip(bytes)), card.Kind.Carries, isWritten,
            card.Money(seal.PrincipalCoins), card.Money(seal.BonusCoins), seal.Points,
            seal.Position);
    }
}
