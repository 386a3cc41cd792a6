using CsCheck;
using Kite.Customers;
using Kite.Insight;

namespace Kite.Tests.Insight.Segments;

/// <summary>Random rules over random sales, against a second, plain implementation.</summary>
[Trait("books", "both")]
public sealed class SegmentsAgreeTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    // Few days, few amounts: ties, several receipts a day and returns are the usual case.
    private static readonly Gen<Sale> Sales = Gen.Select(
        Gen.Long[1, 25], Gen.Int[0, 60], Gen.Int[1, 4], Gen.Int[0, 5], Gen.Int[1, 2],
        (customer, ago, coins, kind, store) => new Sale(
            customer, Today.AddDays(-7 * ago), kind == 0 ? -100 * coins : 100 * coins, kind == 0)
        {
            Store = store,
        });

    private static readonly string[] Figures =
        ["visits", "worth", "average", "lastVisit", "firstVisit"];

    private static readonly string[] Operators = ["atLeast", "atMost", "between"];

    private static readonly Gen<RuleFacts> Conditions = Gen.Select(
        Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[-2, 6], Gen.Int[0, 3], Gen.Int[0, 400],
        Gen.Int[0, 3],
        (figure, by, low, width, days, span) =>
            Condition(Figures[figure], Operators[by], low, width, days, span));

    private static Gen<RuleFacts> Rules(int deep) => deep == 0
        ? Conditions
        : Gen.Select(
            Gen.Int[0, 2], Rules(deep - 1).Array[1, 3],
            (together, parts) => together switch
            {
                0 => new RuleFacts { All = parts },
                1 => new RuleFacts { Any = parts },
                _ => new RuleFacts { None = parts },
            });

    [Fact]
    public async Task Rules_name_whom_plain_looking_finds()
    {
        var books = Gen.Select(
            Sales.Array[0, 150], Gen.Int[0, 3].SelectMany(Rules).Array[30]);
        await books.SampleAsync(
            async drawn =>
            {
                var (sales, rules) = drawn;
                await using var shop = await FilledShop.With(sales);
                var owner = await shop.Client();
                foreach (var store in new[] { "One", "Two" })
                    await owner.Tell("/stores", new { name = store });
                foreach (var rule in rules) await Compare(shop, sales, rule);
            },
            iter: 4, threads: 1);
    }

    private static async Task Compare(Shop shop, Sale[] sales, RuleFacts rule)
    {
        var counted = await shop.With((CountRule count) =>
            count.Run(Asker.Kite, rule, TestContext.Current.CancellationToken));
        Assert.Null(counted.Refusal);
        var plain = sales.GroupBy(s => s.Customer).Where(c => Holds(rule, [.. c]))
            .Select(c => c.Key).Order();
        Assert.Equal(
            (KeptRule.Write(rule), string.Join(' ', plain)),
            (KeptRule.Write(rule), string.Join(' ', counted.Value.Numbers)));
    }

    private static RuleFacts Condition(
        string figure, string by, int low, int width, int days, int span)
    {
        string Value(int n) => figure switch
        {
            "visits" => $"{Math.Max(n, 0)}",
            "worth" or "average" => $"{n}",
            _ => Today.AddDays(-days + 20 * n).ToString("yyyy-MM-dd"),
        };
        var values = by == "between" ? new[] { Value(low), Value(low + width) } : [Value(low)];
        return new()
        {
            Field = "figure." + figure,
            Operator = by,
            Values = values,
            Span = (span, figure) switch
            {
                (1, _) => new() { Store = 1 },
                (2, "visits" or "worth" or "average") => new() { Days = days + 1 },
                (3, "visits" or "worth" or "average") =>
                    new() { Since = Today.AddDays(-days), Until = Today.AddDays(-days / 2) },
                _ => null,
            },
        };
    }

    private static bool Holds(RuleFacts rule, List<Sale> theirs)
    {
        if (rule.All is { } all) return all.All(p => Holds(p, theirs));
        if (rule.Any is { } any) return any.Any(p => Holds(p, theirs));
        if (rule.None is { } none) return !none.Any(p => Holds(p, theirs));

        var here = theirs.Where(s => rule.Span?.Store is not { } store || s.Store == store)
            .ToList();
        // Who never came there has no figure of it.
        if (here.All(s => s.IsReturn)) return false;
        var then = here.Where(s => InSpan(rule.Span, s.Day)).ToList();
        var came = then.Where(s => !s.IsReturn).Select(s => s.Day).Distinct().ToList();
        var days = here.Where(s => !s.IsReturn).Select(s => s.Day).ToList();
        var net = then.Sum(s => s.Net);
        return rule.Field switch
        {
            "figure.visits" => Fits(rule, came.Count, w => long.Parse(w)),
            "figure.worth" => Fits(rule, net, w => 100 * long.Parse(w)),
            "figure.average" => came.Count > 0
                && Fits(rule, net / came.Count, w => 100 * long.Parse(w)),
            "figure.lastVisit" => Fits(rule, days.Max().DayNumber, w => Plain.Day(w).DayNumber),
            _ => Fits(rule, days.Min().DayNumber, w => Plain.Day(w).DayNumber),
        };
    }

    private static bool InSpan(ConditionSpan? span, DateOnly day) => span switch
    {
        { Days: { } days } => day > Today.AddDays(-days) && day <= Today,
        { Since: { } since, Until: { } until } => since <= day && day <= until,
        _ => true,
    };

    private static bool Fits(RuleFacts rule, long figure, Func<string, long> read) =>
        rule.Operator switch
        {
            "atLeast" => figure >= read(rule.Values![0]),
            "atMost" => figure <= read(rule.Values![0]),
            _ => figure >= read(rule.Values![0]) && figure <= read(rule.Values![1]),
        };
}
