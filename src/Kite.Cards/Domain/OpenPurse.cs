namespace Kite.Cards;

/// <summary>
/// A purse in the hand of whoever decides: what is in it, lot by lot, after each line. It is
/// copied before each deed, so that one which is refused leaves no trace.
/// </summary>
internal sealed partial class OpenPurse
{
    private readonly SortedDictionary<int, Lot> lots;

    private OpenPurse(Purse purse, SortedDictionary<int, Lot> lots) =>
        (Purse, this.lots) = (purse, lots);

    public Purse Purse { get; private set; }

    public IEnumerable<Lot> Lots => lots.Values;

    /// <summary>What is soonest worth nothing comes first; of the others the oldest.</summary>
    private IEnumerable<Lot> InOrder =>
        lots.Values.OrderBy(l => Sooner(l.BonusUntil, l.ValueUntil)).ThenBy(l => l.Number);

    public static OpenPurse Of(Purse purse, IEnumerable<Lot> lots) =>
        new(purse, new(lots.ToDictionary(l => l.Number)));

    public OpenPurse Copy() => new(Purse, new(lots));

    /// <summary>Puts a new lot in; answers it.</summary>
    public Lot Put(Posting posting, Share given, LotTerms terms)
    {
        Purse = Purse with { Lots = Purse.Lots + 1 };
        return Change(posting, Lot.Of(Purse.Id, Purse.Lots, given, terms), given);
    }

    /// <summary>Takes this much, lot by lot; it must be there.</summary>
    public Share Take(Posting posting, long coins)
    {
        var all = new Share(0, 0);
        foreach (var (lot, share) in Shares(coins))
        {
            Change(posting, lot, -share);
            all += share;
        }
        return all;
    }

    /// <summary>What taking this much would take from which lot.</summary>
    public IReadOnlyList<(Lot Lot, Share Share)> Shares(long coins)
    {
        var shares = new List<(Lot, Share)>();
        foreach (var lot in InOrder)
        {
            var from = Math.Min(coins, lot.Left.Coins);
            if (from == 0) continue;
            shares.Add((lot, lot.ShareOf(from)));
            coins -= from;
        }
        return coins == 0
            ? shares
            : throw new InvalidOperationException("More was to be taken than is in the purse.");
    }

    /// <summary>Takes or gives what is no spending: the rest is the lot's new whole.</summary>
    public Lot ChangeAnew(Posting posting, Lot lot, Share gained)
    {
        var changed = Change(posting, lot, gained);
        return lots[lot.Number] = changed.Anew();
    }

    /// <summary>Gives back to the lot what was spent from it by the same whole.</summary>
    public void GiveBack(Posting posting, Lot lot, long coins) =>
        Change(posting, lot, -lot.ShareOf(-coins));

    /// <summary>What is over by now goes; null where there is nothing.</summary>
    public Posting? Lapsed(DateOnly day, PurseLaw law)
    {
        var over = lots.Values.Select(l => (Lot: l, Share: l.Over(l.Left, day, law)))
            .Where(l => l.Share.Coins > 0).ToList();
        if (over.Count == 0) return null;

        var posting = new Posting(TransactionKind.Lapse, this);
        foreach (var (lot, share) in over)
        {
            ChangeAnew(posting, lot, -share);
            posting.OnHouse(Account.Breakage, Account.Promotion, share);
        }
        return posting.Balanced();
    }

    public Lot this[int number] => lots[number];

    public Money Money(long coins) => Purse.Money(coins);

    /// <summary>Why this much cannot be taken; null where it can.</summary>
    public TooLittleInPurse? Short(long coins) => coins <= Purse.Balance.Coins
        ? null
        : new(Money(Purse.Balance.Coins), Money(coins));

    private static DateOnly Sooner(DateOnly? one, DateOnly? other)
    {
        var (a, b) = (one ?? DateOnly.MaxValue, other ?? DateOnly.MaxValue);
        return a < b ? a : b;
    }

    private Lot Change(Posting posting, Lot lot, Share gained)
    {
        var changed = lot.Less(-gained);
        if (changed.PrincipalLeftCoins < 0 || changed.BonusLeftCoins < 0)
            throw new InvalidOperationException("A lot would fall below zero.");

        lots[lot.Number] = changed;
        Write(posting, Account.Principal, lot, gained.Principal);
        Write(posting, Account.Bonus, lot, gained.Bonus);
        return changed;
    }

    private void Write(Posting posting, Account account, Lot lot, long coins)
    {
        if (coins == 0) return;

        var isBonus = account == Account.Bonus;
        Purse = Purse with
        {
            PrincipalCoins = Purse.PrincipalCoins + (isBonus ? 0 : coins),
            BonusCoins = Purse.BonusCoins + (isBonus ? coins : 0),
            Lines = Purse.Lines + 1,
        };
        var balance = isBonus ? Purse.BonusCoins : Purse.PrincipalCoins;
        posting.OnPurse(account, lot, coins, balance, Purse.Lines);
    }
}
