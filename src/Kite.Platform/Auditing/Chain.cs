using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>
/// Links every line of the trail to the one before, so that a changed or missing line is
/// noticed (rules/privacy 20). The hash covers sealed values, never the clear ones: destroying a
/// person's key erases the values and leaves the chain whole.
/// </summary>
public static class Chain
{
    private static readonly byte[] Beginning = new byte[32];

    /// <summary>Appends lines at the end of the chain, in the transaction that is open.</summary>
    public static Task Append(
        KiteDb db, IReadOnlyList<AuditEntry> lines, CancellationToken cancel) =>
        Append(db, new(db), lines, cancel);

    /// <summary>The same in one go with the rows that the lines tell of.</summary>
    internal static async Task Append(
        KiteDb db, RowsTogether rows, IReadOnlyList<AuditEntry> lines, CancellationToken cancel)
    {
        var (position, hash) = await Lock(db, cancel);
        foreach (var line in lines)
        {
            line.Position = ++position;
            line.Hash = hash = HashOf(hash, line);
        }
        await rows.Add(lines)
            .Then($"UPDATE audit_head SET position = {position}, hash = {hash}")
            .Write(cancel);
    }

    /// <summary>The first place where the chain is broken, or null when it is whole.</summary>
    public static async Task<long?> Broken(KiteDb db, CancellationToken cancel)
    {
        var (expected, hash) = (1L, Beginning);
        var lines = db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Position);
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (line.Position != expected) return expected;
            hash = HashOf(hash, line);
            if (!hash.AsSpan().SequenceEqual(line.Hash)) return expected;
            expected++;
        }
        var head = await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(cancel);
        var whole = head is null
            ? expected == 1
            : head.Position == expected - 1 && head.Hash.AsSpan().SequenceEqual(hash);
        return whole ? null : expected;
    }

    private static async Task<(long Position, byte[] Hash)> Lock(
        KiteDb db, CancellationToken cancel) =>
        (await db.Ask(
            $"""
            INSERT INTO audit_head (id, position, hash) VALUES (1, 0, {Beginning})
            ON CONFLICT (id) DO UPDATE SET id = 1 RETURNING position, hash
            """,
            row => (row.GetInt64(0), row.GetFieldValue<byte[]>(1)), cancel))[0];

    private static byte[] HashOf(byte[] before, AuditEntry line)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(before);
        Add(sha, line.Position);
        // Whole microseconds: what PostgreSQL keeps is what SQLite keeps.
        Add(sha, line.At.UtcTicks / 10);
        Add(sha, line.AskerId?.ToString() ?? "");
        Add(sha, line.AskerName);
        Add(sha, line.Deed);
        Add(sha, line.Subject);
        Add(sha, line.SubjectId?.ToString() ?? "");
        Add(sha, line.OwnerId?.ToString() ?? "");
        Add(sha, line.Changes);
        return sha.GetHashAndReset();
    }

    private static void Add(IncrementalHash sha, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(sha, bytes.Length);
        sha.AppendData(bytes);
    }

    private static void Add(IncrementalHash sha, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        sha.AppendData(bytes);
    }
}
