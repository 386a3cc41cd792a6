using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Keeps the pairs that look like one customer as the records now say.</summary>
internal sealed class PairBook(KiteDb db, MasterKeys masters, TimeProvider clock)
{
    /// <summary>
    /// Notes the pairs among records that nobody has seen yet, in the transaction that is open.
    /// </summary>
    public static async Task Note(
        KiteDb db, IReadOnlyList<Customer> fresh, CancellationToken cancel)
    {
        if (fresh.Count == 0) return;

        await Note(
            db, await db.Ready(fresh, cancel), fresh.Max(c => c.ChangedAt), cancel);
    }

    /// <summary>The same of records whose every contact is at hand.</summary>
    public static async Task Note(
        KiteDb db, IReadOnlyList<Compared> fresh, DateTimeOffset at, CancellationToken cancel)
    {
        var pairs = await db.Alike(fresh, cancel);
        if (pairs.Count == 0) return;

        await BulkWriter.Write(db, [.. pairs.Select(p => New(p, at))], cancel);
    }

    /// <summary>Compares these records anew; answers how many pairs are new.</summary>
    public async Task<int> Compare(IReadOnlyList<Customer> customers, CancellationToken cancel)
    {
        var alive = customers.Where(c => c.MergedInto is null && c.Number > 0).ToList();
        var found = (await db.Alike(await db.Ready(alive, cancel), cancel))
            .ToDictionary(p => p.Key);
        var ids = customers.Select(c => c.Id).ToList();
        var known = await db.DuplicatePairs
            .Where(p => EF.Parameter(ids).Contains(p.CustomerId)
                || EF.Parameter(ids).Contains(p.OtherId))
            .ToListAsync(cancel);
        foreach (var pair in known)
        {
            if (found.Remove((pair.CustomerId, pair.OtherId), out var now)) Renew(pair, now);
            else if (pair.State == PairState.Open) db.Remove(pair);
        }
        await db.SaveChangesAsync(cancel);
        var added = 0;
        foreach (var pair in found.Values) added += await Add(New(pair, clock.GetUtcNow()), cancel);
        return added;
    }

    /// <summary>Notes what was decided of two records, whether or not they looked alike.</summary>
    public async Task Decide(
        Customer one, Customer other, PairState state, CancellationToken cancel)
    {
        var (first, second) = one.Number <= other.Number ? (one, other) : (other, one);
        var pair = await db.DuplicatePairs.FindAsync([first.Id, second.Id], cancel);
        if (pair is null)
        {
            var ready = await db.Ready([first, second], cancel);
            var alike = new LikePair(
                ready[0], ready[1], Likeness.Between(ready[0].Facts, ready[1].Facts));
            db.Add(pair = New(alike, clock.GetUtcNow()));
        }
        await Decide(pair, state, cancel);
    }

    public async Task Decide(DuplicatePair pair, PairState state, CancellationToken cancel)
    {
        pair.State = state;
        (pair.DecidedBy, pair.DecidedAt) = (db.Asker.Id, clock.GetUtcNow());
        pair.DecidedOn = await PrintOf(pair, cancel);
        await db.SaveChangesAsync(cancel);
    }

    // A fingerprint of what both records say now.
    private async Task<byte[]> PrintOf(DuplicatePair pair, CancellationToken cancel)
    {
        var both = await db.Customers.AsNoTracking()
            .Where(c => c.Id == pair.CustomerId || c.Id == pair.OtherId)
            .OrderBy(c => c.Number)
            .ToListAsync(cancel);
        var ready = await db.Ready(both, cancel);
        return Print(ready.Select(r => r.Facts));
    }

    private byte[] Print(IEnumerable<LikenessFacts> facts) =>
        masters.Token("likeness", string.Join('\n', facts.Select(Told)));

    private static string Told(LikenessFacts facts) => string.Join(
        '\t',
        [
            facts.Kind.ToString(), facts.Name, facts.FamilyName, facts.IdToken,
            facts.BirthDate?.ToString("O", CultureInfo.InvariantCulture),
            facts.Address, facts.PostalCode,
            .. facts.Readings.Concat(facts.Phones).Concat(facts.Emails)
                .Order(StringComparer.Ordinal),
        ]);

    private void Renew(DuplicatePair pair, LikePair now)
    {
        if (pair.State == PairState.Merged) return;
        if (pair.State == PairState.Dismissed)
        {
            var print = Print([now.One.Facts, now.Other.Facts]);
            if (pair.DecidedOn is { } seen && seen.AsSpan().SequenceEqual(print)) return;
            (pair.State, pair.DecidedOn) = (PairState.Open, null);
            (pair.DecidedBy, pair.DecidedAt) = (null, null);
        }
        (pair.Score, pair.Reasons) = (now.Likeness.Score, now.Reasons);
    }

    // Two who compare at once find the same pair; the second has nothing to add.
    private Task<int> Add(DuplicatePair pair, CancellationToken cancel)
    {
        object found = db.IsPostgres ? pair.FoundAt : pair.FoundAt.UtcTicks;
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO duplicate_pairs
                (customer_id, other_id, id, score, reasons, state, found_at)
            VALUES ({Key(pair.CustomerId)}, {Key(pair.OtherId)}, {Key(pair.Id)}, {pair.Score},
                {pair.Reasons}, {nameof(PairState.Open)}, {found})
            ON CONFLICT DO NOTHING
            """,
            cancel);
    }

    private object Key(Guid id) => db.IsPostgres ? id : id.ToByteArray(bigEndian: true);

    private static DuplicatePair New(LikePair pair, DateTimeOffset at) => new()
    {
        CustomerId = pair.One.Customer.Id,
        OtherId = pair.Other.Customer.Id,
        Score = pair.Likeness.Score,
        Reasons = pair.Reasons,
        FoundAt = at,
    };
}
