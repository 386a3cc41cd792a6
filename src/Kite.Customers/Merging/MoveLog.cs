using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What a merge did, line by line, so that it can be undone at any time.</summary>
public sealed class MoveLog
{
    private readonly KiteDb db;
    private readonly MasterKeys masters;
    private readonly Guid merge;
    private readonly IReadOnlyList<MergeMove> lines;
    private int last;

    private MoveLog(KiteDb db, MasterKeys masters, Guid merge, IReadOnlyList<MergeMove> lines) =>
        (this.db, this.masters, this.merge, this.lines) = (db, masters, merge, lines);

    internal static MoveLog Begin(KiteDb db, MasterKeys masters, Guid merge) =>
        new(db, masters, merge, []);

    internal static async Task<MoveLog> Open(
        KiteDb db, MasterKeys masters, Guid merge, CancellationToken cancel) =>
        new(db, masters, merge, await db.MergeMoves.AsNoTracking()
            .Where(m => m.MergeId == merge).OrderBy(m => m.Place).ToListAsync(cancel));

    /// <summary>Notes that this thing was moved; saved with the merge.</summary>
    public void Note(string kind, string thing, Guid owner) => db.Add(new MergeMove
    {
        MergeId = merge, Place = ++last, Kind = kind, Thing = thing, OwnerId = owner,
    });

    /// <summary>Notes how a thing was before, sealed with the data key of its owner.</summary>
    public async Task Note<T>(
        string kind, string? thing, Guid owner, T before, CancellationToken cancel)
    {
        var key = await db.KeyOf(owner, masters, cancel);
        db.Add(new MergeMove
        {
            MergeId = merge,
            Place = ++last,
            Kind = kind,
            Thing = thing,
            OwnerId = owner,
            Before = key.Seal(masters, JsonSerializer.Serialize(before)),
        });
    }

    /// <summary>The things of a kind that the merge moved.</summary>
    public IEnumerable<string> Things(string kind) =>
        lines.Where(l => l.Kind == kind).Select(l => l.Thing!);

    /// <summary>
    /// How the things of a kind were before; those of an erased person are dark and left out.
    /// </summary>
    public async Task<IReadOnlyList<Was<T>>> Before<T>(string kind, CancellationToken cancel)
    {
        var found = new List<Was<T>>();
        foreach (var line in lines.Where(l => l.Kind == kind && l.Before is not null))
        {
            var key = await db.Set<DataKey>().FindAsync([line.OwnerId], cancel);
            if (key is null) continue;
            try
            {
                var before = key.Open(masters, line.Before!);
                found.Add(new(line.Thing, JsonSerializer.Deserialize<T>(before)!));
            }
            catch (CryptographicException)
            {
                // The key was destroyed and made anew: what it sealed is gone for ever.
            }
        }
        return found;
    }
}

/// <summary>A thing that a merge touched, and how it was before.</summary>
public sealed record Was<T>(string? Thing, T Value);
