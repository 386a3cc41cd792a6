using System.Globalization;
using Kite.Cards;

namespace Kite.Tests;

/// <summary>A company account on paper: one purse, cards with limits, and what each spent.
/// </summary>
internal sealed class PaperAccount
{
    private readonly Dictionary<Guid, OpenPurse> purses = [];
    private readonly Dictionary<string, Guid> seats = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, SeatLimits> limits = [];
    private readonly Dictionary<string, (Guid Id, Guid Seat)> paid = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, PaidBefore> before = [];
    private readonly List<SeatDay> days = [];
    private Posting? told;

    public PaperAccount()
    {
        var purse = new Purse { Currency = "CNY" };
        purses[purse.Id] = OpenPurse.Of(purse, []);
        Id = purse.Id;
        var other = new Purse { Currency = "CNY" };
        purses[other.Id] = OpenPurse.Of(other, []);
        Other = other.Id;
    }

    public Guid Id { get; }
    public Guid Other { get; }
    public DateOnly Day { get; set; }

    public long Balance => purses[Id].Purse.Balance.Coins;

    /// <summary>A card with so much for a bill, a day and a month; a dash is no limit.</summary>
    public void Limit(string card, string[] most, bool spendsPoints = true)
    {
        if (!seats.TryGetValue(card, out var seat)) seats[card] = seat = Guid.CreateVersion7();
        limits[seat] = new()
        {
            SeatId = seat, PurchaseCoins = Coins(most[0]), DayCoins = Coins(most[1]),
            MonthCoins = Coins(most[2]), MaySpendPoints = spendsPoints,
        };
    }

    /// <summary>Another card in the place of this one.</summary>
    public void Replace(string card, string by) => seats[by] = seats[card];

    public Refusal? Pay(string card, string name, params long[] parts)
    {
        var by = Used(card);
        Deed[] payments = [.. parts.Select(coins => new Payment(Id, coins) { By = by })];
        if (Post(payments.Length == 1 ? payments[0] : new Together(payments), by) is { } no)
            return no;
        if (name.Length > 0) paid[name] = (told!.Id, by.SeatId!.Value);
        return null;
    }

    public Refusal? Refund(string name, long? coins = null) =>
        Post(new Refund(Id, paid[name].Id, coins), null);

    public Refusal? Do(Deed deed, string? card = null) =>
        Post(deed, card is null ? null : Used(card));

    /// <summary>What the limits of a card leave for the next bill.</summary>
    public string Left(string card)
    {
        var (seat, used) = (seats[card], Used());
        return used.Of(seat)!.Left(new(0, used.On(seat, Day), used.InMonth(seat, Day))) is { } left
            ? left.ToString(CultureInfo.InvariantCulture)
            : "-";
    }

    private Refusal? Post(Deed deed, CardUsed? by)
    {
        var draft = new Draft(purses, Day, new(before, [], [], []))
        {
            Uses = by is null ? [] : [by], Limits = new(Used()),
        };
        if (draft.Do(deed) is { } no) return no;

        foreach (var (purse, after) in draft.Afterwards) purses[purse] = after;
        foreach (var ((seat, day), coins) in draft.Limits.Changes)
        {
            var had = days.Find(d => d.SeatId == seat && d.Day == day);
            if (had is not null) days.Remove(had);
            days.Add(new() { SeatId = seat, Day = day, Coins = (had?.Coins ?? 0) + coins });
        }
        told = draft.Told;
        new Remembered(before, [], [], []).Keep(draft.Postings);
        foreach (var one in draft.Postings.Where(p => p.Kind is TransactionKind.Payment))
            before[one.Id] = PaidBefore.Of(Id, one.Entries, [], one.By, Day);
        return null;
    }

    private LimitsUsed Used() => new(limits.Values, days);

    private CardUsed Used(string card) =>
        new(seats[card], Id, CardUse.Spend) { SeatId = seats[card] };

    private static long? Coins(string word) =>
        word == "-" ? null : long.Parse(word, CultureInfo.InvariantCulture);
}
