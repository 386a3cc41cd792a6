using Microsoft.EntityFrameworkCore;

namespace Kite.Importing;

/// <summary>
/// Removes files and refused rows thirty days after the last work on their import: they hold
/// names and phones, and nobody needs them any more (decision 0103).
/// </summary>
internal sealed class TidyImports(
    KiteDb db, ImportKinds kinds, ImportFiles files, TidyClock due, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Task RunWhenDue(CancellationToken cancel) =>
        due.IsDue(clock.GetUtcNow()) ? Run(cancel) : Task.CompletedTask;

    public async Task Run(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - Kept;
        var old = await db.Imports
            .Where(i => !i.IsTidied && (i.EndedAt ?? i.CreatedAt) < before)
            .Where(i => i.State != ImportState.Trying && i.State != ImportState.Running
                && i.State != ImportState.Undoing)
            .Select(i => new { i.Id, i.Kind })
            .ToListAsync(cancel);
        foreach (var (import, kind) in old.Select(i => (i.Id, i.Kind)))
        {
            await kinds[kind].Tidy(db, import, cancel);
            await RefusedBook.Clear(db, import, cancel);
            await db.Imports.Where(i => i.Id == import).ExecuteUpdateAsync(
                set => set.SetProperty(i => i.IsTidied, true), cancel);
            files.Remove(import);
        }
    }
}

/// <summary>Once a day is often enough.</summary>
internal sealed class TidyClock
{
    private DateTimeOffset next = DateTimeOffset.MinValue;

    public bool IsDue(DateTimeOffset now)
    {
        if (now < next) return false;

        next = now.AddDays(1);
        return true;
    }
}
