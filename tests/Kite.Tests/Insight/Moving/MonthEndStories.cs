using Kite.Insight;

namespace Kite.Tests.Insight.Moving;

/// <summary>Windows that end with each month, and with the day they are seen from.</summary>
public sealed class MonthEndStories
{
    [Fact]
    public void Each_window_ends_a_month_and_is_as_many_months_long()
    {
        Told("""
            last        months  pictures  opening     windows
            2026-03-31  1       3         2020-01-01  01-01:01-31,02-01:02-28,03-01:03-31
            2026-03-15  1       3         2020-01-01  01-01:01-31,02-01:02-28,02-16:03-15
            2026-04-30  2       2         2020-01-01  02-01:03-31,03-01:04-30
            2026-03-31  1       9         2026-02-10  02-01:02-28,03-01:03-31
            2026-03-31  1       9         2026-04-01  -
            """);
    }

    private static void Told(string story)
    {
        foreach (var line in Story.Lines(story))
        {
            var windows = MonthEnds.Of(
                Plain.Day(line[0]), Story.Count(line[1]), Story.Count(line[2]),
                Plain.Day(line[3]));
            var told = string.Join(',', windows.Select(w => $"{w.From:MM-dd}:{w.To:MM-dd}"));
            Assert.Equal(line[4], told.Length == 0 ? "-" : told);
        }
    }
}
