namespace Kite.Insight;

/// <summary>The rhythm of every customer who ever bought, by customer number.</summary>
internal sealed class Habits
{
    private readonly Habit[] all;

    public Habits(Habit[] all) => this.all = all;

    public int Count => all.Length;
    public ReadOnlySpan<Habit> All => all;

    /// <summary>The first and the last day on which any of them came.</summary>
    public (DateOnly First, DateOnly Last)? Reach =>
        Count == 0 ? null : (all.Min(habit => habit.First), all.Max(habit => habit.Last));

    public Lifetimes Lifetimes => new(
        Array.ConvertAll(all, h => h.Customer), Array.ConvertAll(all, h => h.First.DayNumber),
        Array.ConvertAll(all, h => h.Last.DayNumber), Array.ConvertAll(all, h => h.Net));

    /// <summary>The usual days between two visits: the median of all who came again.</summary>
    public double? UsualPause
    {
        get
        {
            var pauses = all.Where(habit => habit.Visits > 1).Select(h => h.TwicePause).ToArray();
            if (pauses.Length == 0) return null;
            Array.Sort(pauses);
            return pauses[pauses.Length / 2] / 2.0;
        }
    }

    public long Customer(int index) => all[index].Customer;

    public DateOnly First(int index) => all[index].First;

    public Habit? Find(long customer)
    {
        var (low, high) = (0, all.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (all[middle].Customer == customer) return all[middle];
            if (all[middle].Customer < customer) low = middle + 1;
            else high = middle - 1;
        }
        return null;
    }

    /// <summary>The rhythms of the customers of a segment alone.</summary>
    public Habits Without(IReadOnlySet<long> customers) => customers.Count == 0
        ? this
        : new([.. all.Where(h => !customers.Contains(h.Customer))]);

    public Habits Within(Members members)
    {
        var numbers = Array.ConvertAll(all, habit => habit.Customer);
        return new(Array.ConvertAll(members.PlacesIn(numbers), i => all[i]));
    }
}
