namespace Kite.Cards;

/// <summary>What became of a card's seal when it was held against the books.</summary>
public enum SealOutcome
{
    /// <summary>It is the last one that was written on the card.</summary>
    Good,

    /// <summary>It is what is printed on the card: the number is right, and it says no more.
    /// </summary>
    Printed,

    /// <summary>The one after it could not be written; that happens, once.</summary>
    WrittenAgain,

    /// <summary>It is older than what was last written on the card.</summary>
    RolledBack,

    /// <summary>There are two of them: in two places at once, or two that say different things.
    /// </summary>
    Copied,

    /// <summary>It knows of what the books do not.</summary>
    BeyondBooks,

    /// <summary>No key of this business made it.</summary>
    Forged,

    /// <summary>The card was reported lost, has been replaced, or is closed.</summary>
    NotInUse,
}

/// <summary>What the books know of a card when its seal is read.</summary>
internal sealed record SealSight(CardState Card, CardStand Now)
{
    /// <summary>The last seal that is known to be on the card; null where none is.</summary>
    public CardSeal? Last { get; init; }

    /// <summary>How often something was moved with a card that carried just that one.</summary>
    public int Uses { get; init; }

    /// <summary>What the books said at the place that the seal names.</summary>
    public CardStand? Then { get; init; }

    /// <summary>Where else the same seal was read so lately that no one can have come from
    /// there.</summary>
    public Guid? Elsewhere { get; init; }
}

/// <summary>
/// Holds a seal against the books. The first that applies is told, in the order of how little can
/// be made of it.
/// </summary>
internal static class SealJudge
{
    public static SealOutcome Of(CardSeal read, SealSight sight)
    {
        if (sight.Card is CardState.Lost or CardState.Replaced or CardState.Closed)
            return SealOutcome.NotInUse;
        if (read.Version == CardSeal.Printed) return SealOutcome.Printed;
        if (read.Position > sight.Now.Position || read.Stand != sight.Then)
            return SealOutcome.BeyondBooks;

        var last = sight.Last?.Version ?? 0;
        if (read.Version < last) return SealOutcome.RolledBack;
        if (read.Version == last && !read.Says(sight.Last!)) return SealOutcome.Copied;
        if (read.Version > last + 1 || read.Position < sight.Last?.Position)
            return SealOutcome.BeyondBooks;
        if (sight.Elsewhere is not null) return SealOutcome.Copied;
        // One that was offered and came back is on the card, whoever forgot to say so.
        if (read.Version > last) return SealOutcome.Good;
        return sight.Uses switch
        {
            0 => SealOutcome.Good,
            1 => SealOutcome.WrittenAgain,
            _ => SealOutcome.RolledBack,
        };
    }

    /// <summary>Whether a person has to look at it.</summary>
    public static bool IsCaught(this SealOutcome outcome) =>
        outcome is not (SealOutcome.Good or SealOutcome.Printed or SealOutcome.WrittenAgain);

    /// <summary>Whether a second person may let it pass where the kind of card allows it.</summary>
    public static bool CanPass(this SealOutcome outcome) =>
        outcome is SealOutcome.RolledBack or SealOutcome.Copied or SealOutcome.BeyondBooks;

    /// <summary>What is said of it to who shows the card; null where nothing is wrong.</summary>
    public static Refusal? Says(this SealOutcome outcome, Card card) => outcome switch
    {
        SealOutcome.RolledBack => new SealIsOld(card.Number),
        SealOutcome.Copied => new SealIsCopied(card.Number),
        SealOutcome.BeyondBooks => new SealIsBeyondBooks(card.Number),
        SealOutcome.Forged => new SealIsForged(),
        SealOutcome.NotInUse => card.Stops(CardUse.Spend),
        _ => null,
    };
}
