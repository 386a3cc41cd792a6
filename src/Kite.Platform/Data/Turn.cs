using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>
/// A turn that one process on any machine holds for a while and renews as it goes. When its
/// holder dies the turn runs out, on the same machine at once.
/// </summary>
public sealed class Turn
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly string name;
    private readonly string owner;
    private readonly TimeProvider clock;
    private DateTimeOffset until;

    private Turn(string name, string owner, TimeProvider clock, DateTimeOffset until) =>
        (this.name, this.owner, this.clock, this.until) = (name, owner, clock, until);

    /// <summary>Half of it is over: time to renew.</summary>
    public bool IsWearingOut => clock.GetUtcNow() > until - (Length / 2);

    /// <summary>The turn, or null while someone else holds it.</summary>
    public static async Task<Turn?> Try(
        KiteDb db, string name, TimeProvider clock, CancellationToken cancel)
    {
        var (now, me) = (clock.GetUtcNow(), Me() + "/" + Guid.CreateVersion7().ToString("N"));
        object never = db.IsPostgres
            ? DateTimeOffset.UnixEpoch
            : DateTimeOffset.UnixEpoch.UtcTicks;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO leases (name, owner, until) VALUES ({name}, '', {never})
            ON CONFLICT DO NOTHING
            """,
            cancel);
        var leases = db.Set<Lease>();
        var held = await leases.AsNoTracking().SingleAsync(l => l.Name == name, cancel);
        if (held.Until >= now && !IsDead(held.Owner)) return null;

        var end = now + Length;
        var taken = await leases
            .Where(l => l.Name == name && l.Owner == held.Owner && l.Until == held.Until)
            .ExecuteUpdateAsync(
                set => set.SetProperty(l => l.Owner, me).SetProperty(l => l.Until, end), cancel);
        return taken == 1 ? new(name, me, clock, end) : null;
    }

    /// <summary>
    /// Holds the turn for another while. False when it ran out and someone else has it: whatever
    /// the open transaction did must then be given up.
    /// </summary>
    public async Task<bool> Renew(KiteDb db, CancellationToken cancel)
    {
        var end = clock.GetUtcNow() + Length;
        var mine = await db.Set<Lease>()
            .Where(l => l.Name == name && l.Owner == owner)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Until, end), cancel);
        until = end;
        return mine == 1;
    }

    public Task Release(KiteDb db, CancellationToken cancel) => db.Set<Lease>()
        .Where(l => l.Name == name && l.Owner == owner)
        .ExecuteUpdateAsync(
            set => set.SetProperty(l => l.Until, DateTimeOffset.UnixEpoch), cancel);

    // Machine, process and the process's birth: a number alone is soon given to another.
    private static string Me()
    {
        using var me = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture, $"{Environment.MachineName}/{me.Id}/{BirthOf(me)}");
    }

    private static bool IsDead(string owner)
    {
        if (owner.Split('/') is not [var machine, var number, var birth, _]) return false;
        if (machine != Environment.MachineName) return false;
        try
        {
            using var holder = Process.GetProcessById(
                int.Parse(number, CultureInfo.InvariantCulture));
            // Another process may round the birth of this one a little differently.
            var then = long.Parse(birth, CultureInfo.InvariantCulture);
            return Math.Abs(BirthOf(holder) - then) > 2;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static long BirthOf(Process process) =>
        process.StartTime.ToUniversalTime().Ticks / TimeSpan.TicksPerSecond;
}
