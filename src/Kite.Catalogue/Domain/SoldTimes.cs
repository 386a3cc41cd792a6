namespace Kite.Catalogue;

/// <summary>
/// The times of the week at which a product is sold, as files and books write them:
/// <c>1-5 07:00-10:30; 6,7 08:00-11:00</c>.
/// </summary>
public static class SoldTimes
{
    public const int Most = 20;
    private const string Hour = "HH:mm";

    private static readonly System.Globalization.CultureInfo Plain =
        System.Globalization.CultureInfo.InvariantCulture;

    public static int NumberOf(DayOfWeek day) => day is DayOfWeek.Sunday ? 7 : (int)day;

    /// <summary>Sold always where no time is said.</summary>
    public static bool Hold(IReadOnlyList<SoldTime> times, DateOnly businessDay, TimeOnly hour) =>
        times.Count == 0 || times.Any(t => t.Holds(businessDay, hour));

    /// <summary>Whether they can be: not too many, with days and hours that there are.</summary>
    public static bool AreSound(IReadOnlyCollection<SoldTime> times) =>
        times.Count <= Most && times.All(t => t.IsSound);

    public static string Write(IEnumerable<SoldTime>? times) =>
        string.Join("; ", (times ?? []).Select(Write));

    /// <summary>The times that were written; none where they cannot be understood.</summary>
    public static IReadOnlyList<SoldTime>? Read(string? written)
    {
        var parts = (written ?? "").Split(
            [';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var times = parts.Select(ReadOne).ToList();
        return times.Contains(null) ? null : [.. times.OfType<SoldTime>()];
    }

    private static string Write(SoldTime time)
    {
        var days = WriteDays([.. (time.Days ?? []).Distinct().Order()]);
        return time is { From: { } from, To: { } to }
            ? $"{days} {from.ToString(Hour, Plain)}-{to.ToString(Hour, Plain)}".TrimStart()
            : days;
    }

    // 1, 2, 3 and 5 are 1-3,5.
    private static string WriteDays(List<int> days)
    {
        var runs = new List<string>();
        for (var i = 0; i < days.Count; i++)
        {
            var first = days[i];
            while (i + 1 < days.Count && days[i + 1] == days[i] + 1) i++;
            var between = days[i] == first + 1 ? ',' : '-';
            runs.Add(days[i] == first ? $"{first}" : $"{first}{between}{days[i]}");
        }
        return string.Join(',', runs);
    }

    private static SoldTime? ReadOne(string written)
    {
        var words = written.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var hours = words.LastOrDefault(w => w.Contains(':', StringComparison.Ordinal));
        var days = words.FirstOrDefault(w => w != hours);
        if (words.Length > (hours is null ? 1 : days is null ? 1 : 2)) return null;

        var time = new SoldTime { Days = days is null ? null : ReadDays(days) };
        if (days is not null && time.Days is null) return null;
        if (hours is null) return time.IsSound ? time : null;

        return hours.Split('-') is [var from, var to] && ReadHour(from) is { } begins
            && ReadHour(to) is { } ends
            ? time with { From = begins, To = ends }
            : null;
    }

    private static List<int>? ReadDays(string written)
    {
        var days = new SortedSet<int>();
        foreach (var run in written.Split(','))
        {
            var ends = run.Split('-');
            if (ends.Length > 2 || ReadDay(ends[0]) is not { } first
                || ReadDay(ends[^1]) is not { } last || last < first)
            {
                return null;
            }
            days.UnionWith(Enumerable.Range(first, last - first + 1));
        }
        return [.. days];
    }

    private static int? ReadDay(string word) =>
        word is [>= '1' and <= '7'] ? word[0] - '0' : null;

    private static TimeOnly? ReadHour(string word) =>
        TimeOnly.TryParseExact(
            word, ["H:mm", Hour], Plain, System.Globalization.DateTimeStyles.None, out var hour)
            ? hour
            : null;
}
