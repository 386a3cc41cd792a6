namespace Kite.Cards;

/// <summary>
/// What the cards of company accounts may spend and have spent, as far as it matters to who
/// decides; it is read while their purses are held.
/// </summary>
internal sealed class LimitsUsed
{
    private readonly Dictionary<Guid, SeatLimits> limits;
    private readonly Dictionary<(Guid Seat, DateOnly Day), long> days;

    public LimitsUsed(IEnumerable<SeatLimits> limits, IEnumerable<SeatDay> days)
    {
        this.limits = limits.ToDictionary(l => l.SeatId);
        this.days = days.ToDictionary(d => (d.SeatId, d.Day), d => d.Coins);
    }

    public static LimitsUsed Nothing => new([], []);

    public SeatLimits? Of(Guid seat) => limits.GetValueOrDefault(seat);

    public long On(Guid seat, DateOnly day) => days.GetValueOrDefault((seat, day));

    public long InMonth(Guid seat, DateOnly day)
    {
        var first = day.AddDays(1 - day.Day);
        return Enumerable.Range(0, DateTime.DaysInMonth(day.Year, day.Month))
            .Sum(i => On(seat, first.AddDays(i)));
    }

    public void Keep(Guid seat, DateOnly day, long coins) =>
        days[(seat, day)] = On(seat, day) + coins;
}

/// <summary>What one order would change of it.</summary>
internal sealed class LimitsDraft(LimitsUsed before)
{
    private readonly Dictionary<(Guid Seat, DateOnly Day), long> changes = [];
    private readonly Dictionary<Guid, long> bill = [];

    /// <summary>Which card's use of which day became how much more, or less.</summary>
    public IReadOnlyDictionary<(Guid Seat, DateOnly Day), long> Changes => changes;

    public SeatLimits? Of(Guid seat) => before.Of(seat);

    /// <summary>So much is spent, if the limits leave it; says why not.</summary>
    public Refusal? Spend(Guid seat, DateOnly day, long coins, Func<long, Money> money)
    {
        if (Of(seat) is { } limit
            && limit.Stops(coins, SoFar(seat, day), money) is { } no) return no;

        bill[seat] = bill.GetValueOrDefault(seat) + coins;
        Change(seat, day, coins);
        return null;
    }

    /// <summary>So much of what was spent on that day came back, and can be spent again.</summary>
    public void GiveBack(Guid seat, DateOnly day, long coins) => Change(seat, day, -coins);

    private Spent SoFar(Guid seat, DateOnly day) => new(
        bill.GetValueOrDefault(seat),
        before.On(seat, day) + changes.GetValueOrDefault((seat, day)),
        before.InMonth(seat, day) + changes
            .Where(c => c.Key.Seat == seat && c.Key.Day.Year == day.Year
                && c.Key.Day.Month == day.Month)
            .Sum(c => c.Value));

    private void Change(Guid seat, DateOnly day, long coins) =>
        changes[(seat, day)] = changes.GetValueOrDefault((seat, day)) + coins;
}
