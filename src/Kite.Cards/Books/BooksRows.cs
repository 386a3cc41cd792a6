namespace Kite.Cards;

/// <summary>
/// A key under which value was moved, with what was asked: unique for ever, so that a till which
/// lost the answer may ask again after any time and never moves it twice.
/// </summary>
public sealed class ValueKey
{
    public string Key { get; init; } = "";

    /// <summary>SHA-256 of what was asked: tells the same from another.</summary>
    public byte[] RequestHash { get; init; } = [];
    public Guid PurseId { get; init; }
    public Guid TransactionId { get; init; }
}

/// <summary>
/// The last place given to a transaction and its stamp. Its row is held until the commit, so that
/// places and stamps become visible in their order.
/// </summary>
public sealed class BooksHead
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;
    public long Position { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>
/// A link of the chain: the hash of the link before and of all transactions in this stretch.
/// </summary>
public sealed class Seal
{
    public long Number { get; init; }
    public long FirstPosition { get; init; }
    public long LastPosition { get; init; }
    public DateTimeOffset At { get; init; }
    public byte[] Hash { get; init; } = [];
}
