using CsCheck;

namespace Kite.Tests;

/// <summary>However a number is written, it is the same number.</summary>
public sealed class PhoneTests
{
    [Theory]
    [InlineData("139 0000 4821", "CN", "+8613900004821")]
    [InlineData("+86 139-0000-4821", "GR", "+8613900004821")]
    [InlineData("0086 13900004821", "CN", "+8613900004821")]
    [InlineData("１３９ ００００ ４８２１", "CN", "+8613900004821")]
    [InlineData("(010) 6552 9988", "CN", "+861065529988")]
    [InlineData("694 123 4567", "GR", "+306941234567")]
    [InlineData("0030 210 123 4567", "GR", "+302101234567")]
    [InlineData("091 234 56 78", "VN", "+84912345678")]
    [InlineData("(555) 010-4477", "US", "+15550104477")]
    public void It_is_read_as_people_write_it(string written, string region, string number) =>
        Assert.Equal(number, Phone.Read(written, region));

    [Theory]
    [InlineData(""), InlineData("   "), InlineData("twelve"), InlineData("1"), InlineData("+")]
    [InlineData("12345678901234567890"), InlineData("+999 1234 5678")]
    public void What_is_none_is_not_read_as_one(string written) =>
        Assert.Null(Phone.Read(written, "CN"));

    [Fact]
    public void Whatever_is_typed_is_answered() => Gen.String.Sample(typed =>
    {
        var number = Phone.Read(typed, "CN");
        return number is null || number.StartsWith('+');
    });

    [Fact]
    public void Written_for_people_it_is_read_back() =>
        Gen.Select(Gen.OneOf("CN", "GR", "VN", "US"), Gen.Int[100_000_000, 999_999_999])
            .Sample((region, digits) =>
            {
                var number = Phone.Read($"{digits}", region);
                return number is null || Phone.Read(Phone.Write(number), "FR") == number;
            });

    [Fact]
    public void Only_the_last_four_digits_show_where_it_is_hidden()
    {
        Assert.Equal("•••• 4821", Phone.Mask("+8613900004821"));
        Assert.Equal("••••", Phone.Mask("+1"));
        Assert.Equal("13900004821", Phone.National("+8613900004821"));
        Assert.Equal("", Phone.National("nobody"));
        Assert.Equal("nobody", Phone.Write("nobody"));
    }
}
