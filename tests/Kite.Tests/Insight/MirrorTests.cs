using Kite.Insight;

namespace Kite.Tests.Insight;

public sealed class MirrorTests
{
    private static readonly DateOnly Opening = new(2024, 1, 1);
    private static readonly Period Always =
        Period.Of(DateOnly.MinValue, DateOnly.MaxValue).Value;

    [Theory]
    [InlineData(1)]
    [InlineData(1_000_000_007)]
    public async Task Mirror_books_and_plain_counting_agree(long spreadOfNumbers)
    {
        var sales = Drawn(3_000).Select(s => s with { Customer = s.Customer * spreadOfNumbers });
        var all = sales.ToList();
        await using var world = await MirrorWorld.With(all);
        await using var mirror = await world.FromMirror();
        await using var books = await world.FromBooks();

        foreach (var store in new int?[] { null, 1, 2, 9 })
        {
            var there = all.Where(sale => store is null || sale.Store == store).ToList();
            foreach (var period in Periods())
            {
                var plain = Plain.Figures(there, period);
                FigureAssert.Same(plain, await mirror.Figures(period, store, MirrorWorld.Cancel));
                FigureAssert.Same(plain, await books.Figures(period, store, MirrorWorld.Cancel));
            }
            var upTo = Opening.AddDays(1000);
            var habits = Plain.Habits(there.Where(sale => sale.Day <= upTo));
            FigureAssert.Same(habits, await mirror.Habits(upTo, store, MirrorWorld.Cancel));
            FigureAssert.Same(habits, await books.Habits(upTo, store, MirrorWorld.Cancel));
            var lives = habits.Lifetimes;
            FigureAssert.Same(lives, await mirror.Lifetimes(upTo, store, MirrorWorld.Cancel));
            FigureAssert.Same(lives, await books.Lifetimes(upTo, store, MirrorWorld.Cancel));
        }
        Assert.Equal(
            new(all.Count, all.Count, all.Sum(sale => sale.Net)),
            await mirror.Totals(MirrorWorld.Cancel));
    }

    [Fact]
    public async Task Empty_books_have_empty_figures()
    {
        await using var world = await MirrorWorld.With([]);
        await using var mirror = await world.FromMirror();
        await using var books = await world.FromBooks();
        var nobody = Plain.Figures([], Always);

        FigureAssert.Same(nobody, await mirror.Figures(Always, store: null, MirrorWorld.Cancel));
        FigureAssert.Same(nobody, await books.Figures(Always, store: null, MirrorWorld.Cancel));
        Assert.Equal(0, (await mirror.Habits(Opening, store: null, MirrorWorld.Cancel)).Count);
    }

    [Fact]
    public async Task What_was_just_sold_is_in_the_next_answer_but_not_in_one_begun_before()
    {
        await using var world = await MirrorWorld.With([new(1, Opening, 500)]);
        await using var before = await world.FromMirror();
        await world.Sell(new(1, Opening.AddDays(1), 700), new(2, Opening, 100));
        await using var after = await world.FromMirror();

        Assert.Equal(500, await NetOf(before));
        Assert.Equal(1300, await NetOf(after));
    }

    [Fact]
    public async Task What_was_taken_back_leaves_the_mirror()
    {
        await using var world = await MirrorWorld.With([new(1, Opening, 500)]);
        var first = await world.Sell(new(2, Opening, 10), new(3, Opening, 20));
        await using (var before = await world.FromMirror()) Assert.Equal(530, await NetOf(before));
        await world.TakeBack(first, first + 1);
        await world.Sell(new Sale(4, Opening, 3));
        await using var after = await world.FromMirror();

        Assert.Equal(503, await NetOf(after));
    }

    [Fact]
    public async Task The_same_question_is_counted_once_until_something_is_sold()
    {
        await using var world = await MirrorWorld.With([new(1, Opening, 500)]);
        await using var first = await world.FromMirror();
        var figures = await first.Figures(Always, store: null, MirrorWorld.Cancel);
        await using var second = await world.FromMirror();
        Assert.Same(figures, await second.Figures(Always, store: null, MirrorWorld.Cancel));

        await world.Sell(new Sale(1, Opening, 1));
        await using var third = await world.FromMirror();
        Assert.NotSame(figures, await third.Figures(Always, store: null, MirrorWorld.Cancel));
    }

    [Fact]
    public async Task Until_it_has_caught_up_the_books_answer()
    {
        await using var world = await MirrorWorld.With([new(1, Opening, 500)]);
        await using var early = await world.Figures.Open(MirrorWorld.Cancel);
        Assert.IsType<BooksSnapshot>(early);
        Assert.Equal(500, await NetOf(early));
    }

    [Fact]
    public async Task A_restart_goes_on_where_it_was()
    {
        var world = await MirrorWorld.With([new(1, Opening, 500)]);
        await world.FollowAll();
        await world.Sell(new Sale(2, Opening, 30));
        await using var again = world.Restarted();
        await using var mirror = await again.FromMirror();
        Assert.Equal(530, await NetOf(mirror));
    }

    private static async Task<long> NetOf(Snapshot snapshot) =>
        (await snapshot.Figures(Always, store: null, MirrorWorld.Cancel)).BooksNet;

    private static IEnumerable<Period> Periods() =>
    [
        Always,
        Period.Of(Opening, Opening).Value,
        Period.Of(Opening.AddDays(63), Opening.AddDays(127)).Value,
        Period.Of(Opening.AddDays(200), Opening.AddDays(2000)).Value,
        Period.Of(Opening.AddDays(-900), Opening.AddDays(-1)).Value,
        Period.Of(Opening.AddDays(5000), Opening.AddDays(5100)).Value,
    ];

    /// <summary>Twelve years of sales in no order, drawn with a fixed seed.</summary>
    private static IEnumerable<Sale> Drawn(int count)
    {
        var dice = new Random(Seed: 7);
        return Enumerable.Range(0, count).Select(_ =>
        {
            var back = dice.Next(8) == 0;
            return new Sale(
                dice.Next(15) == 0 ? -dice.Next(1, 3) : dice.Next(1, 120),
                Opening.AddDays(dice.Next(3) == 0 ? dice.Next(30) : dice.Next(4400)),
                back ? -dice.Next(900) : dice.Next(9000),
                back)
            {
                Store = dice.Next(1, 4),
            };
        }).ToList();
    }
}
