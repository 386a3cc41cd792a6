namespace Kite.Cards;

/// <content>The points in a purse: lots that lapse, and what is owed of them.</content>
internal sealed partial class OpenPurse
{
    private IEnumerable<Lot> PointsInOrder => InOrder.Where(l => l.PointsLeft > 0).ToList();

    /// <summary>Puts points in as a new lot; answers its number, null where there are none.
    /// </summary>
    public int? PutPoints(
        Posting posting, long points, DateOnly issued, DateOnly? until, int graceDays)
    {
        if (points == 0) return null;

        Purse = Purse with { Lots = Purse.Lots + 1 };
        ChangePoints(posting, new()
        {
            PurseId = Purse.Id,
            Number = Purse.Lots,
            Points = points,
            IssuedOn = issued,
            BonusUntil = until,
            GraceDays = graceDays,
        }, points);
        var number = Purse.Lots;
        Settle(posting);
        return number;
    }

    /// <summary>Spends points, the soonest worth nothing first; they must be there.</summary>
    public void TakePoints(Posting posting, long points)
    {
        if (Taken(posting, points) > 0)
            throw new InvalidOperationException("More points were to be taken than there are.");
    }

    /// <summary>
    /// Takes points back: from their own lot, then from the others; what is not there is owed.
    /// </summary>
    public void TakeBack(Posting posting, int? own, long points)
    {
        if (own is { } number && lots.TryGetValue(number, out var lot))
        {
            var from = Math.Min(points, lot.PointsLeft);
            ChangePoints(posting, lot, -from);
            points -= from;
        }
        Owe(posting, Taken(posting, points));
    }

    /// <summary>Gives spent points back to their lot; where they would be worth nothing, to one
    /// that lives on for a while.</summary>
    public void GivePointsBack(Posting posting, int number, long points, DateOnly day)
    {
        var lot = lots[number];
        if (lot.HasLapsed(day))
        {
            PutPoints(
                posting, points, lot.IssuedOn, day.AddDays(lot.GraceDays), lot.GraceDays);
            return;
        }
        ChangePoints(posting, lot, points);
        Settle(posting);
    }

    /// <summary>The points whose last day is over go; null where there are none.</summary>
    public Posting? LapsedPoints(DateOnly day)
    {
        var over = lots.Values.Where(l => l.HasLapsed(day) && l.PointsLeft > 0).ToList();
        if (over.Count == 0) return null;

        var posting = new Posting(TransactionKind.PointsLapse, this);
        foreach (var lot in over)
        {
            ChangePoints(
                posting, lot with { PointsLapsed = lot.PointsLapsed + lot.PointsLeft },
                -lot.PointsLeft);
            posting.OnHouse(Account.PointsLapsed, lot.PointsLeft);
        }
        return posting.Balanced();
    }

    // Takes what is there; answers what is not.
    private long Taken(Posting posting, long points)
    {
        foreach (var lot in PointsInOrder)
        {
            var from = Math.Min(points, lot.PointsLeft);
            ChangePoints(posting, lot, -from);
            points -= from;
        }
        return points;
    }

    // What is owed is paid by the first points that come: nobody has some and owes some.
    private void Settle(Posting posting)
    {
        var due = Math.Min(Purse.PointsOwed, Purse.Points);
        if (due == 0) return;
        TakePoints(posting, due);
        Owe(posting, -due);
    }

    private void Owe(Posting posting, long points)
    {
        if (points == 0) return;
        Purse = Purse with
        {
            PointsOwed = Purse.PointsOwed + points,
            Lines = Purse.Lines + 1,
        };
        posting.OnPurse(
            Account.PointsOwed, lot: null, -points, -Purse.PointsOwed, Purse.Lines);
    }

    private void ChangePoints(Posting posting, Lot lot, long gained)
    {
        if (gained == 0) return;
        if (lot.PointsLeft + gained < 0)
            throw new InvalidOperationException("A lot would fall below zero.");

        lots[lot.Number] = lot with { PointsLeft = lot.PointsLeft + gained };
        Purse = Purse with { Points = Purse.Points + gained, Lines = Purse.Lines + 1 };
        posting.OnPurse(Account.Points, lot, gained, Purse.Points, Purse.Lines);
    }
}
