namespace Kite.Sample;

/// <summary>Vietnamese names: family, middle and given name, in that order.</summary>
internal static class VietnameseNames
{
    private static readonly string[] Families =
    [
        "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Phan",
        "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Trịnh", "Đinh", "Mai",
    ];

    private static readonly string[] WomensMiddles =
        ["Thị", "Thị", "Ngọc", "Thu", "Minh", "Thanh", "Thị Minh", "Bảo"];

    private static readonly string[] Womens =
    [
        "Hoa", "Lan", "Hương", "Mai", "Linh", "Trang", "Châu", "Thảo", "Ngân", "Hà", "Yến",
        "Phượng", "Oanh", "Diệp", "Quỳnh", "Giang", "Tuyết", "Vy", "Hạnh", "Ánh",
    ];

    private static readonly string[] MensMiddles =
        ["Văn", "Văn", "Hữu", "Đức", "Minh", "Quốc", "Thanh", "Công"];

    private static readonly string[] Mens =
    [
        "Hùng", "Dũng", "Tuấn", "Nam", "Long", "Khoa", "Phúc", "Sơn", "Bình", "Thắng", "Hải",
        "Quân", "Kiên", "Đạt", "Hiếu", "Tùng", "Lâm", "Phong", "Trí", "Vinh",
    ];

    public static string Of(Dice dice) => dice.Falls(0.52)
        ? $"{dice.Common(Families)} {dice.Any(WomensMiddles)} {dice.Any(Womens)}"
        : $"{dice.Common(Families)} {dice.Any(MensMiddles)} {dice.Any(Mens)}";
}
