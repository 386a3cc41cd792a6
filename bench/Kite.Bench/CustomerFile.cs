using System.Globalization;

namespace Kite.Bench;

/// <summary>
/// A file of invented customers, the same for the same size: names in four scripts, a phone for
/// most, an e-mail for half, addresses of eight towns.
/// </summary>
internal static class CustomerFile
{
    private static readonly string[] Latin = Words(
        "Ann Bo Carla David Elsa Frank Grace Hugo Ines Jan Kate Lena Marc Nora Otto Paula Quinn "
        + "Rosa Sven Tara Ugo Vera Will Yara Zoe");

    private static readonly string[] LatinFamilies = Words(
        "Abel Berg Clark Durand Ek Fischer Garcia Hill Ivers Jones Keller Lund Moreau Novak Olsen "
        + "Petersen Quist Rossi Smith Tanner Ueda Vogel White Young Zeller");

    private static readonly string[] Han = Words(
        "静 宜 伟 芳 娜 敏 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀 霞 平 刚 桂 英 华 玉 兰 凤 洁 梅 琳");

    private static readonly string[] HanFamilies = Words(
        "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 欧阳");

    private static readonly string[] Greek = Words(
        "Ελένη Γιώργος Μαρία Νίκος Κατερίνα Δημήτρης Σοφία Κώστας Άννα Γιάννης Ειρήνη Παύλος");

    private static readonly string[] GreekFamilies = Words(
        "Παπαδόπουλος Παππάς Γεωργίου Νικολάου Ιωάννου Δημητρίου Βασιλείου Καραγιάννης Οικονόμου");

    private static readonly string[] Vietnamese = Words(
        "An Bình Châu Dũng Hà Hạnh Khánh Lan Linh Mai Minh Nga Ngọc Phúc Quân Thảo Trang Tuấn Vy");

    private static readonly string[] VietnameseFamilies =
        Words("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý");

    private static readonly string[] Towns =
        Words("上海 北京 Αθήνα Θεσσαλονίκη Berlin Bristol Paris Huế");

    public static void Write(string path, int customers)
    {
        using var file = new StreamWriter(path, append: false, System.Text.Encoding.UTF8, 1 << 20);
        file.Write("id,name,phone,email,city,country,birth date\n");
        var chance = new Sample.Dice(2);
        for (var i = 1; i <= customers; i++)
        {
            var phone = chance.Falls(0.9) ? Phone(i) : "";
            var mail = chance.Falls(0.5)
                ? string.Create(CultureInfo.InvariantCulture, $"c{i}@example.com")
                : "";
            file.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"C{i:0000000},{Name(chance)},{phone},{mail},{chance.Any(Towns)},"
                + $"{Country(i)},{1940 + i % 65}-{1 + i % 12:00}-{1 + i % 28:00}\n"));
        }
    }

    private static string Name(Sample.Dice chance) => chance.Between(1, 4) switch
    {
        1 => $"{chance.Any(Latin)} {chance.Any(LatinFamilies)}",
        2 => chance.Any(HanFamilies) + chance.Any(Han) + chance.Any(Han),
        3 => $"{chance.Any(Greek)} {chance.Any(GreekFamilies)}",
        _ => $"{chance.Any(VietnameseFamilies)} {chance.Any(Vietnamese)} "
            + chance.Any(Vietnamese),
    };

    private static string Phone(int i) => string.Create(
        CultureInfo.InvariantCulture, $"+86139{(long)i * 7919 % 100_000_000:00000000}");

    private static string Country(int i) => (i % 4) switch
    {
        0 => "CN",
        1 => "GR",
        2 => "VN",
        _ => "DE",
    };

    private static string[] Words(string words) => words.Split(' ');
}
