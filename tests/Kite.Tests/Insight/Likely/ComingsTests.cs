using Kite.Insight;

namespace Kite.Tests.Insight.Likely;

/// <summary>The mirror and the books tell the same of how everyone came.</summary>
[Trait("books", "both")]
public sealed class ComingsTests
{
    private static readonly Sale[] Few =
    [
        new(1, Plain.Day("2026-01-05"), 1000), new(1, Plain.Day("2026-01-05"), 500),
        new(1, Plain.Day("2026-02-05"), 3000), new(1, Plain.Day("2026-04-05"), 2000),
        // Came once, and brought all of it back later: a visit without money.
        new(2, Plain.Day("2026-01-10"), 900),
        new(2, Plain.Day("2026-03-20"), -900, IsReturn: true),
        // Bought and brought back on the same day: no visit.
        new(3, Plain.Day("2026-01-10"), 700), new(3, Plain.Day("2026-03-01"), 800),
        new(3, Plain.Day("2026-03-01"), -800, IsReturn: true),
        // Only brought something back.
        new(4, Plain.Day("2026-02-01"), -100, IsReturn: true),
        new(5, Plain.Day("2026-04-01"), 0), new(5, Plain.Day("2026-04-09"), 0),
        new(0, Plain.Day("2026-01-01"), 100),
    ];

    [Fact]
    public async Task A_visit_is_a_day_and_what_came_back_takes_money_only()
    {
        await using var world = await MirrorWorld.With(Few);
        await using var mirror = await world.FromMirror();
        await using var books = await world.FromBooks();
        foreach (var snapshot in new Snapshot[] { mirror, books })
        {
            var comings = await snapshot.Comings(
                Plain.Day("2026-04-14"), store: null, MirrorWorld.Cancel);
            Assert.Equal(
                (Plain.Day("2026-01-05"), Plain.Day("2026-02-23")),
                (comings.First, comings.Split));
            Assert.Equal(
                [
                    "1: again 2, last 90, known 99, spent 5000 on 2, later 1",
                    "2: again 0, last 0, known 94, spent -900 on 0, later 0",
                    "3: again 0, last 0, known 94, spent 0 on 0, later 0",
                    "5: again 1, last 8, known 13, spent 0 on 0, later 1",
                ],
                Told(comings));
        }
    }

    [Fact]
    public async Task Days_after_the_last_and_other_stores_are_left_out()
    {
        await using var world = await MirrorWorld.With(
        [
            new(1, Plain.Day("2026-01-05"), 1000) { Store = 2 },
            new(1, Plain.Day("2026-01-09"), 1000),
            new(1, Plain.Day("2026-01-20"), 1000),
            new(1, Plain.Day("2026-02-20"), 1000),
        ]);
        await using var mirror = await world.FromMirror();
        await using var books = await world.FromBooks();
        foreach (var snapshot in new Snapshot[] { mirror, books })
        {
            var comings = await snapshot.Comings(
                Plain.Day("2026-01-31"), store: 1, MirrorWorld.Cancel);
            Assert.Equal(
                ["1: again 1, last 11, known 22, spent 1000 on 1, later 1"], Told(comings));
        }
    }

    [Fact]
    public async Task A_whole_shop_is_told_alike_by_both_and_by_plain_counting()
    {
        var cdnow = Cdnow.Read();
        await using var world = await MirrorWorld.With(cdnow.Sales);
        await using var mirror = await world.FromMirror();
        await using var books = await world.FromBooks();
        var plain = Told(HowTheyCame.Of(cdnow.Sales, "1997-09-30", "1998-06-30")).ToList();
        foreach (var snapshot in new Snapshot[] { mirror, books })
        {
            var comings = await snapshot.Comings(
                Plain.Day("1998-06-30"), store: null, MirrorWorld.Cancel);
            Assert.Equal(Plain.Day("1997-09-30"), comings.Split);
            Assert.Equal(plain, Told(comings));
        }
    }

    private static IEnumerable<string> Told(Comings comings) =>
        Enumerable.Range(0, comings.Count).Select(i =>
        {
            var past = comings.PastOf(i, Moment.End)!.Value;
            var spent = comings.SpentOf(i, Moment.End);
            return $"{comings.Customer(i)}: again {past.Again}, last {past.Last}, "
                + $"known {past.Known}, spent {spent.Coins} on {spent.Days}, "
                + $"later {comings.Later(i)}";
        });
}
