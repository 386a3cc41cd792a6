using Kite.Catalogue;
using Kite.Sales;

namespace Kite.Sample;

/// <summary>
/// The sample's products, and what of them was on each bill. Bills and their sums are the
/// story's; the lines only tell what they were for, so that they always add up.
/// </summary>
internal sealed class SampleMenu(KiteDb db)
{
    private const ulong Taste = 7_000_003;
    private const int MostLines = 4;
    private const int Palate = 1_000_003;

    private readonly Dice luck = new(SampleBusiness.Seed + Taste);

    public async Task Add(DateTimeOffset at, CancellationToken cancel)
    {
        var dishes = Menu.All.ToList();
        var number = await Counter.Take(db, Counter.Products, dishes.Count, cancel);
        await BulkWriter.Write(
            db, dishes.ConvertAll(dish => ToProduct(dish, number++, at)), cancel);
    }

    /// <summary>What was on a bill; the same bill always holds the same.</summary>
    public IEnumerable<PurchaseLine> LinesOf(Purchase purchase, Outing outing)
    {
        var dice = luck.For((int)purchase.Position);
        var menu = Menu.At(outing);
        var count = purchase.IsReturn ? 1 : Math.Clamp(purchase.Items, 1, MostLines);
        var dishes = new List<Dish>(count);
        while (dishes.Count < count)
        {
            var dish = dishes.Count == 0 && dice.Falls(0.5)
                ? Favourite(purchase.CustomerNumber, menu)
                : Next(dice, dishes, purchase.CustomerNumber, menu);
            if (!dishes.Contains(dish)) dishes.Add(dish);
        }
        return Lines(purchase, dishes);
    }

    // Some things are asked for together, and some guests come for one part of the menu.
    private Dish Next(
        Dice dice, List<Dish> dishes, long customer, IReadOnlyList<Dish> menu)
    {
        if (dishes.Count > 0 && dice.Falls(0.4)
            && Menu.GoesWith(dishes[^1], menu) is { } companion)
        {
            return companion;
        }
        if (customer > 0 && dice.Falls(0.35)
            && Menu.Of(luck.For(unchecked((int)customer) + Palate).Any(Menu.Palates), menu)
                is { Count: > 0 } liked)
        {
            return dice.Common(liked);
        }
        return dice.Common(menu);
    }

    // Everyone has a dish of their own at each time of the day.
    private Dish Favourite(long customer, IReadOnlyList<Dish> menu) =>
        luck.For(unchecked((int)customer) - menu.Count).Common(menu);

    private static IEnumerable<PurchaseLine> Lines(Purchase purchase, List<Dish> dishes)
    {
        var pieces = dishes.Select((_, i) =>
            Math.Max(1, (purchase.Items + dishes.Count - 1 - i) / dishes.Count)).ToList();
        var whole = dishes.Select((dish, i) => dish.Price * pieces[i]).Sum();
        var left = purchase.NetCoins;
        for (var i = 0; i < dishes.Count; i++)
        {
            var coins = i == dishes.Count - 1
                ? left
                : purchase.NetCoins * (dishes[i].Price * pieces[i] / 100) / (whole / 100);
            left -= coins;
            yield return new()
            {
                CustomerId = purchase.CustomerId,
                PurchaseId = purchase.Id,
                Line = i + 1,
                Product = dishes[i].Code,
                QuantityThousandths = pieces[i] * 1_000L,
                NetCoins = coins,
            };
        }
    }

    // Twelve per cent less, in whole yuan.
    private static Money MembersPay(Dish dish) =>
        new(dish.Price * 88 / 100 / 100 * 100, Currency.Cny);

    private static Product ToProduct(Dish dish, long number, DateTimeOffset at)
    {
        var product = new Product
        {
            Number = number, Code = dish.Code, Source = "kite", CreatedAt = at,
        };
        product.Put(
            new ProductFacts
            {
                Code = dish.Code,
                Name = dish.Name,
                Names = new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["zh-Hans"] = dish.Chinese,
                },
                Category = dish.Category,
                Unit = dish.Unit,
                Price = new Money(dish.Price, Currency.Cny),
                MemberPrice = dish.Course is Course.Meal ? MembersPay(dish) : null,
                TaxRate = dish.Course is Course.Trade
                    ? SampleShelf.OnGoods
                    : SampleShelf.OnMeals,
            },
            at);
        return product;
    }
}
