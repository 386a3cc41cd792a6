using Kite.Sales;

namespace Kite.Tests;

/// <summary>Quantities as they are typed at a till: a thousand is never read as one.</summary>
public sealed class TypedQuantityTests
{
    [Theory]
    [InlineData("3", 3_000L)]
    [InlineData(" 1.5 ", 1_500L)]
    [InlineData("1,5", 1_500L)]
    [InlineData("0.125", 125L)]
    [InlineData("0,125", 125L)]
    [InlineData("0", 0L)]
    [InlineData("1000", 1_000_000L)]
    [InlineData("1,000", null)]
    [InlineData("12.500", null)]
    [InlineData("0.1234", null)]
    [InlineData("1.000.000", null)]
    [InlineData("-1", null)]
    [InlineData("1e3", null)]
    [InlineData("three", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_quantity_is_read_in_thousandths_or_not_at_all(string? typed, long? thousandths) =>
        Assert.Equal(thousandths, TypedQuantity.Read(typed));
}
