using System.Globalization;
using Kite.Sales;

namespace Kite.Tests;

/// <summary>What visits tell of habits, and what is chance.</summary>
public sealed class VisitHabitTests
{
    // Days of the week from Sunday 0, hours, stores; then what is read from them.
    private const string Stories = """
        days            hours               stores     told
        5 5 5 5 5       18 18 19 18 19      1 1 2 2 3  usual-weekday=5:5/5 usual-hour=18:5/5
        5 5 5 5         18 18 18 18         1 1 1 1    -
        5 5 1 2 3       18 12 9 21 15       1 2 1 2 3  -
        5 5 5 1 2 3 4   12 12 12 12 9 20 7  1 2 3 1 2  usual-weekday=5:3/7 usual-hour=12:4/7
        1 2 3 4 5       - - - - -           2 2 2 1 1  usual-store=2:3/5
        1 2 3 4 5       23 0 23 0 12        1 2 3 4 5  usual-hour=23:4/5
        """;

    [Fact]
    public void Only_what_is_no_chance_is_told()
    {
        foreach (var line in Stories.Split('\n')[1..])
        {
            var words = line.Split(
                "  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var hours = words[1].Split(' ');
            var stores = words[2].Split(' ');
            var visits = words[0].Split(' ').Select((day, i) => new VisitMade(
                Sunday.AddDays((7 * i) + Number(day)),
                i < hours.Length && hours[i] != "-" ? Number(hours[i]) : null,
                i < stores.Length ? Number(stores[i]) : i));
            var told = VisitHabits.Of([.. visits], stores: 9)
                .Select(h => $"{h.Code}={h.Value}:{h.Times}/{h.Of}");
            Assert.Equal(words[3] == "-" ? "" : words[3], string.Join(' ', told));
        }
    }

    [Fact]
    public void Where_there_is_one_store_nobody_prefers_it() =>
        Assert.DoesNotContain(
            VisitHabits.Of(
                [.. Enumerable.Range(0, 9).Select(i => new VisitMade(Sunday.AddDays(i), null, 1))],
                stores: 1),
            h => h.Code == VisitHabits.Store);

    private static DateOnly Sunday => new(2026, 11, 1);

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
