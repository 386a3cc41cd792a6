using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Looks at PINs. A try is counted, and lies on the disk, before it is looked at; the slow look
/// itself happens outside of any transaction.
/// </summary>
public sealed class PinGate(KiteDb db, MasterKeys masters, TimeProvider clock)
{
    private const int Rounds = 100_000;

    /// <summary>Why this card is not opened by this PIN; null where it is, or needs none.</summary>
    internal async Task<BadInput?> Check(
        CardInHand card, string? pin, CancellationToken cancel) =>
        card.Kind.NeedsPin && await Look(card.Card.Id, pin, cancel) is { } no
            ? new BadInput("pin", no)
            : null;

    public async Task<Refusal?> Look(Guid card, string? pin, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(pin)) return new PinIsNeeded();

        var counted = await Held(card, row => row.Try(clock.GetUtcNow()), cancel);
        if (counted.Refusal is { } no) return no;
        var row = counted.Value;
        var hash = HashOf(row.Salt, pin);
        if (!CryptographicOperations.FixedTimeEquals(hash, row.Hash)) return new PinIsWrong();

        await Held(
            card,
            open =>
            {
                open.Succeed();
                return null;
            },
            cancel);
        return null;
    }

    /// <summary>Sets a PIN; whoever knew the one before knows nothing any more.</summary>
    public async Task Set(Guid card, string pin, CancellationToken cancel)
    {
        var row = await db.CardPins.FindAsync([card], cancel);
        if (row is null) db.Add(row = new() { CardId = card });
        row.Salt = RandomNumberGenerator.GetBytes(16);
        row.Hash = HashOf(row.Salt, pin);
        row.SetAt = clock.GetUtcNow();
        row.Unlock();
    }

    /// <summary>Changes the row while nobody else does.</summary>
    internal async Task<Result<CardPin>> Held(
        Guid card, Func<CardPin, Refusal?> change, CancellationToken cancel)
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        db.ChangeTracker.Clear();
        await db.CardPins.Where(p => p.CardId == card).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.Failures, p => p.Failures), cancel);
        var row = await db.CardPins.SingleOrDefaultAsync(p => p.CardId == card, cancel);
        if (row is null) return new PinIsNotSet();
        if (change(row) is { } no) return no;

        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        return row;
    }

    // The pepper lies outside the database: without it a million PINs are tried in vain.
    private byte[] HashOf(byte[] salt, string pin) => Rfc2898DeriveBytes.Pbkdf2(
        masters.Token("card-pin", Convert.ToBase64String(salt) + pin), salt, Rounds,
        HashAlgorithmName.SHA256, outputLength: 32);
}
