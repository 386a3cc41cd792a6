namespace Kite.Cards;

/// <summary>
/// A payment is given back, whole or in part, into the very lots from which it was taken, the
/// last first. It is counted on the whole of what was given back so far, so that any number of
/// small refunds ends where one large one would.
/// </summary>
internal sealed record Refund(Guid PurseId, Guid PaymentId, long? Coins) : Deed(PurseId)
{
    public override IEnumerable<Guid> Refunds => [PaymentId];

    public override Refusal? Do(Draft draft)
    {
        if (Coins <= 0) return new AmountMustBeAboveNothing();
        if (draft.Purse(PurseId) is not { } purse) return new NoSuchPurse();
        if (draft.Paid(PaymentId) is not { } paid || paid.PurseId != PurseId)
            return new NoSuchPayment(PaymentId.ToString());
        var coins = Coins ?? paid.Left;
        if (coins == 0) return new PaymentIsGivenBack();
        if (coins > paid.Left)
            return new MoreThanWasPaid(purse.Money(paid.Left), purse.Money(coins));

        var law = draft.LawOf(PurseId);
        var posting = new Posting(TransactionKind.Refund, purse) { RefundsId = PaymentId };
        foreach (var (piece, back) in paid.Back(coins))
        {
            var lot = purse[piece.Lot];
            if (lot.Basis == piece.Basis && !lot.IsOver(draft.Day, law))
                purse.GiveBack(posting, lot, back);
            else Reissue(purse, posting, lot, piece.Frozen(back), draft.Day, law);
        }
        posting.OnHouse(Account.Sales, -coins);
        // What the card that paid may spend comes back to it, for the day on which it paid.
        if (paid.By is { SeatId: { } seat } by)
        {
            draft.Limits.GiveBack(seat, paid.Day, coins);
            posting.By = by;
        }
        draft.Post(posting);
        return null;
    }

    // The lot was changed since, so what it was divided by is gone: the payment's own division
    // holds. Bonus that would be worth nothing any more lives on for a while in a lot of its own;
    // what was paid in does not lapse again.
    private static void Reissue(
        OpenPurse purse, Posting posting, Lot lot, Share share, DateOnly day, PurseLaw law)
    {
        var changed = purse.ChangeAnew(posting, lot, share);
        var over = lot.Over(share, day, law);
        if (over.Coins == 0) return;

        purse.ChangeAnew(posting, changed, -over);
        var terms = lot.Terms.ForGood();
        if (over.Principal > 0) purse.Put(posting, over with { Bonus = 0 }, terms);
        if (over.Bonus == 0) return;
        purse.Put(
            posting, over with { Principal = 0 },
            terms with { BonusUntil = day.AddDays(lot.GraceDays) });
    }
}

/// <summary>A payment with what of it was given back already.</summary>
internal sealed class PaidBefore
{
    private readonly List<Piece> pieces;

    private PaidBefore(Guid purse, List<Piece> pieces) => (PurseId, this.pieces) = (purse, pieces);

    public Guid PurseId { get; }

    /// <summary>The card that paid, and on which day.</summary>
    public CardUsed? By { get; init; }
    public DateOnly Day { get; init; }

    /// <summary>What can still be given back.</summary>
    public long Left => pieces.Sum(p => p.Left);

    public IEnumerable<int> Lots => pieces.Select(p => p.Lot);

    /// <summary>From the payment's own lines and those of its refunds.</summary>
    public static PaidBefore Of(
        Guid purse, IEnumerable<Entry> payment, IReadOnlyCollection<Entry> refunds,
        CardUsed? by = null, DateOnly day = default) => new(
        purse,
        [
            .. payment.Where(e => e.Account.IsGuests).GroupBy(e => e.Lot!.Value).Select(
                lot => new Piece(
                    lot.Key,
                    lot.First().Basis!.Value,
                    -Sum(lot),
                    // Bonus that was issued anew went in and out of its lot: it counts once.
                    Sum(refunds.Where(e => e.Lot == lot.Key && e.Coins > 0)))),
        ])
        {
            By = by,
            Day = day,
        };

    /// <summary>The same after one more refund.</summary>
    public PaidBefore After(IReadOnlyCollection<Entry> refund) => new(
        PurseId,
        pieces.ConvertAll(p => p with
        {
            Returned = p.Returned + Sum(refund.Where(e => e.Lot == p.Lot && e.Coins > 0)),
        }))
    {
        By = By,
        Day = Day,
    };

    /// <summary>Which lots get how much of this; the last one first.</summary>
    public IEnumerable<(Piece Piece, long Coins)> Back(long coins)
    {
        foreach (var piece in Enumerable.Reverse(pieces))
        {
            var back = Math.Min(coins, piece.Left);
            if (back == 0) continue;
            yield return (piece, back);
            coins -= back;
        }
    }

    private static Share Sum(IEnumerable<Entry> lines) => lines.Aggregate(
        new Share(0, 0),
        (sum, e) => sum + (e.Account == Account.Bonus ? new(0, e.Coins) : new(e.Coins, 0)));

    /// <summary>What the payment took from one lot, and what went back into it.</summary>
    internal sealed record Piece(int Lot, int Basis, Share Taken, Share Returned)
    {
        public long Left => Taken.Coins - Returned.Coins;

        /// <summary>So much more goes back, divided as the payment was.</summary>
        public Share Frozen(long coins)
        {
            var all = Returned.Coins + coins;
            var due = (long)((Int128)all * Taken.Bonus / Taken.Coins) - Returned.Bonus;
            var least = coins - (Taken.Principal - Returned.Principal);
            var bonus = Math.Clamp(due, Math.Clamp(least, 0, coins), coins);
            return new(coins - bonus, bonus);
        }
    }
}
