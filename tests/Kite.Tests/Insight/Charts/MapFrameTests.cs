using Kite.Insight;

namespace Kite.Tests;

public sealed class MapFrameTests
{
    private static readonly MapData Data = new(
        Currency.Cny,
        [
            new("1", "C", 1, 2, 2_000, 2_500, 900),
            new("2", "B", 8, 10, 12_000, 12_500, 90),
            new("3", "A", 1, 2, null, 1, 2),
        ],
        [new(20418, 63, 140_000, "B", 63.4), new(7, 1, -300, "C", 1.5)],
        []);

    private static readonly MapFrame Frame = MapFrame.Of(Data);

    [Fact]
    public void The_line_over_four_lies_where_five_begin() =>
        Assert.Equal(Frame.X(5), Frame.LineX(4));

    [Fact]
    public void Cells_stand_side_by_side_without_gap() =>
        Assert.Equal(
            Frame.Across(new("a", "C", 1, 2, 1, 2, 5)).To,
            Frame.Across(new("b", "C", 2, 3, 1, 2, 5)).From);

    [Fact]
    public void Everyone_is_on_the_sheet_even_who_brought_goods_back()
    {
        Assert.Equal(MapFrame.Height, Frame.Y(-300));
        Assert.InRange(Frame.X(63.4), 900, MapFrame.Width);
        Assert.InRange(Frame.Y(140_000), 1, 60);
    }

    [Fact]
    public void A_handful_without_spend_does_not_stretch_the_axis() =>
        Assert.InRange(Math.Exp(Frame.Bottom), 1_000, 2_500);

    [Fact]
    public void A_cell_without_bounds_reaches_the_edge_of_the_sheet() =>
        Assert.Equal(
            (0, MapFrame.Height), Frame.Up(new("a", "C", 1, 2, null, null, 5)));

    [Fact]
    public void An_empty_map_still_has_axes()
    {
        var empty = MapFrame.Of(new(Currency.Vnd, [], [], []));
        Assert.Contains((1, false), Ticks.OfVisits(empty));
        Assert.True(empty.Top > empty.Bottom);
    }

    [Fact]
    public void Visits_are_numbered_in_doubling_steps_and_their_halves() =>
        Assert.Equal(
            [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48],
            Ticks.OfVisits(Frame).Select(t => t.Visits).Where(v => v < 64));

    [Fact]
    public void Money_is_numbered_in_round_steps() =>
        Assert.Equal(
            [5_000, 10_000, 20_000, 50_000, 100_000],
            Ticks.OfCoins(Frame).Where(c => c >= 5_000));
}
