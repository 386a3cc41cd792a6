namespace Kite.Insight;

/// <summary>At the end of the days looked at, or when they were split to test a model.</summary>
internal enum Moment
{
    Split,
    End,
}

/// <summary>What one customer spent on later days, and on how many of them they paid.</summary>
internal readonly record struct Spending(int Days, long Coins)
{
    /// <summary>Coins a day; nothing where no day with money is left.</summary>
    public double? Mean => Days > 0 && Coins > 0 ? (double)Coins / Days : null;
}

/// <summary>
/// How every customer came, day by day, boiled down: up to the split, up to the end, and what
/// came between. A purchase is a day on which they bought; the first day's money is left out of
/// the spending, as is the custom of these models.
/// </summary>
internal sealed class Comings(DateOnly first, DateOnly split, DateOnly end)
{
    private readonly List<One> all = [];

    /// <summary>The first day on which any of them came.</summary>
    public DateOnly First => first;

    /// <summary>The last day of the first part.</summary>
    public DateOnly Split => split;
    public DateOnly End => end;
    public int Count => all.Count;

    /// <summary>How many days of all came after a first one.</summary>
    public long Revisits { get; private set; }

    public int DaysAfterSplit => end.DayNumber - split.DayNumber;

    private readonly record struct One(
        long Customer, int First, int LastBefore, int Before, int Last, int Again,
        Spending SpentBefore, Spending Spent, long FirstNet);

    /// <summary>
    /// The days of a customer in order, what each brought, and whether they came.
    /// </summary>
    public void Add(
        long customer, ReadOnlySpan<int> days, ReadOnlySpan<long> net, ReadOnlySpan<bool> came)
    {
        int begun = -1, last = 0, lastBefore = 0, again = 0, before = 0, paid = 0, paidBefore = 0;
        long coins = 0, coinsBefore = 0, firstNet = 0;
        for (var i = 0; i < days.Length; i++)
        {
            if (begun < 0)
            {
                if (came[i])
                {
                    begun = last = lastBefore = days[i];
                    firstNet = net[i];
                }
                continue;
            }
            if (came[i]) (last, again) = (days[i], again + 1);
            if (came[i] && net[i] > 0) paid++;
            coins += net[i];
            if (days[i] <= split.DayNumber)
                (lastBefore, before, paidBefore, coinsBefore) = (last, again, paid, coins);
        }
        if (begun < 0) return;
        Revisits += again;
        all.Add(new(
            customer, begun, lastBefore, before, last, again, new(paidBefore, coinsBefore),
            new(paid, coins), firstNet));
    }

    public long Customer(int index) => all[index].Customer;

    /// <summary>Their past at a moment; none of who came only later.</summary>
    public Past? PastOf(int index, Moment moment)
    {
        var one = all[index];
        if (moment is Moment.End)
            return new(one.Again, one.Last - one.First, end.DayNumber - one.First);
        return one.First > split.DayNumber
            ? null
            : new(one.Before, one.LastBefore - one.First, split.DayNumber - one.First);
    }

    /// <summary>What they spent after their first day, up to a moment.</summary>
    public Spending SpentOf(int index, Moment moment) =>
        moment is Moment.End ? all[index].Spent : all[index].SpentBefore;

    /// <summary>The day on which they first bought, and what it brought.</summary>
    public (int Day, long Net) FirstOf(int index) => (all[index].First, all[index].FirstNet);

    /// <summary>What they spent up to the end, their first day too.</summary>
    public Spending AllSpentOf(int index)
    {
        var one = all[index];
        return one.FirstNet > 0
            ? new(one.Spent.Days + 1, one.Spent.Coins + one.FirstNet)
            : one.Spent;
    }

    /// <summary>On how many days they came between the split and the end.</summary>
    public int Later(int index) => all[index].Again - all[index].Before;

    public Spending LaterSpent(int index) => new(
        all[index].Spent.Days - all[index].SpentBefore.Days,
        all[index].Spent.Coins - all[index].SpentBefore.Coins);

    /// <summary>Where a customer stands in it; below zero where they are not.</summary>
    public int Find(long customer)
    {
        var (low, high) = (0, all.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (all[middle].Customer == customer) return middle;
            if (all[middle].Customer < customer) low = middle + 1;
            else high = middle - 1;
        }
        return -1;
    }
}
