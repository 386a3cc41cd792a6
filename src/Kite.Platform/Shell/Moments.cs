using System.Globalization;

namespace Kite;

/// <summary>When something happened, by the clock of the business.</summary>
public static class Moments
{
    public static string Say(DateTimeOffset at, TimeZoneInfo zone)
    {
        var here = TimeZoneInfo.ConvertTime(at, zone);
        var time = here.ToString("t", CultureInfo.CurrentCulture);
        return $"{Figures.Day(DateOnly.FromDateTime(here.DateTime))}, {time}";
    }
}
