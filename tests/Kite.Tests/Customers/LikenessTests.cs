using CsCheck;
using Kite.Customers;

namespace Kite.Tests;

/// <summary>When two records are one customer: the table, and what holds for all.</summary>
public sealed class LikenessTests
{
    // The page a shopkeeper signs. A record is: name [reading] /family, +phone, e@mail, #ID,
    // birth date, @house number; a reason with ! speaks against.
    private const string Signed = """
    one                         | other                       | answer   | why
    Lin Mei, +1                 | Lin Mei, +1                 | likely   | phone name
    Lin Mei, +1                 | Mei Lin, +1                 | likely   | phone name
    Lin Mei, +1                 | Lin Mai, +1                 | likely   | phone near
    Lin Mei, +1                 | Wang Tao, +1                | possible | phone !name
    +1                          | +1                          | possible | phone
    Lin Mei, +1                 | +1                          | possible | phone
    +1, @12                     | +1, @12                     | likely   | phone home
    Lin Mei                     | Lin Mei                     | no       | name
    Lin Mei                     | Wang Tao                    | no       | !name
    Lin Mei, +1                 | Lin Mei, +2                 | no       | name
    Lin Mei, 1990-04-12         | Lin Mei, 1990-04-12         | likely   | name birth
    Lin Mei, 1990-04-12         | Lin Mei, 1971-08-30         | no       | name !birth
    Lin Mei, 1990-04-12         | Lin Mai, 1990-04-12         | possible | near birth
    Lin Mei, 1990-04-12         | Wang Tao, 1990-04-12        | no       | !name birth
    Lin Mei, +1, 1990-04-12     | Lin Mei, +1, 1971-08-30     | possible | phone name !birth
    Lin Mei, +1, 1990-04-12     | Lin Mei, +1, 1990-12-04     | likely   | phone name
    Lin Mei, +1, 1990-04-12     | Lin Mei, +1, 1990-04-13     | likely   | phone name
    Lin Mei, +1, 1990-04-12     | Lin Tao, +1, 1962-01-30     | no       | phone !name !birth
    Lin Mei, m@lin              | Lin Mei, m@lin              | likely   | mail name
    Lin Mei, m@lin              | M. Lin, m@lin               | likely   | mail near
    Lin Mei, m@lin              | Wang Tao, m@lin             | possible | mail !name
    m@lin                       | m@lin                       | possible | mail
    Lin Mei, m@lin, +1          | Wang Tao, m@lin, +1         | possible | phone mail !name
    m@lin, +1                   | m@lin, +1                   | likely   | phone mail
    Lin Mei, #1                 | Lin Mei, #1                 | likely   | id name
    Lin Mei, #1                 | Mei Wagner, #1              | likely   | id !name
    Lin Mei, #1, 1990-04-12     | Lin Mei, #1, 1971-08-30     | possible | id name !birth
    Lin Mei, #1, +1             | Lin Mei, #2, +1             | no       | !id phone name
    Lin Mei, #1, 1990-04-12     | Lin Mei, #2, 1990-04-12     | no       | !id name birth
    Lin Mei, #1, +1, m@lin, @12 | Lin Mei, #2, +1, m@lin, @12 | possible | !id phone mail name home
    Lin Mei, @12                | Lin Mei, @12                | possible | name home
    Lin Mei, @12                | Lin Tao, @12                | no       | !name home
    @12                         | @12                         | no       | home
    1990-04-12, @12             | 1990-04-12, @12             | possible | birth home
    王小明, +1                     | 王小明, +1                     | likely   | phone name
    王小明 [Wáng Xiǎomíng], +1     | Xiao Ming Wang, +1          | likely   | phone near
    王小明 [Wáng Xiǎomíng], +1     | 王晓明 [Wáng Xiǎomíng], +1     | likely   | phone near
    王小明, +1                     | 王大明, +1                     | possible | phone family !name
    王小明, +1, @12                | 王大明, +1, @12                | possible | phone family !name home
    王小明, +1, 2010-05-06         | 王大明, +1, 1980-01-02         | no       | phone family !name !birth
    Đặng Thị Hoa, +1            | Dang Thi Hoa, +1            | likely   | phone name
    Nguyễn Văn An, +1           | Nguyen An, +1               | likely   | phone near
    Nguyễn Văn An /Nguyễn, +1   | Nguyễn Thị Bình /Nguyễn, +1 | possible | phone family !name
    Ελένη Παπαδοπούλου, +1      | Eleni Papadopoulou, +1      | likely   | phone near
    Ελένη Παπαδοπούλου, +1      | ΠΑΠΑΔΟΠΟΥΛΟΥ ΕΛΕΝΗ, +1      | likely   | phone name
    E. Papadopoulou, +1         | Eleni Papadopoulou, +1      | likely   | phone near
    Jürgen Müller, 1971-08-30   | Jurgen Muller, 1971-08-30   | likely   | name birth
    Jürgen Müller, 1971-08-30   | Jurgen Muler, 1971-08-30    | possible | near birth
    firm Gold Reed, i@reed      | firm Gold Reed Ltd, i@reed  | likely   | mail near
    firm Gold Reed 1, i@reed    | firm Gold Reed 2, i@reed    | possible | mail !name
    firm Gold Reed, +1          | Lin Mei, +1                 | no       | phone !name !kind
    home The Lins, +1           | Lin Mei, +1                 | no       | phone !name !kind
    林美, +1                      | Lin Mei, +1                 | possible | phone
    Lin Mei                     | +1                          | no       |
    """;

    private static readonly Gen<LikenessFacts> Facts =
        from name in Maybe("Lin Mei", "Mei Lin", "Lin Mai", "Wang Tao", "王小明", "王大明")
        from reading in Maybe("Wáng Xiǎomíng")
        from phone in Maybe("+8613900004821", "+8613900004822")
        from mail in Maybe("mei@lin.cn", "tao@wang.cn")
        from id in Maybe("E123", "E999")
        from birth in Maybe("1990-04-12", "1990-12-04", "1971-08-30")
        from address in Maybe("homestreet12", "seaside9a")
        from isFirm in Gen.Bool
        select new LikenessFacts
        {
            Kind = isFirm ? CustomerKind.Company : CustomerKind.Person,
            Name = name,
            Readings = reading is null ? [] : [reading],
            Phones = phone is null ? [] : [phone],
            Emails = mail is null ? [] : [mail],
            IdToken = id,
            BirthDate = birth is null ? null : DateOnly.Parse(birth, null),
            Address = address,
        };

    [Fact]
    public void The_signed_table_holds()
    {
        var rows = Signed.Split('\n')[1..].Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        Assert.True(rows.Count >= 40);
        Expect.None(rows.SelectMany(r => Wrong(r[0], r[1], r[2], r[3])));
    }

    [Fact]
    public void Who_is_asked_first_makes_no_difference() =>
        Gen.Select(Facts, Facts).Sample((a, b) =>
        {
            var (one, other) = (Likeness.Between(a, b), Likeness.Between(b, a));
            Assert.Equal(one.Score, other.Score);
            Assert.Equal(one.Reasons, other.Reasons);
        });

    [Fact]
    public void Nobody_is_unlike_himself() =>
        Facts.Sample(a => Assert.DoesNotContain(
            Likeness.Between(a, a).Reasons,
            r => r.ToString().StartsWith("Different", StringComparison.Ordinal)));

    [Fact]
    public void What_agrees_never_makes_less_likely_and_what_contradicts_never_more() =>
        Gen.Select(Facts, Facts).Sample((a, b) =>
        {
            var x = a with { Phones = [], IdToken = null };
            var y = b with { Phones = [], IdToken = null };
            var bare = Likeness.Between(x, y).Score;
            var agreed = Likeness.Between(
                x with { Phones = ["+861"] }, y with { Phones = ["+861"] }).Score;
            var denied = Likeness.Between(
                x with { IdToken = "A" }, y with { IdToken = "B" }).Score;
            Assert.True(agreed >= bare && denied <= bare);
        });

    [Fact]
    public void A_shared_phone_alone_is_never_likely() =>
        Gen.Select(Facts, Facts).Sample((a, b) =>
        {
            var like = Likeness.Between(a, b);
            var others = like.Reasons.Except([LikenessReason.SamePhone])
                .Where(r => r.ToString().StartsWith("Same", StringComparison.Ordinal)
                    || r == LikenessReason.NearName);
            if (!others.Any()) Assert.NotEqual(LikenessDegree.Likely, like.Degree);
        });

    [Fact]
    public void Where_something_contradicts_it_is_never_likely_but_for_one_passport() =>
        Gen.Select(Facts, Facts).Sample((a, b) =>
        {
            var like = Likeness.Between(a, b);
            var denied = like.Reasons.Any(r =>
                r.ToString().StartsWith("Different", StringComparison.Ordinal));
            if (denied && !like.Reasons.Contains(LikenessReason.SameIdDocument))
                Assert.NotEqual(LikenessDegree.Likely, like.Degree);
        });

    private static Gen<string?> Maybe(params string[] values) =>
        Gen.Int[0, values.Length].Select(i => i == 0 ? null : values[i - 1]);

    private static IEnumerable<string> Wrong(string one, string other, string answer, string why)
    {
        var like = Likeness.Between(Read(one), Read(other));
        var (said, reasons) = (
            $"{like.Degree}".ToLowerInvariant(), string.Join(' ', like.Reasons.Select(Short)));
        if (said != answer || reasons != why)
            yield return $"{one} | {other}: {said} ({like.Score}) {reasons}, not {answer} {why}";
    }

    private static string Short(LikenessReason reason) => reason switch
    {
        LikenessReason.SameIdDocument => "id",
        LikenessReason.SamePhone => "phone",
        LikenessReason.SameEmail => "mail",
        LikenessReason.SameName => "name",
        LikenessReason.NearName => "near",
        LikenessReason.SameBirthDate => "birth",
        LikenessReason.SameAddress => "home",
        LikenessReason.SameSurname => "family",
        LikenessReason.DifferentNames => "!name",
        LikenessReason.DifferentBirthDates => "!birth",
        LikenessReason.DifferentIdDocuments => "!id",
        _ => "!kind",
    };

    private static LikenessFacts Read(string record)
    {
        var facts = new LikenessFacts();
        foreach (var part in record.Split(", "))
        {
            facts = part switch
            {
                ['+', ..] => facts with { Phones = [part] },
                ['#', ..] => facts with { IdToken = part },
                ['@', .. var house] => facts with { Address = "homestreet" + house },
                _ when part.Contains('@', StringComparison.Ordinal) =>
                    facts with { Emails = [part] },
                _ when DateOnly.TryParse(part, out var day) => facts with { BirthDate = day },
                _ => Named(facts, part),
            };
        }
        return facts;
    }

    private static LikenessFacts Named(LikenessFacts facts, string part)
    {
        var kind = part.Split(' ')[0] switch
        {
            "firm" => CustomerKind.Company,
            "home" => CustomerKind.Household,
            _ => CustomerKind.Person,
        };
        if (kind != CustomerKind.Person) part = part[(part.IndexOf(' ') + 1)..];
        var family = part.Split(" /");
        var read = family[0].Split('[', ']');
        var name = read[0].Trim();
        return facts with
        {
            Kind = kind,
            Name = name,
            FamilyName = family.Length > 1 ? family[1] : null,
            Readings =
            [
                .. new[] { read.Length > 1 ? read[1] : null, Latin.Of(name) }.OfType<string>(),
            ],
        };
    }
}
