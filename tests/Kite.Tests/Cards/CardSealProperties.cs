using CsCheck;
using Kite.Cards;

namespace Kite.Tests;

/// <summary>What holds for anything that a card carries (T6).</summary>
public sealed class CardSealProperties : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kite-seals").FullName;
    private readonly SealPress press;
    private readonly MasterKeys keys;

    public CardSealProperties()
    {
        keys = new(Path.Combine(folder, "master.keys"));
        press = new(keys);
    }

    private static readonly string[] Currencies = ["CNY", "EUR", "VND"];

    private static readonly Gen<CardSeal> Seals = Gen.Select(
        Gen.Long[1, 9_999_999_999], Gen.Long[0, 1_000_000], Gen.Long[0, 1_000_000_000_000],
        Gen.Long[-Purse.MostCoins, Purse.MostCoins], Gen.Long[-Purse.MostCoins, Purse.MostCoins],
        Gen.Long[-Purse.MostPoints, Purse.MostPoints], Gen.Int[0, 2],
        (number, version, position, principal, bonus, points, money) => CardSeal.Of(
            number, version, new(position, principal, bonus, points), Currencies[money], 1));

    [Fact]
    public void What_is_written_is_read_again_from_a_square_and_from_a_chip() =>
        Seals.Sample(seal =>
        {
            var bytes = press.Bytes(seal);
            var texts = new[]
            {
                press.Text(seal), Convert.ToBase64String(bytes),
                Convert.ToBase64String(SealText.OnChip(bytes)),
                $"  {press.Text(seal).ToLowerInvariant()}\n",
            };
            Assert.All(texts, text => Assert.Equal((seal, true), Read(press, text)));
            Assert.InRange(press.Text(seal).Length, 40, 120);
        });

    [Theory]
    [InlineData("ZZQ")]
    [InlineData("cny")]
    public void A_seal_in_money_that_does_not_exist_is_not_read(string currency) =>
        Assert.Null(Read(press, Convert.ToBase64String(
            press.Bytes(CardSeal.Of(1, 1, new(1, 1, 1, 1), currency, 1)))));

    [Fact]
    public void Any_bit_that_is_turned_is_refused() => Seals.Select(Gen.Int[0, 1_000]).Sample(
        (seal, turned) =>
        {
            var bytes = press.Bytes(seal);
            var bit = turned % (bytes.Length * 8);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(Read(press, Convert.ToBase64String(bytes))?.IsGenuine == true);
            Assert.False(Read(press, SealText.Of(bytes))?.IsGenuine == true);
        });

    [Fact]
    public void Any_sign_that_is_changed_left_out_or_put_in_is_refused() =>
        Seals.Select(Gen.Int[0, 1_000], Gen.Char['0', 'Z'], Gen.Int[0, 2]).Sample(
            (seal, place, sign, deed) =>
            {
                var text = press.Text(seal);
                var at = place % text.Length;
                var other = deed switch
                {
                    0 => text[..at] + sign + text[(at + 1)..],
                    1 => text[..at] + text[(at + 1)..],
                    _ => text[..at] + sign + text[at..],
                };
                if (other.Trim() == text) return;
                Assert.False(Read(press, other)?.IsGenuine == true);
            });

    [Fact]
    public void There_is_one_text_for_one_seal() => Seals.Sample(seal =>
        Assert.Equal(press.Text(seal), press.Text(seal with { })));

    [Fact]
    public void Another_business_makes_none_that_opens_anything_here()
    {
        var other = new SealPress(new(Path.Combine(folder, "other.keys")));
        Seals.Sample(seal =>
        {
            Assert.Equal((seal, false), Read(press, other.Text(seal)));
            Assert.NotEqual(press.Text(seal), other.Text(seal));
        });
    }

    [Fact]
    public void What_was_made_before_a_rotation_is_good_and_a_key_that_there_is_not_made_nothing()
    {
        var before = press.Text(CardSeal.Of(100_001, 1, new(7, 10, 0, 0), "CNY", press.Key));
        keys.Rotate();
        var after = press.Text(CardSeal.Of(100_001, 1, new(7, 10, 0, 0), "CNY", press.Key));

        Assert.Equal(2, press.Key);
        Assert.NotEqual(before, after);
        Assert.All([before, after], text => Assert.True(Read(press, text)?.IsGenuine));
        var bytes = press.Bytes(CardSeal.Of(100_001, 1, new(7, 10, 0, 0), "CNY", press.Key));
        bytes[1] = 77;
        Assert.False(Read(press, Convert.ToBase64String(bytes))!.Value.IsGenuine);
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("KITE:"), InlineData("KITE:0")]
    [InlineData("100001")]
    [InlineData("KITE:OIL0"), InlineData("AAAA"), InlineData("ＫＩＴＥ：０００００００")]
    [InlineData("KITE:ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ")]
    public void What_is_no_seal_is_none(string? text) => Assert.Null(press.Read(text));

    private static (CardSeal Seal, bool IsGenuine)? Read(SealPress press, string text) =>
        press.Read(text) is { } read ? (read.Seal, read.IsGenuine) : null;

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
