using System.Globalization;
using Kite.Cards;
using Kite.Insight;
using Kite.Sales;

namespace Kite.Tests.Insight;

/// <summary>A rehearsal on paper: strategies and past receipts as someone writes them down.
/// </summary>
internal static class PaperRehearsal
{
    /// <summary>
    /// The first strategy is the draft, the others stand beside it; those marked <c>ends</c> give
    /// way to it.
    /// </summary>
    public static RehearsalGround Ground(string written, int deep = 50)
    {
        var lines = written.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var all = PaperStrategies.Read(written.Replace(" ends", "", StringComparison.Ordinal));
        var ends = lines.Select(l => l.EndsWith(" ends", StringComparison.Ordinal)).ToList();
        var rules = new RehearsedRules(
            all[0], [.. all.Where((_, i) => !ends[i])], [.. all.Skip(1)], [], Currency.Cny)
        {
            BudgetCoins = all[0].Rules.Caps.BudgetCoins,
        };
        return new(
            rules, new Dictionary<string, string> { ["food"] = "food", ["wine"] = "wine" },
            new Dictionary<int, TimeZoneInfo>())
        {
            DeepPercent = deep,
        };
    }

    /// <summary>
    /// One receipt a line: customer, day, things such as <c>food:500,wine:300</c>; what came back
    /// as <c>back:500</c>, an unnamed sum as <c>500</c>, a part from the balance as <c>!200</c>.
    /// </summary>
    public static List<PastReceipt> Receipts(string written) =>
    [
        .. written.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, i) =>
            Receipt(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), i)),
    ];

    /// <summary>Gone through, customer by customer.</summary>
    public static List<RehearsedCustomer> Run(RehearsalGround ground, List<PastReceipt> receipts) =>
    [
        .. receipts.GroupBy(r => r.CustomerId).OrderBy(g => g.First().CustomerNumber)
            .Select(g => RehearseCustomer.Of([.. g], GuestOf(g.First().CustomerNumber), ground)),
    ];

    public static RehearsalTally Count(
        IEnumerable<RehearsedCustomer> customers, Thresholds? lines = null)
    {
        var tally = new RehearsalTally();
        foreach (var one in customers)
        {
            tally.Add(one, one.IsKnown
                ? one.Row(Guid.Empty, lines ?? Thresholds.Fixed(1, 1_000))
                : null);
        }
        return tally;
    }

    /// <summary>What was found, in one line each.</summary>
    public static string Odd(IEnumerable<RehearsedCustomer> customers) => string.Join(
        '\n',
        customers.SelectMany(c => c.Odd.Select(o => $"{c.Number} {o.Check} {o.Coins}")));

    private static RehearsedGuest GuestOf(long number) => number > 0
        ? new(new() { IsKnown = true }, null)
        : RehearsedGuest.Unknown;

    private static PastReceipt Receipt(string[] words, int place)
    {
        var number = long.Parse(words[0], CultureInfo.InvariantCulture);
        var isReturn = words[2].StartsWith("back:", StringComparison.Ordinal);
        var lines = isReturn ? [] : words[2].Split(',').Where(w => w.Contains(':')).Select(Line)
            .ToList();
        var net = isReturn ? -Number(words[2][5..])
            : lines.Count > 0 ? lines.Sum(l => l.ListCoins)
            : Number(words[2]);
        var receipt = new PastReceipt
        {
            CustomerId = new((int)number, 0, 0, new byte[8]),
            Id = new(place + 1, 0, 0, new byte[8]),
            CustomerNumber = number,
            StoreNumber = 1,
            Day = DateOnly.Parse("2026-" + words[1], CultureInfo.InvariantCulture),
            NetCoins = net,
            IsReturn = isReturn,
            Currency = "CNY",
            BalanceCoins = words.Length > 3 ? Number(words[3][1..]) : 0,
        };
        receipt.Lines.AddRange(lines);
        return receipt;
    }

    private static PastLine Line(string written) =>
        new(written.Split(':')[0], 1_000, Number(written.Split(':')[1]));

    private static long Number(string written) =>
        long.Parse(written, CultureInfo.InvariantCulture);
}
