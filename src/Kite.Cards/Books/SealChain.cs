using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Links the transactions to those before, so that a changed, missing or squeezed-in one is
/// noticed. A link is written after the commit and covers all that was posted since the last one.
/// </summary>
internal static class SealChain
{
    // Any number that nothing else in this database takes for its turn.
    private const long TurnOfSeals = 0x6B697465_7365616C;

    private static readonly byte[] Beginning = new byte[32];

    /// <summary>
    /// Seals what is not sealed yet; answers how many transactions that were. What is posted never
    /// changes, so it is read and hashed while others post: only the link is written in turn.
    /// </summary>
    public static async Task<long> Seal(KiteDb db, DateTimeOffset at, CancellationToken cancel)
    {
        while (true)
        {
            var last = await Last(db, cancel);
            var end = await db.BooksHeads.Select(h => h.Position).SingleOrDefaultAsync(cancel);
            if (end == last.LastPosition) return 0;
            // Another copy of the program was first: what it left is next.
            if (await Link(db, last, end, at, cancel)) return end - last.LastPosition;
        }
    }

    private static async Task<bool> Link(
        KiteDb db, Seal last, long end, DateTimeOffset at, CancellationToken cancel)
    {
        var link = new Seal
        {
            Number = last.Number + 1,
            FirstPosition = last.LastPosition + 1,
            LastPosition = end,
            At = at,
        };
        var hash = await HashOf(db, last.Hash, link, cancel);

        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        if (db.IsPostgres)
        {
            // Not by a lock on the table: that would take a right to change it (decision 0362).
            await db.Database.ExecuteSqlAsync(
                $"SELECT pg_advisory_xact_lock({TurnOfSeals})", cancel);
        }
        if ((await Last(db, cancel)).Number != last.Number) return false;

        await BulkWriter.Write(
            db,
            [
                new Seal
                {
                    Number = link.Number, FirstPosition = link.FirstPosition,
                    LastPosition = end, At = at, Hash = hash.Value,
                },
            ],
            cancel);
        await whole.CommitAsync(cancel);
        return true;
    }

    private static async Task<Seal> Last(KiteDb db, CancellationToken cancel) =>
        await db.Seals.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancel)
            ?? new Seal { Hash = Beginning };

    /// <summary>The first position that is not as it was sealed; null where all are.</summary>
    public static async Task<long?> Broken(KiteDb db, CancellationToken cancel)
    {
        var (hash, number, position) = (Beginning, 0L, 0L);
        var links = await db.Seals.AsNoTracking().OrderBy(s => s.Number).ToListAsync(cancel);
        foreach (var link in links)
        {
            if (link.Number != number + 1 || link.FirstPosition != position + 1)
                return position + 1;
            var now = await HashOf(db, hash, link, cancel);
            if (!now.Value.AsSpan().SequenceEqual(link.Hash)) return link.FirstPosition;
            (hash, number, position) = (link.Hash, link.Number, link.LastPosition);
        }
        return null;
    }

    private sealed record Hashed(byte[] Value);

    private static async Task<Hashed> HashOf(
        KiteDb db, byte[] before, Seal link, CancellationToken cancel)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(before);
        Add(sha, link.Number, link.FirstPosition, link.LastPosition);
        var (first, end) = (link.FirstPosition, link.LastPosition);
        var entries = db.Entries;
        var lines = db.Transactions.AsNoTracking()
            .Where(t => t.Position >= first && t.Position <= end)
            .SelectMany(
                t => entries
                    .Where(e => e.PurseId == t.PurseId && e.TransactionId == t.Id)
                    .DefaultIfEmpty(),
                (t, e) => new { Transaction = t, Entry = e })
            .OrderBy(l => l.Transaction.Position).ThenBy(l => l.Entry!.Line);
        var told = Guid.Empty;
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (line.Transaction.Id != told) Add(sha, line.Transaction);
            if (line.Entry is { } entry) Add(sha, entry);
            told = line.Transaction.Id;
        }
        return new(sha.GetHashAndReset());
    }

    private static void Add(IncrementalHash sha, Transaction t)
    {
        Add(sha, t.Position, t.At.UtcTicks / TimeSpan.TicksPerMicrosecond, t.Day.DayNumber);
        Add(sha, t.StoreNumber, t.PrincipalCoins, t.BonusCoins);
        Add(sha, t.PrincipalAfterCoins, t.BonusAfterCoins);
        Add(
            sha, $"{t.PurseId}", $"{t.Id}", $"{t.Kind}", t.Currency, $"{t.RefundsId}",
            $"{t.RelatesToId}", $"{t.CardId}", $"{t.AskerId}", t.AskerName, t.Approver,
            t.Reference, t.Reason);
        // Only where points moved, only where there is a seat: what was sealed before there were
        // any stays as it was.
        if (t.Points is { } points)
        {
            Add(sha, "points");
            Add(sha, points, t.PointsAfter ?? 0);
        }
        if (t.SeatId is { } seat) Add(sha, "seat", $"{seat}");
    }

    private static void Add(IncrementalHash sha, Entry e)
    {
        Add(sha, e.Line, e.Coins, e.Lot ?? -1, e.Basis ?? -1);
        Add(sha, e.BalanceCoins ?? -1, e.PurseLine ?? -1);
        Add(sha, $"{e.PurseId}", $"{e.Account}");
    }

    private static void Add(IncrementalHash sha, params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text ?? "");
            Add(sha, text is null ? -1 : bytes.Length);
            sha.AppendData(bytes);
        }
    }

    private static void Add(IncrementalHash sha, params ReadOnlySpan<long> numbers)
    {
        Span<byte> bytes = stackalloc byte[8];
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes, number);
            sha.AppendData(bytes);
        }
    }
}
