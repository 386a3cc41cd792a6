namespace Kite.Sample;

/// <summary>
/// Names of firms that buy wholesale or eat on account; there are none like them.
/// </summary>
internal static class Firms
{
    private static readonly string[] ChineseWords =
    [
        "金苇", "碧湾", "海鸥", "青石", "老码头", "东篱", "南风", "白鹭", "长汀", "云帆", "渔歌", "新禾",
        "望潮", "灯塔", "柳岸", "石榴", "春山", "晴川", "松涛", "梅园", "曾记", "欧阳记",
    ];

    private static readonly string[] ChineseKinds =
    [
        "贸易有限公司", "食品商行", "大酒店", "面馆", "茶楼", "海鲜馆", "幼儿园", "小吃店", "烘焙坊", "餐饮管理公司",
    ];

    private static readonly string[] VietnameseKinds =
        ["Khách sạn", "Nhà hàng", "Công ty TNHH", "Quán ăn", "Tiệm bánh"];

    private static readonly string[] VietnameseWords =
    [
        "Sông Xanh", "Hoa Sen", "Biển Bạc", "Trúc Lâm", "Ánh Trăng", "Cánh Buồm", "Hải Âu",
        "Mai Vàng",
    ];

    private static readonly string[] GreekKinds =
        ["Ταβέρνα", "Ξενοδοχείο", "Εμπορική", "Φούρνος", "Ναυτιλιακή"];

    private static readonly string[] GreekWords =
        ["Αιγαίο", "Γλάρος", "Φάρος", "Ελιά", "Καράβι", "Ανατολή", "Γαλήνη", "Πέλαγος"];

    private static readonly string[] EnglishWords =
    [
        "Riverside", "Golden Reed", "Lantern", "Seagull", "Old Pier", "Blue Door", "Cedar",
        "Tidewater", "Copper Kettle", "Juniper",
    ];

    private static readonly string[] EnglishKinds =
        ["Hotel", "Trading", "Bistro", "Canteen", "Bakery", "Catering", "Tea House", "School"];

    public static string Name(Tongue tongue, Dice dice) => tongue switch
    {
        Tongue.Chinese => dice.Any(ChineseWords) + dice.Any(ChineseKinds),
        Tongue.Vietnamese => $"{dice.Any(VietnameseKinds)} {dice.Any(VietnameseWords)}",
        Tongue.Greek => $"{dice.Any(GreekKinds)} «{dice.Any(GreekWords)}»",
        _ => $"{dice.Any(EnglishWords)} {dice.Any(EnglishKinds)}",
    };
}
