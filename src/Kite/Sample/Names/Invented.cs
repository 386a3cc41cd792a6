using System.Globalization;

namespace Kite.Sample;

/// <summary>
/// Phones, e-mails and addresses that belong to nobody: numbers that regulators keep for films
/// (United Kingdom, United States, France, Sweden) or that no operator gives out (154 in China,
/// 95 in Vietnam, 692 in Greece), and e-mails at domains kept for examples.
/// </summary>
internal static class Invented
{
    private static readonly string[] Areas =
        ["202", "212", "305", "312", "415", "503", "617", "702"];

    private static readonly string[] Colours =
        ["amber", "blue", "coral", "dusty", "early", "green", "ivory", "quiet", "silver", "windy"];

    private static readonly string[] Things =
        ["anchor", "crane", "ferry", "heron", "kite", "lantern", "maple", "noodle", "pier", "tide"];

    private static readonly string[] ChineseStreets =
        ["梧桐街", "槐花路", "码头路", "灯塔巷", "石榴巷", "望潮路", "东篱街", "老城墙路"];

    private static readonly string[] VietnameseStreets =
        ["phố Bến Cảng", "phố Cây Bàng", "đường Hải Đăng", "ngõ Hoa Lựu"];

    private static readonly string[] LatinStreets =
        ["Plane Tree Street", "Pier Road", "Lighthouse Lane", "Old Wall Road", "Tidal Walk"];

    private static readonly string[] GuestNotes =
    [
        "喜欢靠窗的位子", "每次都点清蒸鲈鱼", "带孩子来，需要儿童椅", "生日喜欢坐包间", "不要香菜", "常带外地客人来",
        "Thích ngồi gần cửa sổ", "Hay gọi phở bò, ít hành", "Θέλει τραπέζι δίπλα στο παράθυρο",
        "Ρωτάει πάντα για το ψάρι ημέρας", "Prefers the quiet room upstairs",
        "Came back after the invitation to the tasting", "Asks for the set menu by e-mail",
    ];

    private static readonly string[] FirmNotes =
    [
        "月底结账", "早上七点前送到后门", "每逢节前加订海鲜", "需要增值税专用发票", "Giao hàng trước 8 giờ",
        "Παράδοση μόνο πρωί", "Orders by phone, never on Mondays",
        "Invoice at the end of the month",
    ];

    public static string Phone(Tongue tongue, Dice dice) => tongue switch
    {
        Tongue.Chinese => "+86154" + Digits(dice, 8),
        Tongue.Vietnamese => "+8495" + Digits(dice, 7),
        Tongue.Greek => "+30692" + Digits(dice, 7),
        Tongue.French => "+3363998" + Digits(dice, 4),
        Tongue.Swedish => "+46701740" + Number(dice.Between(605, 699)),
        _ when dice.Falls(0.5) => "+447700900" + Digits(dice, 3),
        _ => $"+1{dice.Any(Areas)}55501{Digits(dice, 2)}",
    };

    public static string Email(Dice dice) =>
        $"{dice.Any(Colours)}.{dice.Any(Things)}{Number(dice.Between(1, 999))}@example."
        + (dice.Falls(0.7) ? "com" : "org");

    public static string Address(Tongue tongue, Dice dice)
    {
        var house = Number(dice.Between(1, 240));
        return tongue switch
        {
            Tongue.Chinese => $"港城老城区{dice.Any(ChineseStreets)}{house}号",
            Tongue.Vietnamese => $"{house} {dice.Any(VietnameseStreets)}, Khu Phố Cổ",
            _ => $"{house} {dice.Any(LatinStreets)}, Old Town",
        };
    }

    public static string Language(Tongue tongue) => tongue switch
    {
        Tongue.Chinese => "zh-Hans",
        Tongue.Vietnamese => "vi",
        Tongue.Greek => "el",
        Tongue.French => "fr",
        Tongue.Swedish => "sv",
        _ => "en",
    };

    public static string Note(bool isFirm, Dice dice) =>
        dice.Any(isFirm ? FirmNotes : GuestNotes);

    private static string Digits(Dice dice, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => Number(dice.Below(10))));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
