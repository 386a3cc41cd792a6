using System.Globalization;
using Kite.Cards;

namespace Kite.Tests;

/// <summary>Purses on paper: the rules alone, without any books.</summary>
internal sealed class PaperPurse
{
    private readonly Dictionary<Guid, OpenPurse> purses = [];
    private readonly List<(string Name, Posting Posting)> payments = [];
    private readonly Dictionary<Guid, PaidBefore> paid = [];
    private readonly Dictionary<Guid, RedeemedBefore> redeemed = [];
    private readonly Remembered before;

    public PaperPurse()
    {
        (Id, Other, Abroad) = (Opened("CNY"), Opened("CNY"), Opened("EUR"));
        before = new(paid, redeemed, [], new() { [Id] = default, [Other] = default });
    }

    public Guid Id { get; }
    public Guid Other { get; }

    /// <summary>One in another currency.</summary>
    public Guid Abroad { get; }

    /// <summary>What the law asks, and whose card opens the first of them.</summary>
    public CardLaw? Law { get; set; }
    public bool IsNamed { get; init; }
    public DateOnly Day { get; set; } = new(2026, 3, 1);

    public OpenPurse Mine => purses[Id];

    public IReadOnlyList<Posting> Last { get; private set; } = [];

    /// <summary>Who must be known for what was done last; null where nobody must.</summary>
    public Refusal? Asked { get; private set; }

    private LawBook? Laws => Law is null
        ? null
        : new(
            [
                new() { Number = 1, Currency = "CNY", Rules = Law.Written() },
            ],
            IsNamed ? [new() { PurseId = Id, CustomerNumber = 1 }] : [], []);

    /// <summary>Does it; answers why not, or null.</summary>
    public Refusal? Do(Deed deed)
    {
        var draft = new Draft(purses, Day, before, Laws);
        if (deed.Do(draft) is { } no) return no;
        if (LawOfDraft.Stops(draft, purses) is { } unlawful) return unlawful;
        Asked = LawOfDraft.AsksIdentity(draft);

        foreach (var (purse, after) in draft.Afterwards) purses[purse] = after;
        Last = draft.Postings;
        var told = draft.Told!;
        before.Keep(draft.Postings);
        if (deed is Payment) paid[told.Id] = PaidBefore.Of(Id, told.Entries, []);
        if (deed is Redeem) redeemed[told.Id] = RedeemedBefore.Of(Id, told.Entries, []);
        return null;
    }

    public Refusal? TopUp(long principal, long bonus, LotTerms? terms = null) =>
        Do(new TopUp(Id, new(principal, bonus), Tender.Cash, terms ?? Usual));

    public Refusal? Pay(long coins, string name = "")
    {
        if (Do(new Payment(Id, coins)) is { } no) return no;
        payments.Add((name, Last[^1]));
        return null;
    }

    public Refusal? Refund(string name, long? coins = null) =>
        Do(new Refund(Id, payments.Last(p => p.Name == name).Posting.Id, coins));

    public bool Knows(string payment) => payments.Exists(p => p.Name == payment);

    public static LotTerms Usual => new(SpendOrder.Proportional);

    public string Balance() =>
        string.Create(
            CultureInfo.InvariantCulture, $"{Mine.Purse.PrincipalCoins}+{Mine.Purse.BonusCoins}");

    private Guid Opened(string currency)
    {
        var purse = new Purse { Currency = currency };
        purses[purse.Id] = OpenPurse.Of(purse, []);
        return purse.Id;
    }
}
