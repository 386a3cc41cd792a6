using System.Text;
using CsCheck;
using Kite.Customers;

namespace Kite.Tests;

/// <summary>Electronic cards as Kite writes them.</summary>
public sealed class VCardWriterTests
{
    private static readonly byte[] Pixel =
        [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0];

    private static readonly Gen<string> Word = Gen.OneOf(
            Gen.String[Gen.OneOf([.. "王ΑĐễab,;:\\\"=\n\t 'é^"]), 1, 60],
            Gen.Int[1, 40].Select(n => string.Concat(Enumerable.Repeat("😀", n))),
            Gen.String[Gen.Char['!', '\u2fff'], 1, 90],
            Gen.String[Gen.Char['a', 'z'], 1, 300])
        .Select(Sound).Where(w => w.Length > 0);

    private static readonly Gen<ContactUse> Use = Gen.Enum<ContactUse>();

    private static readonly Gen<ContactFacts> Phone = Gen.Select(
        Use, Gen.Long[1_000_000, 99_999_999_999], Gen.Int[0, 999],
        (use, number, inside) => new ContactFacts
        {
            Kind = ContactKind.Phone, Use = use, Value = $"+{number}",
            Extra = inside > 500 ? $"{inside}" : null,
        });

    private static readonly Gen<ContactFacts> Mail = Gen.Select(
        Gen.Enum<ContactUse>(), Gen.String[Gen.Char['a', 'z'], 1, 60],
        (use, box) => new ContactFacts
        {
            Kind = ContactKind.Email, Use = use, Value = box + "@firm.example",
        });

    private static readonly Gen<ContactFacts> Address = Gen.Select(
        Use, Word, Word.Null(), Word.Null(), Gen.OneOf<string?>("CN", "GR", "VN", "DE", null),
        (use, lines, code, city, country) => new ContactFacts
        {
            Kind = ContactKind.Address, Use = use, Value = lines, PostalCode = code, City = city,
            Country = country,
        });

    private static readonly Gen<ContactFacts> Messenger = Gen.Select(
        Word, Gen.OneOf<string?>("WeChat", "Zalo", null),
        (name, service) => new ContactFacts
        {
            Kind = ContactKind.Messenger, Use = ContactUse.Other, Value = name, Extra = service,
        });

    private static readonly Gen<VCard> Cards =
        from name in Word
        from family in Word.Null()
        from given in Word.Null()
        from firm in Word.Null()
        from unit in Word.Null()
        from title in Word.Null()
        from note in Word.Null()
        from uid in Word.Null()
        from day in Gen.Int[0, 40_000]
        from gender in Gen.Enum<Gender>().Nullable()
        from tags in Word.Array[0, 3]
        from phones in Phone.Array[0, 3]
        from mails in Mail.Array[0, 2]
        from places in Address.Array[0, 2]
        from messengers in Messenger.Array[0, 2]
        from hasPhoto in Gen.Bool
        where name != firm
        select new VCard
        {
            Uid = uid, Name = name, FamilyName = family, GivenName = given, Company = firm,
            Department = unit, Position = title, Note = note, Gender = gender,
            BirthDate = day == 0 ? null : new DateOnly(1900, 1, 1).AddDays(day),
            Tags = [.. tags.Distinct(StringComparer.Ordinal)],
            Points = [.. phones.Concat(mails).Concat(places).Concat(messengers).Distinct()],
            Photo = hasPhoto ? Pixel : null,
        };

    [Fact]
    public void A_card_written_and_read_again_says_the_same() =>
        Gen.Select(Cards, Gen.Bool).Sample((card, isFour) =>
        {
            var text = VCardWriter.Write(card, isFour);
            var read = VCardReader.Read(VCardFile.Cards(text).Single());
            Assert.Equal(Told(card), Told(read.Value));
        });

    [Fact]
    public void No_line_is_longer_than_75_bytes_and_no_letter_is_cut() =>
        Gen.Select(Cards, Gen.Bool).Sample((card, isFour) =>
        {
            var bytes = Encoding.UTF8.GetBytes(VCardWriter.Write(card, isFour));
            var lines = Lines(bytes);
            Assert.All(lines, line =>
            {
                Assert.InRange(line.Length, 1, 75);
                // Each line by itself is whole UTF-8.
                Assert.Equal(line, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(line)));
            });
        });

    [Fact]
    public void A_card_looks_as_phones_know_it() => Assert.Equal(
        """
        BEGIN:VCARD
        VERSION:3.0
        FN:王小明
        N:王;小明;;;
        ORG:远山\, 茶叶;销售部
        TITLE:经理
        TEL;TYPE=CELL,PREF:+8613900001111
        TEL;TYPE=WORK,VOICE:+861065551234 ext. 8
        EMAIL;TYPE=WORK,PREF:wang@yuanshan.example
        NOTE:quiet tables\nno queues
        END:VCARD

        """.ReplaceLineEndings("\r\n"),
        VCardWriter.Write(new VCard
        {
            Name = "王小明", FamilyName = "王", GivenName = "小明", Company = "远山, 茶叶",
            Department = "销售部", Position = "经理", Note = "quiet tables\nno queues",
            Points =
            [
                new()
                {
                    Kind = ContactKind.Phone, Use = ContactUse.Mobile, Value = "+8613900001111",
                },
                new()
                {
                    Kind = ContactKind.Phone, Use = ContactUse.Work, Value = "+861065551234",
                    Extra = "8",
                },
                new()
                {
                    Kind = ContactKind.Email, Use = ContactUse.Work,
                    Value = "wang@yuanshan.example",
                },
            ],
        }));

    [Theory]
    [InlineData("2.1"), InlineData("3.0"), InlineData("4.0")]
    public void A_refused_card_comes_back_with_its_reason_which_is_no_note(string version)
    {
        var card = VCardFile.Cards(
            $"BEGIN:VCARD\nVERSION:{version}\nFN:Ann\nTEL:twelve\nNOTE:hers\nEND:VCARD").Single();

        var once = VCardWriter.WriteRefused(card, "没有这样的电话：twelve; " + new string('x', 90));
        var again = VCardWriter.WriteRefused(VCardFile.Cards(once).Single(), "Still none");

        var read = VCardReader.Read(VCardFile.Cards(again).Single()).Value;
        Assert.Equal("hers", read.Note);
        Assert.Contains("Still", again, StringComparison.Ordinal);
        Assert.Equal(1, again.Split(VCardWriter.Refused).Length - 1);
        Assert.All(Lines(Encoding.UTF8.GetBytes(once)), l => Assert.InRange(l.Length, 1, 76));
    }

    private static List<byte[]> Lines(byte[] bytes) =>
    [
        .. Encoding.Latin1.GetString(bytes).Split("\r\n").SkipLast(1)
            .Select(Encoding.Latin1.GetBytes),
    ];

    // What a reader trims away is no difference.
    private static string Sound(string word) => new string(
    [
        .. word.Where(c => (!char.IsControl(c) || c is '\n' or '\t')
            && c is not ('\u2028' or '\u2029' or '\uFEFF')),
    ]).Trim();

    private static string Told(VCard card) => string.Join(
        '\u001f',
        card.Uid, card.Name, card.FamilyName, card.GivenName, card.Company, card.Department,
        card.Position, card.Note, card.BirthDate, card.Gender, string.Join('|', card.Tags),
        string.Join('|', card.Points), Convert.ToHexString(card.Photo ?? []));
}
