using CsCheck;
using Kite.Cards;

namespace Kite.Tests;

/// <summary>Codes of coupons: by chance, checked, read however they are typed.</summary>
public sealed class CouponCodeTests
{
    private static readonly Gen<char> Signs =
        Gen.Int[0, CouponCode.Signs.Length - 1].Select(i => CouponCode.Signs[i]);

    private static readonly Gen<string> Codes =
        Signs.Array[CouponCode.Drawn].Select(drawn => CouponCode.Of(drawn));

    private static readonly Gen<int> Places = Gen.Int[0, CouponCode.Length - 1];

    [Fact]
    public void A_code_has_eighty_bits_of_chance_and_no_two_signs_alike()
    {
        Assert.True(CouponCode.Drawn * Math.Log2(CouponCode.Signs.Length) >= 80);
        Assert.Empty(CouponCode.Signs.Intersect("0O1IL2Z5S8BGU"));
        Assert.Equal(CouponCode.Signs.Length, CouponCode.Signs.Distinct().Count());
    }

    [Fact]
    public void A_code_is_read_in_whatever_form_it_is_typed() => Codes.Sample(code =>
    {
        var shown = CouponCode.Shown(code);
        Assert.Equal(CouponCode.Length + 3, shown.Length);
        var wide = new string([.. code.Select(sign => (char)(sign - '!' + '！'))]);
        foreach (var typed in new[]
        {
            code, shown, shown.ToLowerInvariant(), $" {shown.Replace('-', ' ')}\t", wide,
            shown.Replace('-', '–'),
        })
        {
            Assert.Equal(code, CouponCode.Read(typed).Value);
        }
    });

    [Fact]
    public void One_wrong_sign_or_two_that_changed_places_are_typing_errors() =>
        Gen.Select(Codes, Places, Places, Signs).Sample(
            (code, one, other, sign) =>
            {
                var wrong = code.ToCharArray();
                wrong[one] = sign;
                var swapped = code.ToCharArray();
                (swapped[one], swapped[other]) = (swapped[other], swapped[one]);
                foreach (var typed in new[] { new string(wrong), new string(swapped) })
                {
                    var read = CouponCode.Read(typed);
                    if (typed == code) Assert.Equal(code, read.Value);
                    else Assert.IsType<CouponCodeIsMistyped>(read.Refusal);
                }
            });

    [Fact]
    public void Two_wrong_signs_are_a_typing_error_too() => Gen.Select(
        Codes, Places, Places, Gen.Int[1, 22], Gen.Int[1, 22]).Sample(
        (code, one, other, by, also) =>
        {
            if (one == other) return;
            var wrong = code.ToCharArray();
            wrong[one] = Moved(wrong[one], by);
            wrong[other] = Moved(wrong[other], also);
            Assert.IsType<CouponCodeIsMistyped>(CouponCode.Read(new string(wrong)).Refusal);
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("34679")]
    [InlineData("00000-00000-00000-00000")]
    [InlineData("\ud800\ud800 %2e%2e ../../etc")]
    public void What_is_no_code_is_told_so(string? typed) =>
        Assert.IsType<CouponCodeIsMistyped>(CouponCode.Read(typed).Refusal);

    private static char Moved(char sign, int by) =>
        CouponCode.Signs[(CouponCode.Signs.IndexOf(sign) + by) % CouponCode.Signs.Length];
}
