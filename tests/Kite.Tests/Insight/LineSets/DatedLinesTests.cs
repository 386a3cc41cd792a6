using CsCheck;
using Kite.Insight;

namespace Kite.Tests.Insight;

/// <summary>Which lines of a set hold on a day.</summary>
public sealed class DatedLinesTests
{
    private static readonly DateOnly First = new(2026, 1, 1);

    [Theory]
    [InlineData("2025-06-30", 1)]
    [InlineData("2026-01-01", 1)]
    [InlineData("2026-02-28", 1)]
    [InlineData("2026-03-01", 3)]
    [InlineData("2026-03-31", 3)]
    [InlineData("2026-04-01", 2)]
    [InlineData("2030-01-01", 2)]
    public void The_version_that_began_last_holds_and_before_the_first_the_first(
        string day, int version)
    {
        // The third was put in later, between the two.
        var lines = Set(("2026-01-01", 1), ("2026-04-01", 2), ("2026-03-01", 3));
        Assert.Equal(version, lines.On(DateOnly.Parse(day, null)).Version);
    }

    [Fact]
    public void Of_two_versions_from_the_same_day_the_later_one_holds()
    {
        var lines = Set(("2026-01-01", 1), ("2026-01-01", 2), ("2026-02-01", 3));
        Assert.Equal(2, lines.On(First).Version);
        Assert.Equal(2, lines.On(First.AddDays(-1)).Version);
        Assert.Equal(3, lines.On(First.AddMonths(1)).Version);
    }

    [Fact]
    public void Going_through_the_versions_day_by_day_tells_the_same() =>
        Gen.Select(Gen.Int[0, 30].Array[1, 8], Gen.Int[-5, 40]).Sample((begins, day) =>
        {
            var lines = Set([.. begins.Select((b, i) => (First.AddDays(b), i + 1))]);
            var at = First.AddDays(day);
            Assert.Equal(Walked(lines, at), lines.On(at).Version);
            Assert.Equal(
                lines.On(at).Version, ThresholdSetWhole.Of(lines, at).On(at).Number);
            Assert.Equal(
                (lines.On(at).Version, lines.On(at).FromDay),
                (lines.Lines(at).Used!.Version, lines.Lines(at).Used!.From));
        });

    // A page of a calendar for each day: whoever begins on it writes over what stood there.
    private static int Walked(DatedLines lines, DateOnly day)
    {
        var opening = lines.Versions.Min(v => v.FromDay);
        var stands = 0;
        for (var at = opening; at <= (day < opening ? opening : day); at = at.AddDays(1))
        {
            foreach (var version in lines.Versions.Where(v => v.FromDay == at))
                stands = version.Version;
        }
        return stands;
    }

    private static DatedLines Set(params (string From, int Version)[] versions) =>
        Set([.. versions.Select(v => (DateOnly.Parse(v.From, null), v.Version))]);

    private static DatedLines Set(IReadOnlyList<(DateOnly From, int Version)> versions)
    {
        var set = new ThresholdSet { Name = "Lunch", CurrencyCode = "CNY" };
        return new(set, [.. versions.Select(v => new ThresholdVersion
        {
            SetId = set.Id, FromDay = v.From, Version = v.Version, Often = v.Version,
            CurrencyCode = set.CurrencyCode,
        })]);
    }
}
