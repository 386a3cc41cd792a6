using System.Globalization;

namespace Kite.Tests;

public sealed class RhythmTests
{
    private static readonly DateOnly Today = new(2026, 9, 24);

    [Fact]
    public void Whoever_is_on_time_has_a_taut_line_with_the_kite_at_its_end()
    {
        var line = Line(every: 10, 27, 17, 7);
        Assert.Null(line.Slack);
        Assert.Equal(116, line.Kite);
        Assert.Equal("M0 8H112", line.Taut);
    }

    [Fact]
    public void Whoever_is_late_has_a_line_that_hangs_since_the_day_expected()
    {
        var line = Line(every: 9, 39, 30, 21);
        Assert.Equal(102, line.Kite, tolerance: .5);
        Assert.StartsWith("M105.8 8Q", line.Slack, StringComparison.Ordinal);
    }

    [Fact]
    public void The_longer_the_delay_the_deeper_it_hangs() =>
        Assert.True(Depth(Line(every: 9, 70, 61, 52)) > Depth(Line(every: 9, 39, 30, 21)));

    [Fact]
    public void Visits_before_the_strip_are_left_out() =>
        Assert.Equal(1, Line(every: 10, 200, 7).Ticks.Count(c => c == 'M'));

    [Fact]
    public void Without_a_rhythm_nobody_is_late() => Assert.Null(Line(every: null, 90).Slack);

    private static RhythmLine Line(int? every, params int[] daysAgo) =>
        RhythmLine.Of(daysAgo.Select(d => Today.AddDays(-d)), every, Today, width: 120);

    private static double Depth(RhythmLine line) => double.Parse(
        line.Slack!.Split('Q')[1].Split(' ')[1], CultureInfo.InvariantCulture);
}
