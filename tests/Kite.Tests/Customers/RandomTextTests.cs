using System.Text;
using Kite.Customers;

namespace Kite.Tests;

/// <summary>
/// A million texts that nobody would write, put into what people type into and paste: each is
/// answered, none breaks anything.
/// </summary>
public sealed class RandomTextTests
{
    private const int Many = 250_000;

    private static readonly string[] Pieces =
    [
        "BEGIN:VCARD\r\n", "END:VCARD", "VERSION:4.0\n", "FN:", "N;CHARSET=", "ENCODING=b:",
        "TEL;", ";", ":", ",", "=", "=E4=", "=\r\n", "\r\n ", "\n", "\0", "\t", " ", "\"",
        "\\", "\\n", "+", "+86", "139 0000 4821", "(0)", "-", "#", "ext.", "@", ".com",
        "http://", "www.", "Tel", "电话", "林", "小姐", "有限公司", "경", "あ", "Ω", "ς", "Đ", "ễ",
        "ı", "ß", "ﬁ", "\u0301", "\u202e", "\u200f", "\ufeff", "\ufffe", "\ud83e", "\ude81",
        "🪁", "👩‍👩‍👧", "%", "_", "'", "a", "lü", "xian", "zhangwei", "0", "9", "٣", "１",
        "4821", "99999999999999999999",
    ];

    [Fact]
    public void A_search_box_takes_anything() => Put(text =>
    {
        var typed = Typed.Of(text);
        _ = typed.Number;
        Assert.All(typed.Stretches, stretch => Assert.NotEqual("", stretch.From));
        Assert.True(typed.Groups.Count <= 6);
    });

    [Fact]
    public void A_phone_is_one_or_none() => Put(text =>
    {
        if (Phone.Read(text, "CN") is { } phone) Assert.Equal(phone, Phone.Read(phone, "GR"));
    });

    [Fact]
    public void A_card_is_understood_as_far_as_it_can_be() => Put(text =>
        Assert.All(CardText.Read(text).Parts, part => Assert.NotEqual("", part.Value)));

    [Fact]
    public void A_file_of_cards_is_read_or_refused_card_by_card() => Put(text =>
    {
        foreach (var card in VCardFile.Cards("BEGIN:VCARD\n" + text + "\nEND:VCARD\n"))
        {
            var read = VCardReader.Read(card);
            Assert.NotNull(read.Refusal?.Code ?? VCardWriter.Write(read.Value));
        }
    });

    private static void Put(Action<string> into)
    {
        var chance = new Random(20);
        for (var i = 0; i < Many; i++)
        {
            var text = new StringBuilder();
            for (var pieces = chance.Next(1, 12); pieces > 0; pieces--)
                text.Append(Pieces[chance.Next(Pieces.Length)]);
            try
            {
                into($"{text}");
            }
            catch (Exception broken)
            {
                Assert.Fail($"{System.Text.Json.JsonSerializer.Serialize($"{text}")}: {broken}");
            }
        }
    }
}
