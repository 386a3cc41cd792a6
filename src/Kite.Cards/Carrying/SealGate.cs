namespace Kite.Cards;

/// <summary>What was read of a card with which something is to be moved, and who signs for it
/// where it does not fit.</summary>
internal sealed record SealShown(string? Text, bool IsNeeded, Asker? Second = null)
{
    /// <summary>The field in which it was sent.</summary>
    public string Field { get; init; } = "seal";
}

/// <summary>
/// Lets a movement pass only where what the card carries fits the books. It is looked at in the
/// movement's own commit, while the purse is held: so a repeat of what was done is never stopped,
/// and no two can be done with the same seal at once. What is caught is kept afterwards, when the
/// movement has been given up.
/// </summary>
public sealed class SealGate
{
    private readonly KiteDb db;
    private readonly SealPress press;
    private readonly SecondPerson seconds;
    private readonly TimeProvider clock;

    internal SealGate(
        KiteDb db, SealPress press, SecondPerson seconds, TimeProvider clock) =>
        (this.db, this.press, this.seconds, this.clock) = (db, press, seconds, clock);

    /// <summary>What was shown with a movement; refused where who signs for it may not.</summary>
    internal async Task<Result<SealShown>> Shown(
        Asker asker, CardInHand card, string? text, SecondSignature? signature, CardUse use)
    {
        var isNeeded = use is CardUse.Spend && card.Kind.NeedsSeal;
        var second = await Second(asker, signature);
        return second.Refusal is { } no
            ? no
            : new SealShown(text, isNeeded, second.Value.Who);
    }

    internal sealed record Signed(Asker? Who);

    internal async Task<Result<Signed>> Second(Asker asker, SecondSignature? signature)
    {
        if (signature is null) return new Signed(null);
        var second = await seconds.Run(asker, signature, May.ApproveValue);
        return second.Refusal is { } no
            ? new BadInput("second", no)
            : new Signed(second.Value);
    }

    /// <summary>Looks at it in the commit, before what else goes along.</summary>
    internal Func<KiteDb, Moved, Task<Refusal?>>? Along(
        CardInHand card, SealShown? shown, Asker asker, int store,
        Func<KiteDb, Moved, Task<Refusal?>>? also)
    {
        if (shown is null or { Text: null, IsNeeded: false }) return also;
        return async (books, moved) =>
            await Pass(books, card, shown, asker, store, moved)
                ?? (also is null ? null : await also(books, moved));
    }

    /// <summary>Why this does not pass; null where it does, and what was read is put down.
    /// </summary>
    internal async Task<Refusal?> Pass(
        KiteDb books, CardInHand card, SealShown shown, Asker asker, int store, Moved? moved)
    {
        var it = card.Card;
        if (string.IsNullOrWhiteSpace(shown.Text))
        {
            return shown.IsNeeded
                ? new BadInput(shown.Field, new SealIsNeeded(it.Number))
                : null;
        }
        if (press.Read(shown.Text) is not { } read)
            return new BadInput(shown.Field, new SealIsUnreadable());
        if (read.Seal.Number != it.Number)
            return new BadInput(shown.Field, new SealIsOfAnother(read.Seal.Number, it.Number));

        // What has begun is brought to its end, even where nobody waits any more.
        var at = clock.GetUtcNow();
        var sight = await books.SightOf(card, read.Seal, store, at, default);
        var outcome = read.IsGenuine ? SealJudge.Of(read.Seal, sight) : SealOutcome.Forged;
        if (outcome is SealOutcome.Printed && shown.IsNeeded)
            return new BadInput(shown.Field, new SealIsNeeded(it.Number));
        var passed = outcome.IsCaught() && outcome.CanPass() ? shown.Second : null;
        if (outcome.IsCaught())
        {
            if (passed is null) return outcome.Says(it);
            if (card.Kind.WhenSuspect is not WhenSuspect.AskSecond)
                return new BadInput("second", new NobodyMayPass(card.Kind.Name));
        }
        var reading = SealSights.Reading(read.Seal, outcome, it, sight, asker, store, at) with
        {
            TransactionId = moved?.All.FirstOrDefault(t => t.PurseId == it.PurseId)?.Id,
            PassedBy = passed?.Name,
        };
        await BulkWriter.Write(books, [reading], default);
        if (outcome is SealOutcome.Good && read.Seal.Version > (sight.Last?.Version ?? 0))
        {
            await BulkWriter.Write(
                books, [SealSights.Written(it, read, asker, store, at)], default);
        }
        return null;
    }

    /// <summary>What was caught with a movement is kept, now that the movement is given up.
    /// </summary>
    internal async Task Catch(
        Refusal? no, CardInHand card, string? text, Asker asker, int store)
    {
        // Who signs where nobody may sign stops nothing from being kept.
        var isCaught = no is SealIsOld or SealIsCopied or SealIsBeyondBooks or SealIsForged
            or BadInput { Faults: [{ Why: NobodyMayPass }] };
        if (!isCaught
            || press.Read(text) is not { } read || read.Seal.Number != card.Card.Number)
        {
            return;
        }
        await SealBook.Keep(db, asker, read, card, store, clock.GetUtcNow(), default);
    }
}
