using System.Globalization;
using Kite.Insight;

namespace Kite.Tests;

public sealed class MapStepsTests
{
    [Theory]
    [InlineData(12_000, "CNY", 100)]
    [InlineData(250_000, "CNY", 1_000)]
    [InlineData(40, "EUR", 100)]
    [InlineData(350_000, "VND", 1_000)]
    public void A_step_is_one_unit_or_about_a_hundredth(long coins, string code, long step) =>
        Assert.Equal(step, MapSteps.Of(coins, Currency.Of(code)));

    [Fact]
    public void A_dragged_line_comes_to_rest_on_a_whole_step() =>
        Assert.Equal(11_900, MapSteps.Round(11_937, Currency.Cny));

    [Theory]
    [InlineData("ArrowRight", false, 5)]
    [InlineData("ArrowDown", false, 3)]
    [InlineData("ArrowUp", true, 14)]
    [InlineData("ArrowLeft", true, 0)]
    [InlineData("Home", false, 2)]
    public void Keys_move_a_line_but_never_below_nothing(string key, bool shift, long at) =>
        Assert.Equal(at, MapSteps.Key(key, shift, at: 4, median: 2, step: 1));

    [Fact]
    public void Other_keys_move_nothing() =>
        Assert.Null(MapSteps.Key("Tab", shift: false, at: 4, median: 2, step: 1));

    [Fact]
    public void A_cell_says_its_bounds_in_words()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");
        var cell = new MapCell("1", "B", 6, 8, 12_000, 16_000, 45);
        Assert.Equal("6–7", MapWords.Visits(cell));
        Assert.Equal("¥120–160", MapWords.Averages(cell, Currency.Cny));
        Assert.Equal("3", MapWords.Visits(cell with { VisitsFrom = 3, VisitsTo = 4 }));
        Assert.Equal("8+", MapWords.Visits(cell with { VisitsFrom = 8, VisitsTo = null }));
        Assert.Equal("≤ ¥0.01", MapWords.Averages(
            cell with { AverageFrom = null, AverageTo = 1 }, Currency.Cny));
        CultureInfo.CurrentCulture = before;
    }
}
