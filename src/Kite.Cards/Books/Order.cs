using System.Security.Cryptography;
using System.Text;
using Kite.Catalogue;

namespace Kite.Cards;

/// <summary>A deed with who asks for it, where, and under which key.</summary>
internal sealed record Order(Deed Deed, Asker Asker, Store Store)
{
    /// <summary>The asker's own name for this deed; null where it is never asked twice.</summary>
    public string? Key { get; init; }

    /// <summary>What was asked for, in one form however it was sent.</summary>
    public string Asked { get; init; } = "";

    /// <summary>What is opened by it: it is in nobody's hands before the commit. Who goes
    /// alongside writes it.</summary>
    public Opened? Opens { get; init; }

    /// <summary>The cards with which it is done; they are looked at once the purse is held.
    /// </summary>
    public IReadOnlyList<CardUsed> Uses { get; init; } = [];

    /// <summary>
    /// What else is written in the same commit, once it is decided; where it refuses, neither
    /// happens. It may be tried more than once, and only the last time lasts.
    /// </summary>
    public Func<KiteDb, Moved, Task<Refusal?>>? Alongside { get; init; }
    public string? Approver { get; init; }

    /// <summary>The customer who pays in or hands back, where it is not the card's own.
    /// </summary>
    public long? Person { get; init; }
    public string? Reference { get; init; }
    public string? Reason { get; init; }

    public byte[] Hash() => SHA256.HashData(Encoding.UTF8.GetBytes(Asked));

    public Transaction Record(Posting posting, long position, DateTimeOffset at, DateOnly day)
    {
        var isTold = posting.Kind is not (TransactionKind.Lapse or TransactionKind.PointsLapse);
        return new()
        {
            PurseId = posting.Purse.Purse.Id,
            Id = posting.Id,
            Position = position,
            Kind = posting.Kind,
            Day = day,
            At = at,
            StoreNumber = Store.Number,
            PrincipalCoins = posting.Change.Principal,
            BonusCoins = posting.Change.Bonus,
            PrincipalAfterCoins = posting.After.Principal,
            BonusAfterCoins = posting.After.Bonus,
            Currency = posting.Purse.Purse.Currency,
            Points = posting.Points,
            PointsAfter = posting.Points is null ? null : posting.PointsAfter,
            RefundsId = posting.RefundsId,
            RelatesToId = posting.RelatesToId,
            CardId = posting.By?.CardId,
            SeatId = posting.By?.SeatId,
            AskerId = Asker.Id,
            AskerName = Asker.Name,
            Approver = isTold ? Approver : null,
            Reference = isTold ? Reference : null,
            Reason = isTold ? Reason : null,
        };
    }
}

/// <summary>A purse that is opened by an order, and the card that opens it, without its number.
/// </summary>
internal sealed record Opened(Purse Purse, Card Card);

/// <summary>A card that is used, and what for.</summary>
internal sealed record CardUsed(Guid CardId, Guid PurseId, CardUse Use)
{
    /// <summary>Its place on a company account, where it has one.</summary>
    public Guid? SeatId { get; init; }

    public static CardUsed Of(Card card, CardUse use) =>
        new(card.Id, card.PurseId, use) { SeatId = card.SeatId };
}

/// <summary>
/// What an order is about to move: the transaction that its asker is told of, and all of them in
/// their order.
/// </summary>
public sealed record Moved(Transaction Told, IReadOnlyList<Transaction> All);

/// <summary>A transaction in the books; told again where it was asked for again.</summary>
internal sealed record Posted(Transaction Transaction, bool IsReplay);
