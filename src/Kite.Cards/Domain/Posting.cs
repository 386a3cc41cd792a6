namespace Kite.Cards;

/// <summary>A transaction as it is being made up: its entries on one purse.</summary>
internal sealed class Posting(TransactionKind kind, OpenPurse purse)
{
    private readonly List<Entry> entries = [];
    private readonly Share before = purse.Purse.Balance;
    private readonly long pointsBefore = purse.Purse.PointsBalance;

    public Guid Id { get; } = Guid.CreateVersion7();
    public TransactionKind Kind => kind;
    public OpenPurse Purse => purse;
    public Guid? RefundsId { get; init; }
    public Guid? RelatesToId { get; set; }

    /// <summary>The card with which it is done.</summary>
    public CardUsed? By { get; set; }
    public IReadOnlyList<Entry> Entries => entries;
    public Share After { get; private set; } = purse.Purse.Balance;
    public long PointsAfter { get; private set; } = purse.Purse.PointsBalance;

    /// <summary>What the purse gained in points; null where it is about money.</summary>
    public long? Points => entries[0].Account.IsOfPoints ? PointsAfter - pointsBefore : null;

    /// <summary>The purchase that points hang on, and how they were reckoned.</summary>
    public PointPurchase? Purchase { get; set; }
    public IReadOnlyList<PointStep> Steps { get; init; } = [];
    public Share Change => After - before;

    /// <summary>What it writes on one of the accounts, all lines together.</summary>
    public long On(Account account) =>
        entries.Where(e => e.Account == account).Sum(e => e.Coins);

    /// <summary>A line on one of the guest's accounts, with the balance after it.</summary>
    public void OnPurse(Account account, Lot? lot, long coins, long balance, long line)
    {
        (After, PointsAfter) = (purse.Purse.Balance, purse.Purse.PointsBalance);
        entries.Add(Line(account, coins) with
        {
            Lot = lot?.Number,
            Basis = lot?.Basis,
            BalanceCoins = balance,
            PurseLine = line,
        });
    }

    /// <summary>A line on one of the business's own accounts.</summary>
    public void OnHouse(Account account, long coins)
    {
        if (coins != 0) entries.Add(Line(account, coins));
    }

    /// <summary>That no points were given is a line, too: the purchase counts.</summary>
    public void OnIssued(long points) => entries.Add(Line(Account.PointsIssued, points));

    /// <summary>The two accounts that each bear their own part of a top-up or its return.</summary>
    public void OnHouse(Account principal, Account bonus, Share share)
    {
        OnHouse(principal, share.Principal);
        OnHouse(bonus, share.Bonus);
    }

    /// <summary>Throws where it does not add up: that would be our own mistake.</summary>
    public Posting Balanced() =>
        entries.Count > 0
            && entries.GroupBy(e => e.Account.IsOfPoints).All(unit => unit.Sum(e => e.Coins) == 0)
            ? this
            : throw new InvalidOperationException($"A {kind} does not add up to nothing.");

    private Entry Line(Account account, long coins) => new()
    {
        PurseId = purse.Purse.Id,
        TransactionId = Id,
        Line = entries.Count + 1,
        Account = account,
        Coins = coins,
    };
}
