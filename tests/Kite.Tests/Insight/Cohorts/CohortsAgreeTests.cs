using CsCheck;
using Kite.Insight;

namespace Kite.Tests.Insight.Cohorts;

/// <summary>Cohorts of the mirror and of the books against plain counting.</summary>
public sealed class CohortsAgreeTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    // Few customers and days: ties, several receipts a day and returns are the usual case.
    private static readonly Gen<Sale> Sales = Gen.Select(
        Gen.Long[1, 20], Gen.Int[0, 500], Gen.Int[1, 4], Gen.Int[0, 4],
        (customer, ago, coins, kind) => new Sale(
            customer, Today.AddDays(-ago), kind == 0 ? -100 * coins : 100 * coins, kind == 0));

    [Fact]
    public void Random_sales_fall_into_the_cohorts_that_plain_counting_finds() =>
        Gen.Select(Sales.Array[0, 120], Gen.Bool, Gen.Int[0, 600]).Sample(
            (sales, quarters, ago) =>
            {
                var from = Today.AddDays(-ago);
                var step = quarters ? CohortStep.Quarter : CohortStep.Month;
                var count = new CohortCount(
                    step, PlainCohorts.Habits(sales, Today), Period.Of(from, Today).Value, Today);
                foreach (var stretch in count.Stretches)
                    count.Add(PlainCohorts.Figures(sales, stretch));
                Assert.Equal(
                    PlainCohorts.Cells(sales, quarters ? 3 : 1, from, Today, Today),
                    PlainCohorts.Told(count.Table()));
            });

    [Theory, Trait("books", "both")]
    [InlineData(1, 3_000), InlineData(3, 20_000)]
    public async Task The_shop_of_music_has_the_cohorts_that_plain_counting_finds(
        int months, int customers)
    {
        var today = new DateOnly(1998, 6, 30);
        var (from, to) = (new DateOnly(1997, 1, 1), new DateOnly(1997, 3, 31));
        var sales = Cdnow.Read().Sales.Where(s => s.Customer <= customers).ToList();
        var plain = PlainCohorts.Cells(sales, months, from, to, today).ToList();
        await using var world = await MirrorWorld.With(sales);
        await using var mirror = await world.FromMirror();
        await using var books = await world.FromBooks();
        foreach (var snapshot in new Snapshot[] { mirror, books })
        {
            var count = new CohortCount(
                months == 1 ? CohortStep.Month : CohortStep.Quarter,
                await snapshot.Habits(today, store: null, MirrorWorld.Cancel),
                Period.Of(from, to).Value, today);
            foreach (var stretch in count.Stretches)
                count.Add(await snapshot.FiguresOnce(stretch, null, MirrorWorld.Cancel));
            Assert.Equal(plain, PlainCohorts.Told(count.Table()));
        }
        Assert.Equal(months == 1 ? 18 + 17 + 16 : 6, plain.Count);
    }
}
