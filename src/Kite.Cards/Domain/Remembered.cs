namespace Kite.Cards;

/// <summary>Which purchases of a purse are asked for: those since a day, or this one.</summary>
internal sealed record PurchasesAsked(Guid PurseId, DateOnly? Since, Guid? Sale = null);

/// <summary>
/// What happened before, as far as what is to be decided hangs on it. It is read while the purses
/// are held.
/// </summary>
internal sealed class Remembered(
    Dictionary<Guid, PaidBefore> paid,
    Dictionary<Guid, RedeemedBefore> redeemed,
    IEnumerable<PointPurchase> purchases,
    Dictionary<Guid, Share> lapsed)
{
    private readonly List<PointPurchase> purchases = [.. purchases];

    public static Remembered Nothing => new([], [], [], []);

    public PaidBefore? Paid(Guid payment) => paid.GetValueOrDefault(payment);

    /// <summary>The days whose spending with cards of company accounts may be given back.
    /// </summary>
    public IEnumerable<(Guid Seat, DateOnly Day)> Seats => paid.Values
        .Where(p => p.By?.SeatId is not null).Select(p => (p.By!.SeatId!.Value, p.Day));

    public RedeemedBefore? Redeemed(Guid redemption) => redeemed.GetValueOrDefault(redemption);

    /// <summary>What had lapsed in a purse and was not given back, where it was asked for.
    /// </summary>
    public Share LapsedIn(Guid purse) => lapsed.GetValueOrDefault(purse);

    public static Share WithLapse(Share lapsed, Posting posting) =>
        posting.Kind is TransactionKind.Lapse or TransactionKind.Reactivation
            ? lapsed - posting.Change
            : lapsed;

    public IEnumerable<PointPurchase> Purchases(Guid purse) =>
        purchases.Where(p => p.PurseId == purse);

    /// <summary>The lots that something may come back to, though they may be empty.</summary>
    public IEnumerable<(Guid Purse, int Lot)> Lots =>
    [
        .. paid.Values.SelectMany(p => p.Lots.Select(lot => (p.PurseId, lot))),
        .. redeemed.Values.SelectMany(r => r.Lots.Select(lot => (r.PurseId, lot))),
        .. purchases.Where(p => p.Lot is not null).Select(p => (p.PurseId, p.Lot!.Value)),
    ];

    /// <summary>What was posted is remembered for those who are decided next.</summary>
    public void Keep(IEnumerable<Posting> postings)
    {
        foreach (var posting in postings)
        {
            if (posting.Purchase is { } purchase) purchases.Add(purchase);
            var purse = posting.Purse.Purse.Id;
            if (lapsed.TryGetValue(purse, out var so)) lapsed[purse] = WithLapse(so, posting);
            if (posting.RefundsId is not { } back) continue;
            if (Paid(back) is { } payment) paid[back] = payment.After(posting.Entries);
            if (Redeemed(back) is { } spent) redeemed[back] = spent.After(posting.Entries);
        }
    }
}
