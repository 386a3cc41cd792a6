using Kite.Insight;

namespace Kite.Tests.Insight.Moving;

/// <summary>Why a customer moved: the line they crossed, unless only the days did it.</summary>
public sealed class ReasonStories
{
    private static readonly Period Spring = Plain.Period("2026-01-01", "2026-03-31");
    private static readonly Period Summer = Plain.Period("2026-04-01", "2026-06-30");
    private static readonly Thresholds Lines = Thresholds.Fixed(often: 1, much: 1000);

    [Fact]
    public void The_line_that_was_crossed_is_the_reason_unless_only_the_days_did_it() =>
        Told("""
            customer  sales                                     way     why           visits  bills
            1         12-31:9,01-05:2000,04-05:1500,05-05:1500  A-B     MoreVisits    1750    -750
            2         12-31:9,01-05:2000,02-05:2000,05-05:2000  B-A     FewerVisits   -2000   0
            3         12-31:9,01-05:2000,04-05:500              A-C     SmallerBills  0       -1500
            4         12-31:9,01-05:500,04-05:2000              C-A     LargerBills   0       1500
            5         12-31:9,01-05:2000,04-05:500,04-06:500    A-D     Both          1250    -2250
            6         12-31:9,01-05:2000,02-05:2000             B-None  FewerVisits   -4000   0
            7         12-31:9,04-05:500                         None-C  MoreVisits    500     0
            8         04-05:500                                 New-C   Arrived       500     0
            9         12-31:9,01-05:2000,04-05:2500             A-A     Stayed        0       500
            10        03-01:500,04-05:500,05-05:500             C-D     MoreVisits    500     0
            11        03-01:500,03-16:500,04-05:500,05-05:500   D-D     Stayed        0       0
            12        03-21:500,03-31:500,04-05:500             D-C     FewerVisits   -500    0
            13        03-01:500                                 C-None  OnlyOlder     -500    0
            14        01-10:500,03-20:500,04-05:500,06-05:500   D-D     Stayed        0       0
            15        01-31:500,05-05:500                       C-C     Stayed        0       0
            16        01-31:500,03-15:500,05-05:500             D-C     FewerVisits   -500    0
            17        03-31:500,04-05:500,05-05:500             C-D     OnlyOlder     500     0
            18        03-31:2000,04-05:500,05-05:500            A-D     SmallerBills  1250    -2250
            """);

    private static void Told(string story)
    {
        var lines = Story.Lines(story).ToList();
        List<Sale> sales = [.. lines.SelectMany(SalesOf)];
        var movers = Movement.Of(
            Plain.Figures(sales, Spring), Plain.Figures(sales, Summer), Plain.Habits(sales), Lines)
            .Movers().ToDictionary(m => m.Customer);
        foreach (var line in lines)
        {
            var (from, to, reason) = movers[Story.Number(line[0])] is var m
                ? (m.From, m.To, m.Reason)
                : default;
            Assert.Equal(
                $"{line[0]}: {line[2]} {line[3]} {line[4]} {line[5]}",
                $"{line[0]}: {from}-{to} {reason.Cause} {reason.ByVisits} {reason.ByBills}");
        }
    }

    private static IEnumerable<Sale> SalesOf(string[] line) =>
        from sale in line[1].Split(',')
        let part = sale.Split(':')
        let year = part[0].StartsWith("12", StringComparison.Ordinal) ? "2025-" : "2026-"
        select new Sale(
            Story.Number(line[0]), Plain.Day(year + part[0]), Story.Number(part[1]));
}
