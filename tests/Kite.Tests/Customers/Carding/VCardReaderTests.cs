using System.Text;
using Kite.Customers;
using Kite.Importing;

namespace Kite.Tests;

/// <summary>Electronic cards as phones and programs of all ages write them.</summary>
public sealed class VCardReaderTests
{
    private const string Old = """
        BEGIN:VCARD
        VERSION:2.1
        N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E5=B0=8F=E6=98=8E;;;
        FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B=E5=B0=8F=
        =E6=98=8E
        ORG:Bluestone\; Sons;Sales
        TEL;CELL;PREF:+8613900001111
        TEL;WORK;FAX:+861065551235
        EMAIL;INTERNET:wang@yuanshan.example
        ADR;HOME;ENCODING=QUOTED-PRINTABLE:;;1 Long Street=0D=0AFlat 2;London;;EC1A=
         1BB;United Kingdom
        NOTE:a\nb stays
         as it is
        PHOTO;ENCODING=BASE64;TYPE=PNG:
         iVBORw0KGgo
         AAAA=

        X-UNHEARD;OF=1:nothing
        END:VCARD
        """;

    private const string Middle = """
        BEGIN:VCARD
        VERSION:3.0
        UID:c-17
        N:Papadopoulou;Eleni;Maria;Dr.;
        FN:Eleni Papadopoulou
        ORG:Anemos\, Ltd.;Purchasing;Athens
        TITLE:Buyer
        item1.TEL:+302105551234
        item1.X-ABLabel:_$!<Mobile>!$_
        TEL;TYPE=WORK,VOICE;TYPE=pref:+302105550000
        EMAIL;TYPE=INTERNET;TYPE=HOME:eleni@anemos.example
        item2.ADR;TYPE=WORK:;;Syngrou 120\nFloor 3;Athens;;117 41;Greece
        URL:https://anemos.exam
         ple/a
        BDAY:1990-04-12T00:00:00Z
        CATEGORIES:Tea,Gold\, old
        NOTE:First line\nsecond\; line \\ end
        IMPP;X-SERVICE-TYPE=WeChat:x-apple:eleni%20p
        END:VCARD
        """;

    private const string New = """
        BEGIN:VCARD
        VERSION:4.0
        KIND:individual
        FN:Jan de Vries
        N:de Vries;Jan;;;
        TEL;VALUE=uri;TYPE="work,voice":tel:+31205550100;ext=12
        TEL;TYPE=cell;PREF=1:tel:+31655500001
        EMAIL:jan@kade.example
        ADR;GEO="geo:52.3,4.9";LABEL="Kade 5; Amsterdam":;;Kade 5;Amsterdam;;1012 AB;NL
        GENDER:M
        PHOTO:data:image/png;base64,iVBORw0KGgoAAAA=
        END:VCARD
        """;

    [Fact]
    public void Version_2_1_is_read_with_its_quoted_letters_and_its_picture()
    {
        var card = Only(Old);

        Assert.Equal(("王小明", "王", "小明"), (card.Name, card.FamilyName, card.GivenName));
        Assert.Equal(("Bluestone; Sons", "Sales"), (card.Company, card.Department));
        Assert.Equal("a\\nb stays as it is", card.Note);
        Assert.Equal(11, card.Photo?.Length);
        Assert.Equal(
            """
            Phone Mobile +8613900001111
            Phone Fax +861065551235
            Email Other wang@yuanshan.example
            Address Home 1 Long Street/Flat 2, EC1A 1BB London GB
            """,
            Told(card));
    }

    [Fact]
    public void Version_3_0_is_read_with_groups_folds_and_escapes()
    {
        var card = Only(Middle);

        Assert.Equal("c-17", card.Uid);
        Assert.Equal(
            ("Eleni Papadopoulou", "Papadopoulou", "Eleni Maria"),
            (card.Name, card.FamilyName, card.GivenName));
        Assert.Equal(
            ("Anemos, Ltd.", "Purchasing, Athens", "Buyer"),
            (card.Company, card.Department, card.Position));
        Assert.Equal(new DateOnly(1990, 4, 12), card.BirthDate);
        Assert.Equal(["Tea", "Gold, old"], card.Tags);
        Assert.Equal("First line\nsecond; line \\ end", card.Note);
        Assert.Equal(
            """
            Phone Work +302105550000
            Phone Mobile +302105551234
            Email Home eleni@anemos.example
            Address Work Syngrou 120/Floor 3, 117 41 Athens GR
            Web Other https://anemos.example/a
            Messenger Other eleni p (WeChat)
            """,
            Told(card));
    }

    [Fact]
    public void Version_4_0_is_read_with_its_addresses_of_phones_and_pictures()
    {
        var card = Only(New);

        Assert.Equal(Gender.Male, card.Gender);
        Assert.Equal(11, card.Photo?.Length);
        Assert.Equal(
            """
            Phone Mobile +31655500001
            Phone Work +31205550100 (12)
            Email Other jan@kade.example
            Address Other Kade 5, 1012 AB Amsterdam NL
            """,
            Told(card));
    }

    [Theory]
    [InlineData("utf-8", true), InlineData("utf-8", false), InlineData("utf-16", true)]
    [InlineData("utf-16", false), InlineData("utf-16BE", true), InlineData("utf-16BE", false)]
    [InlineData("gb18030", false)]
    public void Letters_are_read_as_they_were_kept_with_a_mark_and_without(
        string name, bool isMarked)
    {
        var text = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:王小明\r\nORG:北京远山茶叶有限公司;销售部\r\n"
            + "TITLE:销售经理\r\nTEL:+8613900001111\r\nNOTE:喜欢安静的茶馆，不喜欢排队等候\r\nEND:VCARD\r\n";
        TextEncodings.Read([]);
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. isMarked ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];

        var card = Only(TextEncodings.Read(bytes));

        Assert.Equal(("王小明", "北京远山茶叶有限公司"), (card.Name, card.Company));
    }

    [Fact]
    public void Several_cards_lie_in_one_file_and_a_broken_one_spoils_no_other()
    {
        var cards = VCardFile.Cards(
            "noise\nBEGIN:VCARD\nFN:One\nEND:VCARD\n\nBEGIN:VCARD\nFN:Two\nBEGIN:VCARD\n"
            + "VERSION:3.0\nFN:Three\nEND:VCARD\nbegin : vcard\nFN:Four\nno colon\nend:vcard\n")
            .Select(VCardReader.Read).ToList();

        Assert.Equal(
            ["One", "card-is-unfinished", "Three", "card-line-unreadable"],
            cards.Select(c => c.Refusal?.Code ?? c.Value.Name));
        Assert.Equal(6, (cards[1].Refusal as CardIsUnfinished)?.Line);
        Assert.Equal(14, (cards[3].Refusal as CardLineUnreadable)?.Line);
    }

    [Fact]
    public void The_card_of_an_agent_says_nothing_of_whom_they_act_for()
    {
        var card = Only(
            "BEGIN:VCARD\nVERSION:2.1\nFN:Boss\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Agent\n"
            + "TEL:+441\nEND:VCARD\nEMAIL:boss@firm.example\nEND:VCARD\n");

        Assert.Equal("Boss", card.Name);
        Assert.Equal("Email Other boss@firm.example", Told(card));
    }

    [Theory]
    [InlineData("FN:Harbour Ltd\nORG:Harbour Ltd")]
    [InlineData("ORG:Harbour Ltd")]
    [InlineData("KIND:org\nFN:Harbour Ltd\nN:;;;;")]
    [InlineData("FN:Harbour Ltd\nX-ABShowAs:COMPANY")]
    public void A_card_without_a_person_is_the_firms_own(string lines)
    {
        var card = Only($"BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD");
        Assert.Equal((true, "Harbour Ltd", null), (card.IsCompany, card.Name, card.Company));
    }

    [Fact]
    public void A_list_of_people_is_no_customer()
    {
        var read = VCardFile.Cards(
            "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Friends\nEND:VCARD").Single();
        Assert.Equal("card-is-a-list", VCardReader.Read(read).Refusal?.Code);
    }

    private static VCard Only(string text) =>
        VCardReader.Read(VCardFile.Cards(text).Single()).Value;

    private static string Told(VCard card) => string.Join('\n', card.Points.Select(p =>
        $"{p.Kind} {p.Use} {p.Value?.Replace('\n', '/')}"
        + (p.Extra is { } extra ? $" ({extra})" : "")
        + (p.Kind == ContactKind.Address ? $", {p.PostalCode} {p.City} {p.Country}" : "")));
}
