using CsCheck;
using Kite.Insight;

namespace Kite.Tests;

public sealed class FlowShapeTests
{
    private static readonly Gen<FlowData> AnyMovement =
        Gen.Int[0, 900].Array[FlowData.Starts.Count * FlowData.Ends.Count].Select(counts =>
            new FlowData([
                .. counts.Select((count, i) => new FlowMove(
                    FlowData.Starts[i / FlowData.Ends.Count],
                    FlowData.Ends[i % FlowData.Ends.Count],
                    count)),
            ]));

    [Fact]
    public void Bars_are_as_high_as_they_hold_customers_and_stay_on_the_sheet() =>
        AnyMovement.Sample(data =>
        {
            var shape = FlowShape.Of(data);
            foreach (var ends in new[] { shape.Starts, shape.Ends })
            {
                Assert.Equal(data.Customers, ends.Sum(e => e.Customers));
                Assert.All(ends, e => Assert.InRange(e.Top + e.Height, 0, FlowShape.Height + .01));
            }
        });

    [Fact]
    public void The_words_beside_the_bars_never_overlap() =>
        AnyMovement.Sample(data =>
        {
            var labels = FlowShape.Of(data).Starts.Select(s => s.Label).ToList();
            Assert.All(labels.Zip(labels.Skip(1)), pair =>
                Assert.True(pair.Second - pair.First > 37.9));
            Assert.All(labels, at => Assert.InRange(at, 18, FlowShape.Height - 18));
        });

    [Fact]
    public void Nobody_went_there_so_no_ribbon_is_drawn() =>
        AnyMovement.Sample(data => Assert.Equal(
            data.Moves.Count(m => m.Customers > 0), FlowShape.Of(data).Ribbons.Count));

    [Fact]
    public void What_concerns_B_lies_on_top() =>
        Assert.Equal(
            ["stay", "", "out", "in"],
            FlowShape.Of(new([
                new("A", "B", 5), new("B", "C", 4), new("A", "C", 3), new("A", "A", 2),
            ])).Ribbons.Select(r => r.Kind));

    [Fact]
    public void Whoever_stayed_in_B_neither_came_nor_went()
    {
        var data = new FlowData([new("B", "B", 7), new("A", "B", 2), new("B", "none", 1)]);
        Assert.Equal((2, 1), (data.IntoB, data.OutOfB));
    }
}
