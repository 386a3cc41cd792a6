using Kite.Insight;

namespace Kite.Tests.Insight;

public sealed class CdnowTests
{
    private static readonly (string From, string To)[] Periods =
    [
        ("1997-01-01", "1998-06-30"),
        ("1997-01-01", "1997-06-30"),
        ("1997-07-01", "1997-12-31"),
        ("1998-01-01", "1998-06-30"),
        ("1997-03-15", "1997-03-15"),
    ];

    private static readonly (long Often, long Much)[] Lines =
        [(0, 0), (1, 2000), (2, 3000), (2, 2999), (4, 5000), (12, 1234)];

    [Fact]
    public async Task The_map_agrees_with_plain_counting_to_the_customer_and_the_cent()
    {
        var cdnow = Cdnow.Read();
        await using var world = await MirrorWorld.With(cdnow.Sales);
        await using var mirror = await world.FromMirror();
        await using var books = await world.FromBooks();
        foreach (var (from, to) in Periods)
        {
            var period = Plain.Period(from, to);
            foreach (var snapshot in new Snapshot[] { mirror, books })
            {
                var figures = await snapshot.Figures(period, store: null, MirrorWorld.Cancel);
                foreach (var (often, much) in Lines)
                {
                    Assert.Equal(
                        cdnow.Quarters(from, to, often, much),
                        Told(ContributionMap.Of(figures, Thresholds.Fixed(often, much))));
                }
                var (middle, median) = cdnow.Medians(from, to);
                Assert.Equal(
                    new(Rule.Median, middle, median),
                    Thresholds.By(Rule.Median, figures, often: 0, much: 0));
            }
        }
    }

    [Fact]
    public async Task The_movement_agrees_with_plain_counting_to_the_customer()
    {
        var cdnow = Cdnow.Read();
        await using var world = await MirrorWorld.With(cdnow.Sales);
        await using var mirror = await world.FromMirror();
        await using var books = await world.FromBooks();
        foreach (var snapshot in new Snapshot[] { mirror, books })
        {
            await Compare(cdnow, snapshot, Periods[1], Periods[2]);
            await Compare(cdnow, snapshot, Periods[2], Periods[3]);
            await Compare(cdnow, snapshot, ("1997-01-01", "1997-02-28"), Periods[3]);
        }
    }

    [Fact]
    public void Half_of_the_customers_of_the_data_ever_came_on_one_day_alone()
    {
        // 12,054 of 23,570 is what others who studied these data found.
        var figures = Plain.Figures(Cdnow.Read().Sales, Plain.Period("1997-01-01", "1998-06-30"));
        var map = ContributionMap.Of(figures, Thresholds.Fixed(often: 1, much: 0));
        Assert.Equal((23_570, 67_591L), (figures.Count, figures.TotalVisits));
        Assert.Equal(12_054, map[Quarter.A].Customers + map[Quarter.C].Customers);
    }

    private static async Task Compare(
        Cdnow cdnow, Snapshot snapshot, (string From, string To) first,
        (string From, string To) second)
    {
        var (before, after) = (
            Plain.Period(first.From, first.To), Plain.Period(second.From, second.To));
        var was = await snapshot.Figures(before, store: null, MirrorWorld.Cancel);
        var now = await snapshot.Figures(after, store: null, MirrorWorld.Cancel);
        var known = await snapshot.Habits(after.To, store: null, MirrorWorld.Cancel);
        foreach (var (often, much) in Lines)
        {
            var movement = Movement.Of(was, now, known, Thresholds.Fixed(often, much));
            Assert.Equal(
                cdnow.Moves(first.From, first.To, second.From, second.To, often, much),
                movement.Moves().Where(move => move.Customers > 0)
                    .Select(move => $"{move.From} {move.To} {move.Customers}")
                    .Order(StringComparer.Ordinal));
        }
    }

    private static IEnumerable<string> Told(ContributionMap map) =>
        map.Quarters.Where(quarter => quarter.Customers > 0).Select(
            q => $"{q.Quarter} {q.Customers} customers {q.Visits} visits {q.Net} cents");
}
