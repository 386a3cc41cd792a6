using System.Text;
using Kite.Importing;

namespace Kite.Tests.Importing;

/// <summary>Names in every script come out of every encoding as they went in.</summary>
public sealed class EncodingTests
{
    private const string Greek = """
        όνομα,πόλη,ποσό
        Ζωή Παπαδοπούλου,Αθήνα,"11,77"
        ΓΕΩΡΓΙΟΣ ΝΙΚΟΛΑΟΥ,ΠΑΤΡΑ,"5,00"
        Ελένη Δημητρίου,Ηράκλειο,"7,20"
        """;

    private const string Chinese = """
        姓名,城市,金额
        张伟,北京,11.77
        曾国藩,长沙,5.00
        欧阳娜娜,上海市浦东新区,7.20
        """;

    private const string Vietnamese = """
        họ tên,thành phố,số tiền
        Nguyễn Văn Thắng,Hà Nội,150000
        Trần Thị Phượng,Đà Nẵng,25000
        Đỗ Quốc Việt,Cần Thơ,80000
        """;

    private const string Western = """
        nom,ville,somme
        François Müller,Besançon,11.77
        Zoë Peña,São Paulo,5.00
        Piero Così,Città di Castello,7.20
        """;

    public static TheoryData<string, string> Kept => new()
    {
        { Greek, "utf-8" }, { Chinese, "utf-8" }, { Vietnamese, "utf-8" }, { Western, "utf-8" },
        { Greek, "utf-16" }, { Chinese, "utf-16" }, { Vietnamese, "utf-16BE" },
        { Western, "utf-16BE" }, { Chinese, "gb18030" }, { Greek, "windows-1253" },
        { Vietnamese, "windows-1258" }, { Western, "windows-1252" },
    };

    [Theory, MemberData(nameof(Kept))]
    public void The_encoding_is_found_without_a_mark(string text, string encoding)
    {
        var file = TabularFile.Open(Written.As(Spell(text, encoding), encoding)).Value;
        Assert.Equal(encoding, file.Shape.Encoding);
        Assert.Equal(text, Back(file));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_mark_is_obeyed_and_is_no_part_of_the_first_heading(string encoding)
    {
        byte[] bytes =
        [
            .. Encoding.GetEncoding(encoding).Preamble,
            .. Encoding.GetEncoding(encoding).GetBytes(Chinese),
        ];
        var file = TabularFile.Open(Written.InBytes(bytes)).Value;
        Assert.Equal(encoding, file.Shape.Encoding);
        Assert.Equal(Chinese, Back(file));
    }

    [Theory]
    [InlineData("Ζωή,5", "windows-1253")]
    [InlineData("张伟,5", "gb18030")]
    [InlineData("Nguyễn,5", "windows-1258")]
    [InlineData("Zoë,5", "windows-1252")]
    public void One_name_is_enough_to_tell(string text, string encoding) =>
        Assert.Equal(encoding, TabularFile.Open(
            Written.As(Spell(text, encoding), encoding)).Value.Shape.Encoding);

    [Fact]
    public void A_letter_cut_in_two_at_the_end_of_what_is_looked_at_changes_nothing()
    {
        for (var shift = 0; shift < 4; shift++)
        {
            var text = new string('x', shift) + ",b\n"
                + string.Concat(Enumerable.Repeat("张伟,5\n", 10_000));
            var file = Written.Opened(text);
            Assert.Equal("utf-8", file.Shape.Encoding);
            Assert.DoesNotContain(file.Rows(), row => row.Refusal is not null);
        }
    }

    [Fact]
    public void The_wrong_encoding_refuses_rows_and_reads_none_wrongly()
    {
        var rows = TabularFile.Open(
            Written.As(Chinese, "gb18030"), new() { Encoding = "utf-8", HasHeader = false })
            .Value.Rows();
        Assert.All(rows, row => Assert.IsType<RowDoesNotFitEncoding>(row.Refusal));
    }

    // Windows-1258 has letters and tones apart; this is how Vietnamese programs write them.
    private static string Spell(string text, string encoding) =>
        encoding != "windows-1258" ? text : string.Concat(text.Select(letter =>
        {
            var parts = letter.ToString().Normalize(NormalizationForm.FormD);
            return parts.Length switch
            {
                3 when parts[1] is '\u0302' or '\u0306' or '\u031B' =>
                    parts[..2].Normalize(NormalizationForm.FormC) + parts[2],
                3 => $"{parts[0]}{parts[2]}".Normalize(NormalizationForm.FormC) + parts[1],
                2 when parts[1] is '\u0302' or '\u0306' or '\u031B' => letter.ToString(),
                _ => parts,
            };
        }));

    private static string Back(TabularFile file) => string.Join('\n',
        file.Rows().Select(row => row.Cells).Prepend([.. file.Headings])
            .Select(cells => string.Join(',', cells.Select(cell =>
                cell.Contains(',') ? $"\"{cell}\"" : cell))));
}
