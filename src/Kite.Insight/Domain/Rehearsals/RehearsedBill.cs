namespace Kite.Insight;

/// <summary>One past receipt, priced with the draft and without it.</summary>
internal readonly record struct RehearsedBill(
    Guid Id, int Store, DateOnly Day, long ListCoins, long OffWithout, long OffWith)
{
    /// <summary>What the draft itself takes off.</summary>
    public long GivenCoins { get; init; }

    /// <summary>Why it does not hold; nothing where it does.</summary>
    public Cards.WhyNot? Why { get; init; }

    /// <summary>How many strategies hold with it.</summary>
    public int Holding { get; init; }

    /// <summary>What is paid less than without it.</summary>
    public long CostCoins => OffWith - OffWithout;
    public long PaidCoins => ListCoins - OffWith;
    public bool IsTouched => GivenCoins > 0;
}

/// <summary>What is left out of the pricing, or only half known: told with the result.</summary>
internal sealed record LeftOut(
    long Returns = 0, long OtherMoney = 0, long Nothing = 0, long NoHour = 0, long NoLines = 0,
    long PaidKnown = 0)
{
    public static LeftOut operator +(LeftOut some, LeftOut others) => new(
        some.Returns + others.Returns, some.OtherMoney + others.OtherMoney,
        some.Nothing + others.Nothing, some.NoHour + others.NoHour,
        some.NoLines + others.NoLines, some.PaidKnown + others.PaidKnown);
}

/// <summary>What a rehearsal found of one customer's receipts, or of some unnamed ones.</summary>
internal sealed record RehearsedCustomer(
    Guid Id, long Number, int Visits, long NetCoins, IReadOnlyList<RehearsedBill> Bills,
    IReadOnlyList<OddBill> Odd, LeftOut Left)
{
    public bool IsKnown => Number > 0;

    public RehearsalCustomer Row(Guid rehearsal, Thresholds lines)
    {
        var (given, gain, touched) = (0L, 0L, 0);
        foreach (var bill in Bills)
        {
            (given, gain) = (given + bill.GivenCoins, gain + bill.CostCoins);
            if (bill.IsTouched) touched++;
        }
        return new()
        {
            CustomerId = Id,
            RehearsalId = rehearsal,
            CustomerNumber = Number,
            Visits = Visits,
            NetCoins = NetCoins,
            Receipts = Bills.Count,
            Touched = touched,
            GivenCoins = given,
            GainCoins = gain,
            Before = Visits == 0 ? null : lines.Of(Visits, NetCoins),
            After = Visits == 0 ? null : lines.Of(Visits, NetCoins - gain),
        };
    }
}
