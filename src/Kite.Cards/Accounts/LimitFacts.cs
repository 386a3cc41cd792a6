namespace Kite.Cards;

/// <summary>
/// What a card of an account may spend; nothing said of an amount is no limit. The last three
/// are for a change: why, and which limits one has seen.
/// </summary>
public sealed record LimitFacts(
    Money? PerPurchase = null, Money? PerDay = null, Money? PerMonth = null,
    bool? MaySpendPoints = null, string? Reason = null)
{
    /// <summary>The number of the limits that are to be changed, as they were seen.</summary>
    public int? Seen { get; init; }

    internal IEnumerable<Fault> Faults(CardKind kind)
    {
        var all = new[]
        {
            ("perPurchase", PerPurchase), ("perDay", PerDay), ("perMonth", PerMonth),
        };
        return all.Where(l => l.Item2 is not null)
            .Select(l => CardDesk.FaultIn(l.Item2, kind) is { } unfit
                ? new Fault(l.Item1, unfit.Why)
                : null)
            .OfType<Fault>();
    }

    internal SeatLimits Version(
        Guid seat, int number, long position, string by, DateTimeOffset at) => new()
        {
            SeatId = seat,
            Number = number,
            PurchaseCoins = PerPurchase?.Coins,
            DayCoins = PerDay?.Coins,
            MonthCoins = PerMonth?.Coins,
            MaySpendPoints = MaySpendPoints ?? true,
            AfterPosition = position,
            Reason = Reason?.Trim() ?? "",
            MadeBy = by,
            MadeAt = at,
        };
}

/// <summary>One version of a card's limits: what held, who made it and why.</summary>
public sealed record LimitsView(
    int Number, Money? PerPurchase, Money? PerDay, Money? PerMonth, bool MaySpendPoints,
    string Reason, string MadeBy, DateTimeOffset MadeAt)
{
    internal static LimitsView Of(SeatLimits limits, Func<long, Money> money)
    {
        Money? Some(long? coins) => coins is { } known ? money(known) : null;
        return new(
            limits.Number, Some(limits.PurchaseCoins), Some(limits.DayCoins),
            Some(limits.MonthCoins), limits.MaySpendPoints, limits.Reason, limits.MadeBy,
            limits.MadeAt);
    }
}
