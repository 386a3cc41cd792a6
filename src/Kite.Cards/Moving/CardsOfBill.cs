using Kite.Catalogue;

namespace Kite.Cards;

/// <summary>A card as far as a till needs to know it.</summary>
public sealed record CardShown(
    long Number, string Kind, Currency Currency, bool NeedsPin, long? CustomerNumber);

/// <summary>
/// A part of a bill that is paid from a card: from its balance, or by so many of its points.
/// </summary>
public sealed record CardPart(long Card, Money Amount, string? Pin, long? Points = null);

/// <summary>
/// What counts for points, and the card onto which they go: all that is paid, line by line.
/// </summary>
public sealed record CardEarns(long Card, Money Amount, IReadOnlyList<BoughtLine> Lines);

/// <summary>
/// A payment that comes back onto its card, whole or in part; or points that were spent.
/// </summary>
public sealed record CardBack(long Card, Guid Payment, Money Amount, long? Points = null);

/// <summary>
/// What comes back of a purchase for which points were given, by the numbers of its lines.
/// </summary>
public sealed record EarningBack(
    long Card, Guid Earning, Money Amount, IReadOnlyList<BoughtLine> Lines);

/// <summary>What a bill does with cards, in the order in which it is done.</summary>
public sealed record CardsOfBill(Asker Asker, Store Store)
{
    public required string Key { get; init; }

    /// <summary>What was asked for, in one form however it was sent.</summary>
    public required string Asked { get; init; }
    public IReadOnlyList<CardPart> Parts { get; init; } = [];
    public CardEarns? Earns { get; init; }
    public IReadOnlyList<CardBack> Back { get; init; } = [];
    public EarningBack? EarningBack { get; init; }
    public string? Reason { get; init; }

    /// <summary>What was read of cards that carry data.</summary>
    public IReadOnlyList<string> Seals { get; init; } = [];

    /// <summary>Who signs where one of them does not fit, and its kind of card lets them.
    /// </summary>
    public SecondSignature? Second { get; init; }

    /// <summary>
    /// What else is written in the same commit, with what moves on cards where anything does;
    /// where it refuses, nothing moves.
    /// </summary>
    public required Func<KiteDb, Moved?, Task<Refusal?>> Alongside { get; init; }
}
