namespace Kite.Insight;

/// <summary>All that a rehearsal goes by, read once: the same receipts come to the same.</summary>
internal sealed record RehearsalGround(
    Cards.RehearsedRules Rules, IReadOnlyDictionary<string, string> Categories,
    IReadOnlyDictionary<int, TimeZoneInfo> Zones)
{
    // Where only the day is known, it is taken to be noon.
    private static readonly TimeOnly Noon = new(12, 0);

    public RehearsedPaying Paying { get; init; }

    /// <summary>A receipt of which more comes off than this is odd.</summary>
    public int DeepPercent { get; init; } = 50;

    /// <summary>The draft stands beside the others; it takes nobody's place.</summary>
    public bool OnlyAdds { get; } = Rules.With.Count == Rules.Without.Count + 1
        && Rules.Without.All(one => Rules.With.Contains(one));

    /// <summary>Whether two receipts could bring more off than one: where there is an amount, or
    /// an end, for each.</summary>
    public bool MaySplit { get; } =
        Rules.Draft.Rules.Effect.Kind is Cards.EffectKind.Amount
        || Rules.Draft.Rules.Caps.PerBillCoins is not null;

    /// <summary>How much must be bought before the draft holds.</summary>
    public long Least { get; } = Math.Max(
        Rules.Draft.Rules.What.LeastBillCoins ?? 0, Rules.Draft.Rules.What.LeastSpendCoins ?? 0);

    public Cards.Occasion At(Sales.PastReceipt receipt) => new(
        receipt.StoreNumber, receipt.Day,
        receipt.At is { } at && Zones.TryGetValue(receipt.StoreNumber, out var zone)
            ? TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime)
            : Noon);

    public Cards.TenderPlan Plan(Sales.PastReceipt receipt) =>
        Paying is RehearsedPaying.FromBalance ? Cards.TenderPlan.FromBalance
        : receipt.BalanceCoins == 0 ? Cards.TenderPlan.Otherwise
        : new(receipt.BalanceCoins);

    /// <summary>The receipt as a cart; nothing where nothing was to be paid.</summary>
    public Cards.Cart? Cart(Sales.PastReceipt receipt, Cards.Guest guest)
    {
        var lines = new List<Cards.CartLine>(receipt.Lines.Count);
        foreach (var line in receipt.Lines)
        {
            if (line.ListCoins <= 0 || line.Thousandths <= 0) continue;

            lines.Add(new(
                lines.Count + 1, line.Code, Categories.GetValueOrDefault(line.Code) ?? "",
                line.Thousandths, line.ListCoins));
        }
        if (receipt.Lines.Count == 0 && receipt.NetCoins > 0)
            lines.Add(new(1, "", "", 1000, receipt.NetCoins));
        return lines.Count == 0 ? null : new(lines, guest);
    }
}
