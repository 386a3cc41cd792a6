using System.Text;
using CsCheck;
using Kite.Customers;
using Kite.Importing;

namespace Kite.Tests;

/// <summary>Whatever is called a card is read or refused, and never breaks the reader.</summary>
public sealed class VCardBytesTests
{
    private const string Pieces =
        "BEGIN:VCARD\nVERSION:2.1\nEND:VCARD\nN;ENCODING=QUOTED-PRINTABLE:=E7=\nTEL;\"X=:"
        + "\\;,\n ";

    [Fact]
    public void Random_bytes_are_answered() => Gen.Byte.Array[0, 2000].Sample(bytes =>
        Answer(TextEncodings.Read(bytes)));

    [Fact]
    public void Torn_cards_are_answered() =>
        Gen.OneOf(
                Gen.String[Gen.OneOf([.. Pieces]), 0, 300],
                Gen.OneOf(Pieces.Split(' ', ';', ':')).Array[0, 60].Select(p =>
                    "BEGIN:VCARD\n" + string.Join(':', p) + "\nEND:VCARD"))
            .Sample(text => Answer(text));

    [Theory]
    [InlineData("\n X"), InlineData(";"), InlineData("\n"), InlineData("=\n"), InlineData("\"")]
    [InlineData("A:B\n"), InlineData("TEL:1\n"), InlineData("BEGIN:VCARD\n"), InlineData("AGENT\n")]
    public void A_card_without_end_is_read_in_one_go(string again)
    {
        var text = string.Concat(Enumerable.Repeat(again, 200_000));
        Answer("BEGIN:VCARD\nFN" + text + ":x\nEND:VCARD\n");
        Answer("BEGIN:VCARD\nPHOTO;ENCODING=b:" + text + "\nEND:VCARD\n");
        Answer("BEGIN:VCARD\nN;ENCODING=QUOTED-PRINTABLE:" + text + "\nEND:VCARD\n");
    }

    private static void Answer(string text)
    {
        foreach (var card in VCardFile.Cards(text))
        {
            var read = VCardReader.Read(card);
            if (read.Refusal is { } no)
                Assert.NotEmpty(Encoding.UTF8.GetBytes(VCardWriter.WriteRefused(card, no.Code)));
            else Assert.NotEmpty(VCardWriter.Write(read.Value));
        }
    }
}
