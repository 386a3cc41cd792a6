using CsCheck;
using Kite.Customers;

namespace Kite.Tests;

/// <summary>Which pictures are kept, and what their heads tell.</summary>
public sealed class PhotoReaderTests
{
    public static TheoryData<string, string, int, int> Kept => new()
    {
        { nameof(Pictures.Jpeg), "image/jpeg", 40, 30 },
        { nameof(Pictures.Png), "image/png", 40, 30 },
        { nameof(Pictures.Gif), "image/gif", 1, 1 },
        { nameof(Pictures.Webp), "image/webp", 40, 30 },
        { nameof(Pictures.WebpLossless), "image/webp", 40, 30 },
        { nameof(Pictures.WebpExtended), "image/webp", 40, 30 },
    };

    [Theory, MemberData(nameof(Kept))]
    public void A_picture_is_known_by_its_bytes_and_measured(
        string picture, string type, int width, int height)
    {
        var photo = Photo.Read(Named(picture)).Value;

        Assert.Equal((type, width, height), (photo.MediaType, photo.Width, photo.Height));
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("<?xml version='1.0'?><svg/>"), InlineData("<html></html>"), InlineData("%PDF-1.7")]
    [InlineData("BM......"), InlineData("II*\0....."), InlineData("RIFF....WAVEfmt ")]
    public void What_may_hold_a_script_or_is_shown_by_few_browsers_is_no_photo(string text) =>
        Assert.IsType<NotAPhoto>(Photo.Read(System.Text.Encoding.UTF8.GetBytes(text)).Refusal);

    [Theory, MemberData(nameof(Kept))]
    public void A_head_that_breaks_off_is_refused_and_breaks_nothing(
        string picture, string type, int width, int height)
    {
        Assert.NotNull(type);
        var whole = Named(picture);
        for (var length = 0; length < whole.Length; length++)
        {
            var read = Photo.Read(whole[..length]);
            if (read.Refusal is null)
                Assert.Equal((width, height), (read.Value.Width, read.Value.Height));
            else Assert.True(read.Refusal is NotAPhoto or PhotoIsBroken);
        }
    }

    [Fact]
    public void Half_a_megabyte_is_kept_and_one_byte_more_is_not()
    {
        byte[] Of(int length) => [.. Pictures.Png, .. new byte[length - Pictures.Png.Length]];

        Assert.Null(Photo.Read(Of(Photo.MostBytes)).Refusal);
        Assert.Equal(new PhotoIsTooLarge(512), Photo.Read(Of(Photo.MostBytes + 1)).Refusal);
    }

    [Theory]
    [InlineData(4096, 4096, null)]
    [InlineData(4097, 1, "photo-has-too-many-pixels")]
    [InlineData(1, 4097, "photo-has-too-many-pixels")]
    [InlineData(0, 30, "photo-is-broken")]
    [InlineData(-1, 30, "photo-is-broken")]
    [InlineData(int.MaxValue, 1, "photo-has-too-many-pixels")]
    public void A_side_has_4096_pixels_at_most_and_one_at_least(
        int width, int height, string? code) =>
        Assert.Equal(code, Photo.Read(Pictures.PngOf(width, height)).Refusal?.Code);

    [Theory]
    [InlineData("FFD8FFD9", "the end at once")]
    [InlineData("FFD8FFDA0008010100003F00", "the picture before its frame")]
    [InlineData("FFD8FFE00001FFC00011080010001003", "a length that is none")]
    [InlineData("FFD8FFE0FFFF00", "a length beyond the end")]
    [InlineData("FFD8FFC00011080000002803012200021101031101", "no height")]
    [InlineData("FFD8FFC0001108001E002805012200021101031101", "five colours")]
    [InlineData("FFD8FFC0000B08001E0028030122000211", "a frame too short for its colours")]
    public void A_jpeg_that_is_none_inside_is_refused(string bytes, string why) =>
        Assert.True(Photo.Read(Convert.FromHexString(bytes)).Refusal is PhotoIsBroken, why);

    [Fact]
    public void Marks_and_fills_before_the_frame_are_passed_over() => Assert.Equal(
        (40, 30),
        Size("FFD8FFFFFFE000040000FFC4000400FFFFC2001108001E002803012200021101031101"));

    [Fact]
    public void Random_bytes_behind_any_beginning_are_answered()
    {
        byte[][] heads =
        [
            Pictures.Jpeg[..4], Pictures.Png[..16], Pictures.Gif[..6], Pictures.Webp[..16],
            Pictures.WebpLossless[..16], Pictures.WebpExtended[..16],
        ];
        Gen.Select(Gen.Int[0, heads.Length - 1], Gen.Byte.Array[0, 80]).Sample((head, rest) =>
        {
            var read = Photo.Read([.. heads[head], .. rest]);
            if (read.Refusal is not null) return;
            Assert.InRange(read.Value.Width, 1, Photo.MostPixels);
            Assert.InRange(read.Value.Height, 1, Photo.MostPixels);
        });
    }

    private static (int, int) Size(string bytes)
    {
        var photo = Photo.Read(Convert.FromHexString(bytes)).Value;
        return (photo.Width, photo.Height);
    }

    private static byte[] Named(string picture) =>
        (byte[])typeof(Pictures).GetField(picture)!.GetValue(null)!;
}
