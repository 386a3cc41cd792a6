using System.Globalization;
using Kite.Importing;

namespace Kite.Tests.Importing;

/// <summary>Things are counted in whole numbers.</summary>
public sealed class CountReaderTests
{
    [Theory]
    [InlineData("3", "3")]
    [InlineData("-3", "-3")]
    [InlineData("+3", "3")]
    [InlineData("007", "7")]
    [InlineData("３", "3")]
    [InlineData("1,000", "1000")]
    [InlineData("2.00", "2")]
    [InlineData("2.5", "too-many-decimals")]
    [InlineData("2.000", "too-many-decimals")]
    [InlineData("1e3", "not-a-number")]
    [InlineData("3 pieces", "not-a-number")]
    [InlineData("9223372036854775808", "number-is-too-large")]
    [InlineData("", "cell-is-empty")]
    public void A_count_is_whole_or_refused(string written, string says)
    {
        var read = new CountReader(DecimalSign.Point).Read(written);
        Assert.Equal(
            says, read.Refusal?.Code ?? read.Value.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_count_that_may_be_two_numbers_is_asked_for() =>
        Assert.IsType<AmountIsAmbiguous>(new CountReader(null).Read("1,000").Refusal);
}
