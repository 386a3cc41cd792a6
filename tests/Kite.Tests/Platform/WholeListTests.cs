namespace Kite.Tests;

/// <summary>Taking all pages of a list along.</summary>
public sealed class WholeListTests
{
    private static readonly Page<int> First = new([1, 2], "b");

    [Fact]
    public async Task All_pages_are_gone_through_each_by_its_place()
    {
        var places = new List<string>();

        var all = await First.All(place =>
        {
            places.Add(place);
            return Task.FromResult<Result<Page<int>>>(
                place == "b" ? new Page<int>([3], "c") : new Page<int>([4, 5], null));
        }).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3, 4, 5], all);
        Assert.Equal(["b", "c"], places);
    }

    [Fact]
    public async Task A_page_that_is_refused_breaks_off_instead_of_passing_for_the_end()
    {
        var all = First.All(_ => Task.FromResult<Result<Page<int>>>(new NotAllowed("any")));

        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await all.ToListAsync(TestContext.Current.CancellationToken));
    }
}
