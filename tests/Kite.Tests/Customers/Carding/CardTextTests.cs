using CsCheck;
using Kite.Customers;

namespace Kite.Tests;

/// <summary>What is understood of business cards and of the ends of e-mails.</summary>
public sealed class CardTextTests
{
    // What cards are made of, and what breaks readers.
    private const string Letters =
        "王李有限公司市省路号手机电话：，。 \n\n\t|,;:.@+-()/0123456789TelFaxLtdwwwcom"
        + "ΤηλΑθήναΕΠΕĐTNguyễnVăn\ud83d\ude00\ud800\udc00\0\ufffe\u200b\u00a0";

    public static TheoryData<string> Cards => new(Read().Select(c => c.Title));

    [Theory, MemberData(nameof(Cards))]
    public void A_card_is_understood_whole(string title)
    {
        var (_, text, says) = Read().Single(c => c.Title == title);

        var read = CardText.Read(text).Parts.Select(p => $"{Word(p.Field)} {p.Value}");

        Assert.Equal(says.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Forty_cards_in_four_scripts_are_shown() =>
        Assert.InRange(Read().Count(), 40, int.MaxValue);

    [Fact]
    public void Each_part_tells_its_line()
    {
        var card = CardText.Read("王小明\n\n销售经理\n手机：13900001111\n上海市世纪大道100号");

        Assert.Equal(
            [
                (CardField.Name, 1), (CardField.FamilyName, 1), (CardField.GivenName, 1),
                (CardField.Position, 3), (CardField.Mobile, 4), (CardField.Address, 5),
                (CardField.City, 5),
            ],
            card.Parts.Select(p => (p.Field, p.Line)));
    }

    [Fact]
    public void What_someone_corrects_stands_for_all_that_the_card_says_of_it()
    {
        var card = CardText.Read("Ana Silva\n+351 21 555 0100\n+351 21 555 0101");

        var corrected = card.With(new Dictionary<CardField, string>
        {
            [CardField.Phone] = "+351 21 555 0199; +351 21 555 0198",
            [CardField.FamilyName] = "",
        });

        Assert.Equal(
            ["+351 21 555 0199", "+351 21 555 0198"], corrected.All(CardField.Phone));
        Assert.Null(corrected.First(CardField.FamilyName));
        Assert.Equal("Ana Silva", corrected.First(CardField.Name));
    }

    [Fact]
    public void Whatever_is_pasted_is_answered_and_no_part_is_empty() =>
        Gen.OneOf(
                Gen.String,
                Gen.String[Gen.OneOf([.. Letters]), 0, 400],
                Gen.String[Gen.Char, 0, 300])
            .Sample(text => CardText.Read(text).Parts.All(p =>
                p.Value.Trim().Length > 0 && p.Line > 0 && Enum.IsDefined(p.Field)));

    // The longest text of what is repeated most: the work stays within what is typed in passing.
    [Theory]
    [InlineData("@"), InlineData("1 "), InlineData("a@b.c "), InlineData("tel:"), InlineData("市 ")]
    [InlineData("Manager, "), InlineData("a.com "), InlineData("1\n"), InlineData("a|")]
    [InlineData("Ltd at "), InlineData("(((((("), InlineData("+1+1+1"), InlineData("王 ")]
    public void A_hostile_text_is_read_to_its_end(string again)
    {
        var text = string.Concat(Enumerable.Repeat(again, 100_000));
        Assert.True(CardText.Read(text).Parts.Count <= CardText.Longest);
    }

    private static string Word(CardField field) =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(field.ToString());

    private static IEnumerable<(string Title, string Text, List<string> Says)> Read()
    {
        var file = Path.Combine(
            Sources.Root, "tests", "Kite.Tests", "Customers", "Carding", "cards.txt");
        foreach (var card in File.ReadAllText(file).Split("\n# ").Skip(1))
        {
            var lines = card.Split('\n');
            var says = lines.Where(l => l is ['>', ..]).Select(l => l[2..]).ToList();
            var text = lines.Skip(1).Where(l => l is not ['>', ..]);
            yield return (lines[0], string.Join('\n', text), says);
        }
    }
}
