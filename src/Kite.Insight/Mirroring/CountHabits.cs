using DuckDB.NET.Data;

namespace Kite.Insight;

/// <summary>Finds every customer's habit: all days on which they bought, put in order.</summary>
internal static class CountHabits
{
    public static Habits UpTo(DuckDBConnection mirror, DateOnly day, int? store)
    {
        if (Extent.Of(mirror) is not { } extent) return new([]);

        var slots = CustomerSlots.Of(mirror, extent);
        var last = Math.Min(day.DayNumber, extent.LastDay);

        // First how many days each customer needs, then the days, each at its customer's place.
        var starts = new int[slots.Count + 1];
        using (var counting = new PurchaseScan(mirror, extent.FirstDay, last, store))
        {
            while (counting.Next())
                if (counting.Customer > 0 && !counting.IsReturn)
                    starts[slots.Of(counting.Customer) + 1]++;
        }
        for (var slot = 0; slot < slots.Count; slot++) starts[slot + 1] += starts[slot];

        var days = new int[starts[^1]];
        var net = new long[slots.Count];
        var filled = starts[..^1];
        using var filling = new PurchaseScan(mirror, extent.FirstDay, last, store);
        while (filling.Next())
        {
            if (filling.Customer <= 0) continue;

            var slot = slots.Of(filling.Customer);
            net[slot] += filling.Net;
            if (!filling.IsReturn) days[filled[slot]++] = filling.Day;
        }
        return new(Told(slots, starts, days, net));
    }

    private static Habit[] Told(CustomerSlots slots, int[] starts, int[] days, long[] net)
    {
        var habits = new List<Habit>(slots.Count);
        for (var slot = 0; slot < slots.Count; slot++)
        {
            var theirs = days.AsSpan(starts[slot]..starts[slot + 1]);
            if (!theirs.IsEmpty)
                habits.Add(Habit.Of(slots.NumberAt(slot), theirs, net[slot]));
        }
        return [.. habits];
    }
}
