using System.Globalization;

namespace Kite.Sample;

/// <summary>When a dish is asked for, or that it leaves by the wholesale door.</summary>
internal enum Course
{
    Breakfast,
    Meal,
    Tea,
    Trade,
}

/// <summary>Something that Harbour Kitchen sells; the price is in fen for one unit.</summary>
internal sealed record Dish(
    string Code, string Name, string Chinese, string Category, string Unit, long Price,
    Course Course);

/// <summary>
/// What the restaurants cook and the wholesale arm sends out; of each course what is liked most
/// comes first.
/// </summary>
internal static class Menu
{
    private const string Written = """
        B CONG-1 Plain rice congee|白粥|Breakfast|bowl|12
        B CONG-2 Congee with pork and century egg|皮蛋瘦肉粥|Breakfast|bowl|22
        B BUN-1 Pork bun|鲜肉包|Breakfast|piece|6
        B YOU-1 Fried dough stick|油条|Breakfast|piece|5
        B SOY-1 Warm soy milk|热豆浆|Drinks|cup|8
        B DUM-1 Steamed dumplings|小笼包|Breakfast|basket|28
        B EGG-1 Tea egg|茶叶蛋|Breakfast|piece|4
        B NOOD-1 Noodles in scallion oil|葱油拌面|Breakfast|bowl|18
        M FISH-1 Steamed sea bass|清蒸鲈鱼|Fish|portion|118
        M PORK-1 Braised pork belly|红烧肉|Meat|portion|68
        M SOUP-1 Ham and bamboo soup|腌笃鲜|Soups|pot|78
        M VEG-1 Stir-fried greens|清炒时蔬|Vegetables|portion|28
        M TOFU-1 Braised tofu|家常豆腐|Vegetables|portion|32
        M DUCK-1 Soy duck|酱鸭|Meat|portion|58
        M CHIC-1 Drunken chicken|醉鸡|Cold dishes|portion|48
        M SHRI-1 River shrimp with tea leaves|龙井虾仁|Fish|portion|98
        M FISH-2 Sweet and sour fish|西湖醋鱼|Fish|portion|88
        M EEL-1 Braised eel|响油鳝丝|Fish|portion|76
        M PORK-2 Pork with preserved greens|梅菜扣肉|Meat|portion|62
        M BEEF-1 Beef in black pepper|黑椒牛柳|Meat|portion|72
        M CRAB-1 Crab with egg|蟹黄豆腐|Fish|portion|108
        M COLD-1 Cucumber in garlic|蒜泥黄瓜|Cold dishes|portion|18
        M COLD-2 Lotus root with sticky rice|桂花糯米藕|Cold dishes|portion|26
        M NOOD-2 Noodles with shrimp and eel|虾爆鳝面|Noodles and rice|bowl|42
        M RICE-1 Fried rice|扬州炒饭|Noodles and rice|portion|32
        M RICE-2 Steamed rice|白米饭|Noodles and rice|bowl|3
        M NOOD-3 Soup noodles with pickles|片儿川|Noodles and rice|bowl|28
        M SOUP-2 Egg drop soup|蛋花汤|Soups|bowl|18
        M MUSH-1 Mushrooms and greens|香菇青菜|Vegetables|portion|36
        M BEAN-1 Broad beans with ham|火腿蚕豆|Vegetables|portion|46
        M CAKE-1 Osmanthus cake|桂花糕|Sweets|portion|22
        M DUM-2 Sesame dumplings in ginger tea|姜茶汤圆|Sweets|bowl|24
        M BEER-1 Lager|啤酒|Drinks|bottle|16
        M WINE-1 Shaoxing wine|绍兴黄酒|Drinks|pot|58
        M TEA-1 Longjing tea|龙井茶|Drinks|pot|38
        M TEA-2 Osmanthus tea|桂花茶|Drinks|pot|32
        T TEA-3 Jasmine tea|茉莉花茶|Drinks|pot|30
        T TEA-2 Osmanthus tea|桂花茶|Drinks|pot|32
        T CAKE-1 Osmanthus cake|桂花糕|Sweets|portion|22
        T CAKE-2 Red bean cake|红豆糕|Sweets|portion|20
        T COFF-1 Coffee|咖啡|Drinks|cup|26
        T NUT-1 Roasted nuts|炒坚果|Sweets|dish|18
        T JUIC-1 Plum juice|酸梅汤|Drinks|glass|15
        T FRUI-1 Fruit of the season|时令水果|Sweets|plate|36
        W W-DUM Frozen dumplings|速冻小笼包|Wholesale|box|86
        W W-PORK Braised pork, chilled|红烧肉（冷藏）|Wholesale|kg|98
        W W-DUCK Soy duck, chilled|酱鸭（冷藏）|Wholesale|kg|88
        W W-STOC Stock|高汤|Wholesale|litre|26
        W W-BUN Frozen pork buns|速冻鲜肉包|Wholesale|box|64
        W W-RICE Sticky rice|糯米|Wholesale|kg|12
        W W-PICK Preserved greens|梅干菜|Wholesale|kg|46
        W W-WINE Cooking wine|料酒|Wholesale|litre|18
        W W-SOY Soy sauce|酱油|Wholesale|litre|22
        W W-OIL Scallion oil|葱油|Wholesale|litre|58
        W W-TEA Longjing tea, loose|散装龙井|Wholesale|kg|680
        W W-CAKE Osmanthus cake, boxed|桂花糕礼盒|Wholesale|box|78
        W W-BEAN Red bean paste|红豆沙|Wholesale|kg|34
        W W-HAM Ham|火腿|Wholesale|kg|168
        W W-BAMB Bamboo shoots|冬笋|Wholesale|kg|52
        W W-SES Sesame dumplings, frozen|速冻汤圆|Wholesale|box|58
        W W-NOOD Fresh noodles|鲜面条|Wholesale|kg|16
        W W-MUSH Dried mushrooms|干香菇|Wholesale|kg|128
        """;

    private static readonly IReadOnlyList<Dish> Dishes = [.. Written.Split('\n').Select(Read)];

    private static readonly ILookup<Course, Dish> ByCourse = Dishes.ToLookup(d => d.Course);

    private static readonly Dictionary<Course, IReadOnlyList<Dish>> Courses =
        ByCourse.ToDictionary(c => c.Key, c => (IReadOnlyList<Dish>)[.. c]);

    /// <summary>The parts of the menu that someone may have a taste for.</summary>
    public static readonly IReadOnlyList<string> Palates =
        ["Fish", "Meat", "Vegetables", "Sweets", "Noodles and rice"];

    // What is ordered with what, by code.
    private static readonly Dictionary<string, string> Companions = new(StringComparer.Ordinal)
    {
        ["CONG-1"] = "EGG-1",
        ["CONG-2"] = "YOU-1",
        ["BUN-1"] = "SOY-1",
        ["YOU-1"] = "SOY-1",
        ["FISH-1"] = "WINE-1",
        ["CRAB-1"] = "WINE-1",
        ["PORK-1"] = "RICE-2",
        ["EEL-1"] = "RICE-2",
        ["DUCK-1"] = "BEER-1",
        ["COLD-1"] = "BEER-1",
        ["SHRI-1"] = "TEA-1",
        ["COFF-1"] = "CAKE-2",
        ["TEA-3"] = "NUT-1",
        ["W-PORK"] = "W-PICK",
        ["W-DUM"] = "W-SOY",
        ["W-RICE"] = "W-BEAN",
    };

    /// <summary>What is ordered with a dish, where this menu has it.</summary>
    public static Dish? GoesWith(Dish dish, IReadOnlyList<Dish> menu) =>
        Companions.TryGetValue(dish.Code, out var code)
            ? menu.FirstOrDefault(d => d.Code == code)
            : null;

    /// <summary>The dishes of one part of a menu.</summary>
    public static IReadOnlyList<Dish> Of(string category, IReadOnlyList<Dish> menu) =>
        [.. menu.Where(d => d.Category == category)];

    /// <summary>Everything that is sold, each once.</summary>
    public static IEnumerable<Dish> All => Dishes.DistinctBy(
        d => d.Code, StringComparer.Ordinal);

    /// <summary>What is asked for at this minute of the day, or ordered wholesale.</summary>
    public static IReadOnlyList<Dish> At(Outing outing) => Courses[outing switch
    {
        { Store: Premises.Wholesale } => Course.Trade,
        { Minute: < 10 * 60 } => Course.Breakfast,
        { Minute: >= 14 * 60 + 30 and < 17 * 60 } => Course.Tea,
        _ => Course.Meal,
    }];

    private static Dish Read(string line)
    {
        var words = line[2..].Split('|');
        var apart = words[0].IndexOf(' ', StringComparison.Ordinal);
        return new(
            words[0][..apart], words[0][(apart + 1)..], words[1], words[2], words[3],
            long.Parse(words[4], CultureInfo.InvariantCulture) * 100,
            line[0] switch
            {
                'B' => Course.Breakfast,
                'M' => Course.Meal,
                'T' => Course.Tea,
                _ => Course.Trade,
            });
    }
}
