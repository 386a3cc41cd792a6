namespace Kite.Tests.Insight.Baskets;

/// <summary>
/// A tea shop of 240 guests and a year of receipts: who drinks tea eats cake and finds the pot one
/// day, who drinks coffee eats nuts and finds the mill; bread is bought by all.
/// </summary>
internal static class BasketShop
{
    public static readonly DateOnly Today = new(2026, 11, 20);

    public static async Task<Shop> Open()
    {
        var shop = await FilledShop.With(Sales());
        var owner = await shop.Client();
        await owner.Tell("/stores", new { name = "Tea shop" });
        foreach (var (code, name, category) in new[]
        {
            ("TEA", "Green tea", "Drinks"), ("COFFEE", "Black coffee", "Drinks"),
            ("CAKE", "Cake", "Sweets"), ("NUTS", "Nuts", "Sweets"), ("POT", "Tea pot", "Things"),
            ("MILL", "Coffee mill", "Things"), ("BREAD", "Bread", "Bakery"),
            ("OLD", "Old jam", "Sweets"), ("NEW", "New biscuit", "Sweets"),
        })
        {
            await owner.Tell("/products", new
            {
                code, name, category, activeTo = code == "OLD" ? "2026-01-01" : null,
            });
        }
        return shop;
    }

    public static IReadOnlyList<Sale> Sales()
    {
        var dice = new Random(3);
        var sales = new List<Sale>();
        for (var guest = 1; guest <= 240; guest++)
        {
            var (drink, sweet, thing) = guest % 2 == 0
                ? ("TEA", "CAKE", "POT")
                : ("COFFEE", "NUTS", "MILL");
            var visits = 5 + (guest % 3);
            for (var visit = 0; visit < visits; visit++)
            {
                var on = visit % 2 == 0 ? $"{drink} {sweet}" : drink;
                if (dice.Next(3) == 0) on += " BREAD";
                // The leaves are in no catalogue: they tell of tastes and are never suggested.
                if (dice.Next(2) == 0) on += $" {drink}-{dice.Next(8)}";
                if (visit == (guest % 5 == 0 ? 1 : visits - 1) && guest % 5 < 3)
                    on += " " + thing;
                if (guest % 24 == 0 && visit == 1) on += " OLD";
                sales.Add(Sale.With(
                    guest, Today.AddDays((visit * 330 / visits) - 330 + dice.Next(20)), on));
            }
        }
        return [.. sales.OrderBy(s => s.Day)];
    }
}
