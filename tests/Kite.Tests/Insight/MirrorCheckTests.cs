using Microsoft.EntityFrameworkCore;

namespace Kite.Tests.Insight;

public sealed class MirrorCheckTests
{
    private static readonly DateOnly Day = new(2026, 5, 1);

    [Fact]
    public async Task No_mirror_yet_is_no_fault()
    {
        await using var world = await MirrorWorld.With([new(1, Day, 500)]);
        Assert.True((await world.Check.Run(MirrorWorld.Cancel)).IsWell);
    }

    [Fact]
    public async Task A_mirror_that_cannot_be_used_is_no_fault_of_the_books()
    {
        await using var world = await MirrorWorld.With([new(1, Day, 500)]);
        await File.WriteAllTextAsync(world.File, "this is no mirror", MirrorWorld.Cancel);
        Assert.True((await world.Check.Run(MirrorWorld.Cancel)).IsWell);
    }

    [Fact]
    public async Task A_mirror_at_rest_that_is_behind_is_no_fault()
    {
        var world = await MirrorWorld.With([new(1, Day, 500), new(2, Day, 70), new(3, Day, 9)]);
        await world.FollowAll();
        await using var stopped = world.Restarted();
        await stopped.Sell(new Sale(4, Day, 1000));
        await stopped.TakeBack(2, 2);

        var finding = await stopped.Check.Run(MirrorWorld.Cancel);
        Assert.True(finding.IsWell);
        Assert.Equal(("2", "5.09 CNY"), (finding.Figures["purchases"], finding.Figures["net"]));
    }

    [Fact]
    public async Task A_mirror_that_differs_is_found()
    {
        var world = await MirrorWorld.With([new(1, Day, 500), new(2, Day, 70)]);
        await world.FollowAll();
        await using var stopped = world.Restarted();
        await using (var db = stopped.Open())
        {
            await db.Database.ExecuteSqlAsync(
                $"UPDATE purchases SET net_coins = 71 WHERE position = 2", MirrorWorld.Cancel);
        }
        Assert.False((await stopped.Check.Run(MirrorWorld.Cancel)).IsWell);
    }
}
