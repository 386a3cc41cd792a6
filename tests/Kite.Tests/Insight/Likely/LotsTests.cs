using Kite.Insight;

namespace Kite.Tests.Insight.Likely;

/// <summary>Lots are drawn even where hardly anybody, or hardly anybody not, draws one.</summary>
public sealed class LotsTests
{
    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(1e-17, 0)]
    [InlineData(1e-15, 0)]
    [InlineData(1 - 1e-16, 100)]
    [InlineData(1.0, 100)]
    public void What_is_next_to_impossible_or_sure_can_be_drawn(double chance, int won) =>
        Assert.Equal(won, new Lots(1).Binomial(100, chance));
}
