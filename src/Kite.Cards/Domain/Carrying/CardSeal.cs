namespace Kite.Cards;

/// <summary>
/// What a card that carries data says of itself: its number, the how-manieth seal this is, what
/// its purse held and at which place of the books. Nothing in it tells who its holder is.
/// </summary>
public sealed record CardSeal
{
    /// <summary>The mark that is printed on a card: it proves the number and nothing else.
    /// </summary>
    internal const long Printed = 0;

    /// <summary>The card's number.</summary>
    public long Number { get; init; }

    /// <summary>1, 2, 3 … over all seals of the card; 0 for what is printed on it.</summary>
    public long Version { get; init; }

    /// <summary>The place in the books of the last movement that it knows of; 0 for none.
    /// </summary>
    public long Position { get; init; }
    public long PrincipalCoins { get; init; }
    public long BonusCoins { get; init; }

    /// <summary>Below zero where points are owed.</summary>
    public long Points { get; init; }
    public string Currency { get; init; } = "";

    /// <summary>Which of the keys made it.</summary>
    public int Key { get; init; }

    internal CardStand Stand => new(Position, PrincipalCoins, BonusCoins, Points);

    /// <summary>Whether both say the same, by whichever key.</summary>
    internal bool Says(CardSeal other) => this with { Key = other.Key } == other;

    internal static CardSeal Of(
        long number, long version, CardStand stand, string currency, int key) => new()
        {
            Number = number,
            Version = version,
            Position = stand.Position,
            PrincipalCoins = stand.PrincipalCoins,
            BonusCoins = stand.BonusCoins,
            Points = stand.Points,
            Currency = currency,
            Key = key,
        };
}

/// <summary>
/// What the books say of a card at one of their places. Of a card on a company account it is
/// what was moved with this card, for the money is the account's.
/// </summary>
internal sealed record CardStand(
    long Position, long PrincipalCoins, long BonusCoins, long Points);
