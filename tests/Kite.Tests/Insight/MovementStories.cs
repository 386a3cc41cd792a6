using Kite.Insight;

namespace Kite.Tests.Insight;

public sealed class MovementStories
{
    private static readonly Period Spring = Plain.Period("2026-01-01", "2026-03-31");
    private static readonly Period Summer = Plain.Period("2026-04-01", "2026-06-30");
    private static readonly Thresholds Lines = Thresholds.Fixed(often: 1, much: 1000);

    [Fact]
    public void A_customer_goes_from_where_they_stood_to_where_they_stand() =>
        Told("""
            customer  sales                                                from  to
            1         2026-01-05:2000,2026-04-05:1500,2026-05-05:1500      A     B
            2         2026-01-05:2000,2026-02-05:2000                      B     None
            3         2026-04-02:500                                       New   C
            4         2025-12-31:500                                       None  None
            5         2025-12-31:500,2026-06-30:500,2026-06-01:500         None  D
            6         2026-01-01:900,2026-03-31:1100,2026-05-01:1000       D     C
            7         2026-07-01:500                                       -     -
            8         2026-02-01:500,2026-07-01:500                        C     None
            9         2026-01-05:700,2026-01-05:800                        A     None
            """);

    [Fact]
    public void Bringing_back_is_no_visit_in_either_period()
    {
        Sale[] sales =
        [
            new(1, Spring.From, 2000), new(1, Summer.From, -2000, IsReturn: true),
        ];
        Assert.Equal(1, Between(sales).Count(State.A, State.None));
    }

    [Fact]
    public void Who_came_first_between_the_periods_is_new_even_when_gone_again()
    {
        var late = Plain.Period("2026-05-01", "2026-06-30");
        Sale[] sales = [new(1, Plain.Day("2026-04-10"), 700)];
        var movement = Movement.Of(
            Plain.Figures(sales, Spring), Plain.Figures(sales, late), Plain.Habits(sales), Lines);
        Assert.Equal(1, movement.Count(State.New, State.None));
    }

    [Theory]
    [InlineData(539, 373, 1096, 7027, 1262, 7535, "Slowly")]
    [InlineData(539, 373, 1096, 7027, 1500, 7535, "Yes")]
    [InlineData(539, 520, 1096, 7027, 1262, 7535, "No")]
    [InlineData(539, 373, 1096, 7027, 1175, 7535, "No")]
    [InlineData(373, 539, 1262, 7535, 1096, 7535, "Away")]
    [InlineData(3, 0, 2, 10, 5, 10, "No")]
    [InlineData(0, 0, 0, 0, 0, 0, "No")]
    public void The_verdict_follows_the_share_unless_chance_can_explain_it(
        int into, int outOf, int before, int cameBefore, int after, int cameAfter,
        string verdict) =>
        Assert.Equal(
            verdict,
            new Trend(into, outOf, 0, before, cameBefore, after, cameAfter).Verdict.ToString());

    private static Movement Between(IReadOnlyCollection<Sale> sales) =>
        Movement.Of(
            Plain.Figures(sales, Spring), Plain.Figures(sales, Summer), Plain.Habits(sales),
            Lines);

    private static void Told(string story)
    {
        var lines = Story.Lines(story).ToList();
        var movement = Between([.. lines.SelectMany(SalesOf)]);
        foreach (var line in lines)
        {
            var customer = Story.Number(line[0]);
            var moves = movement.Moves()
                .Where(move => movement.Went(move.From, move.To)
                    .Any(mover => mover.Customer == customer))
                .Select(move => $"{move.From} {move.To}");
            Assert.Equal(
                $"{line[2]} {line[3]}", string.Join(", ", moves.DefaultIfEmpty("- -")));
        }
    }

    private static IEnumerable<Sale> SalesOf(string[] line) =>
        from sale in line[1].Split(',')
        let part = sale.Split(':')
        select new Sale(Story.Number(line[0]), Plain.Day(part[0]), Story.Number(part[1]));
}
