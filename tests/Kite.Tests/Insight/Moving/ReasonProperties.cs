using CsCheck;
using Kite.Insight;

namespace Kite.Tests.Insight.Moving;

/// <summary>Reasons agree with a plain second reckoning, and every one is counted.</summary>
public sealed class ReasonProperties
{
    private static readonly Period First = Plain.Period("2026-01-01", "2026-03-31");
    private static readonly Period Second = Plain.Period("2026-04-11", "2026-05-31");
    private static readonly Thresholds Lines = Thresholds.Fixed(often: 1, much: 4_000);

    private static readonly Gen<Sale[]> Sales = Gen.Select(
            Gen.Long[1, 20], Gen.Int[-20, 150], Gen.Long[1, 9_000],
            (customer, day, net) => new Sale(customer, First.From.AddDays(day), net))
        .Array[1, 120];

    [Fact]
    public void A_plain_reckoning_in_rates_comes_to_the_same_reasons() =>
        Sales.Sample(sales =>
        {
            foreach (var mover in Between(sales).Movers())
            {
                var theirs = sales.Where(s => s.Customer == mover.Customer).ToList();
                Assert.Equal(
                    $"{mover.Customer} {Plainly(theirs)}",
                    $"{mover.Customer} {mover.Reason.Cause}");
            }
        });

    [Fact]
    public void What_visits_did_and_what_bills_did_is_the_whole_change() =>
        Sales.Sample(sales =>
        {
            foreach (var mover in Between(sales).Movers())
            {
                var (was, now) = (mover.NetBefore, mover.Net);
                Assert.Equal(now - was, mover.Reason.ByVisits + mover.Reason.ByBills);
                if (mover is { VisitsBefore: > 0, Visits: > 0 })
                {
                    var middle = ((decimal)was / mover.VisitsBefore
                        + (decimal)now / mover.Visits) / 2;
                    Assert.InRange(
                        mover.Reason.ByVisits
                            - (mover.Visits - mover.VisitsBefore) * middle, -0.5001m, 0.5001m);
                }
            }
        });

    [Fact]
    public void A_list_of_a_reason_holds_as_many_as_the_matrix_says() =>
        Sales.Sample(sales =>
        {
            var movement = Between(sales);
            foreach (var move in movement.Moves())
            {
                var reasons = movement.Why(move.From, move.To);
                Assert.Equal(move.Customers, Enum.GetValues<Cause>().Sum(c => reasons[c]));
                foreach (var cause in Enum.GetValues<Cause>())
                {
                    var page = movement.Page(
                        move.From, move.To, after: null, limit: 100, why: cause);
                    Assert.Equal(reasons[cause], page.Customers);
                    Assert.All(page.Items, m => Assert.Equal(cause, m.Reason.Cause));
                }
            }
        });

    private static Movement Between(Sale[] sales) => Movement.Of(
        Plain.Figures(sales, First), Plain.Figures(sales, Second),
        Plain.Habits([.. sales.Where(s => s.Day <= Second.To)]), Lines);

    // In rates a day, rounded: slow, plain, and written from the words of the page.
    private static Cause Plainly(List<Sale> theirs)
    {
        var joined = theirs.Min(s => s.Day);
        var before = theirs.Where(s => First.Contains(s.Day)).ToList();
        var after = theirs.Where(s => Second.Contains(s.Day)).ToList();
        var (was, now) = (Days(before), Days(after));
        if (was == 0 && joined > First.To) return Cause.Arrived;

        var isNew = First.Contains(joined);
        var days = isNew ? First.To.DayNumber - joined.DayNumber : First.Days;
        var pace = days == 0 ? double.NaN : (was - (isNew ? 1 : 0)) / (double)days;
        var pacing = Math.Round(now / (double)Second.Days - pace, 12);
        var stairs = Stair(now) - Stair(was);
        var visits = stairs > 0 && pacing > 0 ? Cause.MoreVisits
            : stairs < 0 && pacing < 0 ? Cause.FewerVisits
            : stairs != 0 ? Cause.OnlyOlder
            : Cause.Stayed;
        var bills = was == 0 || now == 0 || Much(before) == Much(after) ? Cause.Stayed
            : Much(after) ? Cause.LargerBills
            : Cause.SmallerBills;
        return (visits, bills) switch
        {
            (var only, Cause.Stayed) => only,
            (Cause.MoreVisits or Cause.FewerVisits, _) => Cause.Both,
            (_, var only) => only,
        };
    }

    private static int Stair(int visits) => visits == 0 ? 0 : visits > Lines.Often ? 2 : 1;

    private static int Days(List<Sale> sales) => sales.Select(s => s.Day).Distinct().Count();

    private static bool Much(List<Sale> sales) =>
        sales.Sum(s => (decimal)s.Net) / Days(sales) > Lines.Much;
}
