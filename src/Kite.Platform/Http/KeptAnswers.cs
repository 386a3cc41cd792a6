using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>The first answer to a keyed request, kept so that a repeat gets the same one.</summary>
public sealed class IdempotentAnswer
{
    public string Asker { get; init; } = "";
    public string Key { get; init; } = "";

    /// <summary>Tells an equal request from another, and nothing else about it.</summary>
    public byte[] RequestHash { get; init; } = [];
    public int Status { get; set; }
    public string? Location { get; set; }
    public string? ETag { get; set; }

    /// <summary>Sealed with the data key of the day: it may hold names.</summary>
    public byte[] Body { get; set; } = [];
    public DateTimeOffset At { get; init; }
}

/// <summary>
/// Keeps first answers for two days, each day's sealed with a data key of its own that is
/// destroyed with them: an answer may tell of a person, and must not outlive an erasure.
/// </summary>
public sealed class KeptAnswers(KiteDb db, MasterKeys masters, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    internal byte[] Fingerprint(byte[] hash) =>
        masters.Token("idempotency", Convert.ToBase64String(hash));

    /// <summary>
    /// Null for the first to name the key, who does the deed; a companion waits here until that
    /// one ends, and gets its answer.
    /// </summary>
    internal async Task<IdempotentAnswer?> Claim(
        Asker asker, string key, byte[] hash, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        object when = db.IsPostgres ? at : at.UtcTicks;
        var mine = await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO idempotent_answers (asker, key, request_hash, status, body, at)
            VALUES ({0}, {1}, {2}, 0, {3}, {4}) ON CONFLICT DO NOTHING
            """,
            [Name(asker), key, hash, Array.Empty<byte>(), when],
            cancel);
        return mine == 1
            ? null
            : await db.Set<IdempotentAnswer>().AsNoTracking().SingleAsync(
                a => a.Asker == Name(asker) && a.Key == key, cancel);
    }

    internal async Task Keep(
        Asker asker, string key, Captured answer, CancellationToken cancel)
    {
        var answers = db.Set<IdempotentAnswer>()
            .Where(a => a.Asker == Name(asker) && a.Key == key);
        var at = await answers.Select(a => a.At).SingleAsync(cancel);
        var box = answer.Body.Length == 0
            ? []
            : (await KeyOf(at, cancel)).Seal(masters, answer.Body);
        await answers.ExecuteUpdateAsync(
            set => set
                .SetProperty(a => a.Status, answer.Status)
                .SetProperty(a => a.Location, answer.Location)
                .SetProperty(a => a.ETag, answer.ETag)
                .SetProperty(a => a.Body, box),
            cancel);
    }

    internal async Task<byte[]> Open(IdempotentAnswer first, CancellationToken cancel) =>
        first.Body.Length == 0
            ? []
            : (await KeyOf(first.At, cancel)).OpenBytes(masters, first.Body);

    /// <summary>Destroys what is older than two days.</summary>
    public Task<int> Tidy(CancellationToken cancel) =>
        Forget(DayOf(clock.GetUtcNow() - Kept), cancel);

    /// <summary>Destroys all that is kept, as when someone is to be erased.</summary>
    public Task<int> ForgetAll(CancellationToken cancel) =>
        Forget(DayOf(clock.GetUtcNow()).AddDays(1), cancel);

    private async Task<int> Forget(DateOnly before, CancellationToken cancel)
    {
        var midnight = new DateTimeOffset(before, TimeOnly.MinValue, TimeSpan.Zero);
        var old = db.Set<IdempotentAnswer>().Where(a => a.At < midnight);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var first = await old.OrderBy(a => a.At).Select(a => a.At).FirstOrDefaultAsync(cancel);
        if (first == default) return 0;

        var days = before.DayNumber - DayOf(first).DayNumber;
        var keys = Enumerable.Range(1, days).Select(ago => OwnerOf(before.AddDays(-ago))).ToList();
        var gone = await old.ExecuteDeleteAsync(cancel);
        await db.Set<DataKey>().Where(k => keys.Contains(k.OwnerId)).ExecuteDeleteAsync(cancel);
        await whole.CommitAsync(cancel);
        return gone;
    }

    // Two requests may be the first of a day at once; the later one takes the key of the other.
    private async Task<DataKey> KeyOf(DateTimeOffset at, CancellationToken cancel)
    {
        var owner = OwnerOf(DayOf(at));
        var keys = db.Set<DataKey>().AsNoTracking().Where(k => k.OwnerId == owner);
        if (await keys.SingleOrDefaultAsync(cancel) is { } known) return known;

        var fresh = DataKey.New(owner, masters);
        object id = db.IsPostgres ? owner : owner.ToByteArray(bigEndian: true);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO data_keys (owner_id, wrapped, master)
            VALUES ({id}, {fresh.Wrapped}, {fresh.Master}) ON CONFLICT DO NOTHING
            """,
            cancel);
        return await keys.SingleAsync(cancel);
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    // No person has such an id: theirs carry the time at which they were made.
    private static Guid OwnerOf(DateOnly day) => new(day.DayNumber, 0, 0, new byte[8]);

    private static string Name(Asker asker) => asker.Id?.ToString() ?? asker.Name;
}
