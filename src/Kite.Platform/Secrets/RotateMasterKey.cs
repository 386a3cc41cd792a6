using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>
/// Takes a new master key into use and wraps every person's key with it anew. The old one stays
/// in the file for backups; broken off half-way, it is simply run once more.
/// </summary>
public sealed class RotateMasterKey(KiteDb db, MasterKeys masters, Trail trail)
{
    internal const int Batch = 500;

    /// <summary>The number of the key now in use, and how many were wrapped with it.</summary>
    public sealed record Rotated(int Master, long Keys);

    public async Task<Result<Rotated>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);

        db.For(asker);
        var (master, count) = (masters.Rotate(), 0L);
        while (await Rewrap(master, cancel) is var done and > 0) count += done;

        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var facts = new JsonObject { ["master"] = master, ["keys"] = count };
        await trail.Note(db, "master-key", id: null, facts, cancel);
        await whole.CommitAsync(cancel);
        return new Rotated(master, count);
    }

    // Row by row, so that a person who is erased meanwhile is simply no longer there.
    private async Task<int> Rewrap(int master, CancellationToken cancel)
    {
        var all = db.Set<DataKey>();
        var keys = await all.AsNoTracking()
            .Where(k => k.Master != master)
            .OrderBy(k => k.OwnerId)
            .Take(Batch)
            .ToListAsync(cancel);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        foreach (var key in keys)
        {
            key.Rewrap(masters);
            await all.Where(k => k.OwnerId == key.OwnerId).ExecuteUpdateAsync(
                set => set
                    .SetProperty(k => k.Wrapped, key.Wrapped)
                    .SetProperty(k => k.Master, key.Master),
                cancel);
        }
        await whole.CommitAsync(cancel);
        return keys.Count;
    }
}
