using Kite.Insight;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests.Insight;

public sealed class MirrorTroubleTests
{
    private static readonly DateOnly Day = new(2026, 5, 1);

    [Fact]
    public async Task A_deleted_mirror_is_made_anew()
    {
        var world = await MirrorWorld.With([new(1, Day, 500)]);
        await world.FollowAll();
        await using var again = world.Restarted();
        File.Delete(again.File);
        Assert.Equal(500, await NetIn(again));
    }

    [Fact]
    public async Task A_mirror_that_cannot_be_opened_is_made_anew()
    {
        await using var world = await MirrorWorld.With([new(1, Day, 500)]);
        await File.WriteAllTextAsync(world.File, "this is no mirror", MirrorWorld.Cancel);
        Assert.Equal(500, await NetIn(world));
    }

    [Fact]
    public async Task A_mirror_of_other_books_is_made_anew()
    {
        await using var mine = await MirrorWorld.With([new(1, Day, 500)]);
        var others = await MirrorWorld.With([new(1, Day, 7), new(2, Day, 7)]);
        await others.FollowAll();
        await using var closed = others.Restarted();
        File.Copy(closed.File, mine.File);
        Assert.Equal(500, await NetIn(mine));
    }

    [Fact]
    public async Task Books_that_went_back_are_mirrored_anew()
    {
        await using var world = await MirrorWorld.With([new(1, Day, 500), new(2, Day, 60)]);
        Assert.Equal(560, await NetIn(world));
        await using (var db = world.Open())
        {
            await db.Database.ExecuteSqlAsync(
                $"DELETE FROM purchases WHERE position = 2", MirrorWorld.Cancel);
            await db.Database.ExecuteSqlAsync(
                $"UPDATE counters SET last = 1 WHERE name = {Counter.Purchases}",
                MirrorWorld.Cancel);
        }
        Assert.Equal(500, await NetIn(world));
    }

    [Fact]
    public async Task Stopped_half_way_it_neither_loses_nor_doubles()
    {
        await using var world = await MirrorWorld.With(
            Enumerable.Range(1, 5_000).Select(n => new Sale(n, Day, 1)));
        using var stop = new CancellationTokenSource();
        var following = world.Mirror.Follow(stop.Token);
        await stop.CancelAsync();
        try
        {
            await following;
        }
        catch (OperationCanceledException)
        {
            // Stopped before or after the stretch was written: both must come out right.
        }
        Assert.Equal(5_000, await NetIn(world));
    }

    [Fact]
    public async Task An_import_longer_than_a_stretch_is_followed_to_its_end()
    {
        await using var world = await MirrorWorld.With(
            Enumerable.Range(1, 10).Select(n => new Sale(n, Day, 1)));
        await using (var db = world.Open())
        {
            // A gap in the positions, as an undone import leaves it.
            await db.Database.ExecuteSqlAsync(
                $"UPDATE purchases SET position = position + {3 * Mirror.Stretch}",
                MirrorWorld.Cancel);
            await db.Database.ExecuteSqlAsync(
                $"UPDATE counters SET last = {10 + 3 * Mirror.Stretch} WHERE name = 'purchases'",
                MirrorWorld.Cancel);
        }
        Assert.True(await world.Mirror.Follow(MirrorWorld.Cancel));
        Assert.False(world.Mirror.HasCaughtUp);
        Assert.Equal(10, await NetIn(world));
    }

    private static async Task<long> NetIn(MirrorWorld world)
    {
        await using var mirror = await world.FromMirror();
        return (await mirror.Totals(MirrorWorld.Cancel)).Net;
    }
}
