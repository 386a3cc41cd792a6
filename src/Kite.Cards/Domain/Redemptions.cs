namespace Kite.Cards;

/// <summary>A guest spends points for money off, at what they are worth on the day.</summary>
internal sealed record Redeem(Guid PurseId, long Points, Guid CardKindId) : Deed(PurseId)
{
    public required PointRules Rules { get; init; }

    public override Refusal? Do(Draft draft)
    {
        if (Points <= 0) return new AmountMustBeAboveNothing();
        if (draft.Purse(PurseId) is not { } purse) return new NoSuchPurse();
        if (draft.SeatOf(PurseId) is { } seat
            && draft.Limits.Of(seat) is { MaySpendPoints: false })
            return new CardSpendsNoPoints();
        if (Worth.On(Rules, draft.Day, CardKindId, purse.Purse.Currency) is not { } rule)
            return new PointsAreWorthNothing();
        var (times, odd) = Math.DivRem(Points, rule.Points);
        if (odd != 0) return new PointsAreNoMultiple(rule.Points);
        if (Points > purse.Purse.PointsBalance)
            return new TooFewPoints(purse.Purse.PointsBalance, Points);

        var step = new PointStep
        {
            RuleId = rule.Id, RuleNumber = rule.Number, RuleName = rule.Name, Kind = rule.Kind,
            OfPoints = Points, PointsEach = rule.Points, Times = times,
            EveryCoins = rule.EveryCoins, OfCoins = times * rule.EveryCoins, Line = 1,
            Points = -Points,
        };
        var posting = new Posting(TransactionKind.Redemption, purse) { Steps = [step] };
        purse.TakePoints(posting, Points);
        posting.OnHouse(Account.PointsUsed, Points);
        draft.Post(posting);
        return null;
    }
}

/// <summary>What points are worth.</summary>
internal static class Worth
{
    /// <summary>The rule by which points are spent; of several the one worth most.</summary>
    public static PointRule? On(PointRules rules, DateOnly day, Guid cardKind, string currency) =>
        rules.On(day, currency)
            .Where(r => r.Kind is PointRuleKind.Worth && r.IsFor(cardKind)
                && r.IsOn(day.DayOfWeek))
            .OrderByDescending(r => (Int128)r.EveryCoins * PointRule.MostPoints / r.Points)
            .ThenBy(r => r.Id)
            .FirstOrDefault();

    /// <summary>The rule that makes points worth most on any card and weekday: so much they may
    /// cost the business at most.</summary>
    public static PointRule? AtMost(PointRules rules, DateOnly day, string currency) =>
        rules.On(day, currency).Where(r => r.Kind is PointRuleKind.Worth)
            .OrderByDescending(r => (Int128)r.EveryCoins * PointRule.MostPoints / r.Points)
            .ThenBy(r => r.Id)
            .FirstOrDefault();
}

/// <summary>
/// Spent points come back, whole or in part, to the very lots they were taken from, the last
/// first.
/// </summary>
internal sealed record ReturnPoints(Guid PurseId, Guid RedemptionId, long? Points) : Deed(PurseId)
{
    public override IEnumerable<Guid> Refunds => [RedemptionId];

    public override Refusal? Do(Draft draft)
    {
        if (Points <= 0) return new AmountMustBeAboveNothing();
        if (draft.Purse(PurseId) is not { } purse) return new NoSuchPurse();
        if (draft.Redeemed(RedemptionId) is not { } redeemed || redeemed.PurseId != PurseId)
            return new NoSuchRedemption($"{RedemptionId}");
        var points = Points ?? redeemed.Left;
        if (points == 0) return new RedemptionIsGivenBack();
        if (points > redeemed.Left) return new MoreThanWasRedeemed(redeemed.Left, points);

        var posting = new Posting(TransactionKind.RedemptionRefund, purse)
        {
            RefundsId = RedemptionId,
        };
        foreach (var (lot, back) in redeemed.Back(points))
            purse.GivePointsBack(posting, lot, back, draft.Day);
        posting.OnHouse(Account.PointsUsed, -points);
        draft.Post(posting);
        return null;
    }
}

/// <summary>A redemption with what of it was given back already.</summary>
internal sealed class RedeemedBefore
{
    private readonly List<(int Lot, long Taken)> pieces;

    private RedeemedBefore(Guid purse, List<(int Lot, long Taken)> pieces, long returned) =>
        (PurseId, this.pieces, Returned) = (purse, pieces, returned);

    public Guid PurseId { get; }
    public long Left => pieces.Sum(p => p.Taken) - Returned;
    public IEnumerable<int> Lots => pieces.Select(p => p.Lot);

    private long Returned { get; }

    /// <summary>From the redemption's own lines and those of its refunds.</summary>
    public static RedeemedBefore Of(
        Guid purse, IEnumerable<Entry> redemption, IReadOnlyCollection<Entry> refunds) => new(
        purse,
        [
            .. redemption.Where(e => e.Account is Account.Points).GroupBy(e => e.Lot!.Value)
                .Select(lot => (lot.Key, -lot.Sum(e => e.Coins))),
        ],
        Given(refunds));

    /// <summary>The same after one more refund.</summary>
    public RedeemedBefore After(IReadOnlyCollection<Entry> refund) =>
        new(PurseId, pieces, Returned + Given(refund));

    /// <summary>Which lots get how much of this; the last one first.</summary>
    public IEnumerable<(int Lot, long Points)> Back(long points)
    {
        // What came back before filled the last lots: it is passed over.
        var before = Returned;
        foreach (var (lot, taken) in Enumerable.Reverse(pieces))
        {
            var full = Math.Min(before, taken);
            before -= full;
            var back = Math.Min(points, taken - full);
            if (back == 0) continue;
            yield return (lot, back);
            points -= back;
        }
    }

    // The house's line says it whole, whichever lots it went to.
    private static long Given(IEnumerable<Entry> refunds) =>
        -refunds.Where(e => e.Account is Account.PointsUsed).Sum(e => e.Coins);
}
