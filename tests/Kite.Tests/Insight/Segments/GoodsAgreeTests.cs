using Kite.Insight;
using Kite.Tests.Insight.Baskets;

namespace Kite.Tests.Insight.Segments;

/// <summary>
/// Who bought what, how often and when, against receipts laid out piece by piece: several a day,
/// the same product twice, returns with and without their receipt.
/// </summary>
[Trait("books", "both")]
public sealed class GoodsAgreeTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData(4), InlineData(5), InlineData(6)]
    public async Task Rules_name_the_buyers_that_plain_looking_finds(int seed)
    {
        var dice = new Random(seed);
        var sales = Drawn(dice, 160).ToList();
        var plain = new PlainBaskets(sales);
        await using var shop = await FilledShop.With(sales);
        var owner = await shop.Client();
        foreach (var store in new[] { "One", "Two" })
            await owner.Tell("/stores", new { name = store });
        // The last product is in no catalogue: it stands in no category.
        for (var p = 0; p < 5; p++)
        {
            await owner.Tell(
                "/products", new { code = $"P{p}", name = $"Piece {p}", category = $"C{p % 2}" });
        }

        for (var i = 0; i < 60; i++)
        {
            var rule = Rule(dice);
            var counted = await shop.With((CountRule count) =>
                count.Run(Asker.Kite, rule, TestContext.Current.CancellationToken));
            Assert.Null(counted.Refusal);
            Assert.Equal(
                (KeptRule.Write(rule), string.Join(' ', Buyers(sales, plain, rule))),
                (KeptRule.Write(rule), string.Join(' ', counted.Value.Numbers)));
        }
    }

    private static IEnumerable<long> Buyers(List<Sale> sales, PlainBaskets plain, RuleFacts rule) =>
        Enumerable.Range(0, sales.Count)
            .Where(i => sales[i].Customer > 0 && InSpan(rule.Span, sales[i])
                && plain.On(i).Any(p => IsAsked(rule, p)))
            .GroupBy(i => sales[i].Customer)
            .Where(visits => visits.Select(i => sales[i].Day).Distinct().Count()
                >= (rule.Times ?? 1))
            .Select(visits => visits.Key).Order();

    private static bool IsAsked(RuleFacts rule, string product)
    {
        var number = product[1] - '0';
        return rule.Values!.Contains(rule.Field == "bought.product"
            ? product
            : number == 5 ? "none" : $"C{number % 2}");
    }

    private static bool InSpan(Kite.Customers.ConditionSpan? span, Sale sale) =>
        (span?.Store is not { } store || sale.Store == store)
        && (span?.Days is not { } days || sale.Day > Today.AddDays(-days))
        && (span?.Since is not { } since || sale.Day >= since)
        && (span?.Until is not { } until || sale.Day <= until)
        && sale.Day <= Today;

    private static RuleFacts Rule(Random dice)
    {
        var isProduct = dice.Next(2) == 0;
        var values = Enumerable.Range(0, dice.Next(1, 4))
            .Select(_ => isProduct ? $"P{dice.Next(6)}" : $"C{dice.Next(2)}");
        return new()
        {
            Field = isProduct ? "bought.product" : "bought.category",
            Operator = "is",
            Values = [.. values.Distinct()],
            Times = dice.Next(3) == 0 ? null : dice.Next(1, 5),
            Span = dice.Next(5) switch
            {
                0 => new() { Days = dice.Next(1, 40) },
                1 => new() { Store = dice.Next(1, 3) },
                2 => new() { Since = Today.AddDays(-dice.Next(10, 40)), Store = 1 },
                3 => new()
                {
                    Since = Today.AddDays(-dice.Next(20, 40)),
                    Until = Today.AddDays(-dice.Next(20)),
                },
                _ => null,
            },
        };
    }

    private static IEnumerable<Sale> Drawn(Random dice, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var customer = dice.Next(-2, 12);
            var words = Enumerable.Range(0, dice.Next(1, 5)).Select(_ =>
                $"{(dice.Next(7) == 0 ? "-" : "")}P{dice.Next(6)}*{dice.Next(1, 4)}");
            yield return Sale.With(
                customer == 0 ? -1 : customer, Today.AddDays(-dice.Next(41)),
                string.Join(' ', words), back: dice.Next(4) == 0) with
            {
                Store = dice.Next(1, 3),
            };
        }
    }
}
