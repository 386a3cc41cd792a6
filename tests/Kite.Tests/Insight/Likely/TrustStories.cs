using Kite.Insight;

namespace Kite.Tests.Insight.Likely;

/// <summary>When a model may be used, and when none is better than a wrong one.</summary>
public sealed class TrustStories
{
    [Fact]
    public void Customers_who_live_as_the_model_says_are_found_out_within_the_intervals()
    {
        var judged = Judging.Of(HowTheyCame.Invented(4000));
        var found = judged.Of(VisitModel.MbgNbd);

        Assert.True(found.IsUsable);
        double[] truth = [1.5, 15, 1, 4];
        Assert.All(
            found.Fit.Parameters.Zip(truth),
            pair => Assert.InRange(pair.Second, pair.First.Low!.Value, pair.First.High!.Value));
        Assert.NotNull(judged.Best);
        Assert.NotNull(judged.Spend);
    }

    [Fact]
    public void The_same_data_give_the_same_figures_whatever_the_cores_do()
    {
        var comings = HowTheyCame.Invented(12_000);
        var (once, again) = (Judging.Of(comings), Judging.Of(comings));
        Assert.Equal(
            once.Models.SelectMany(m => m.Fit.At), again.Models.SelectMany(m => m.Fit.At));
    }

    [Fact]
    public void A_model_of_a_part_and_then_of_all_is_the_model_of_all()
    {
        var comings = HowTheyCame.Invented(12_000);
        var all = Pasts.Of(comings, Moment.End);
        var straight = Fitting.Visits(VisitModel.ParetoNbd, all, all);
        var byPart = Fitting.Visits(
            VisitModel.ParetoNbd, all, Pasts.Of(comings, Moment.End, every: 5));
        Assert.Equal(straight.LogLikelihood, byPart.LogLikelihood, 0.001);
    }

    [Fact]
    public void Few_customers_make_no_model() =>
        Assert.All(
            Judging.Of(HowTheyCame.Invented(Judging.LeastCustomers - 1)).Models,
            m => Assert.Equal(Doubt.FewCustomers, m.Doubt));

    [Fact]
    public void Nobody_who_came_again_makes_no_model()
    {
        var once = Enumerable.Range(1, 400)
            .Select(n => new Sale(n, Plain.Day("2026-01-01").AddDays(n % 100), 1000));
        Assert.All(
            Judging.Of(HowTheyCame.Of(once, "2026-03-01", "2026-06-30")).Models,
            m => Assert.Equal(Doubt.NobodyAgain, m.Doubt));
    }

    [Fact]
    public void Days_shorter_than_two_usual_pauses_make_no_model()
    {
        var slow = Enumerable.Range(1, 400).SelectMany(n => new[]
        {
            new Sale(n, Plain.Day("2026-01-01").AddDays(n % 3), 1000),
            new Sale(n, Plain.Day("2026-01-31").AddDays(n % 3), 1000),
        });
        Assert.All(
            Judging.Of(HowTheyCame.Of(slow, "2026-01-20", "2026-02-10")).Models,
            m => Assert.Equal(Doubt.ShortTime, m.Doubt));
    }

    [Fact]
    public void Customers_like_clockwork_are_foretold_best_by_going_on_as_before()
    {
        // Each comes every so many days and never leaves: the naive forecast is nearly right.
        var clockwork =
            from n in Enumerable.Range(1, 400)
            from visit in Enumerable.Range(0, 60)
            select new Sale(n, Plain.Day("2026-01-01").AddDays(n % 5 + visit * (3 + n % 9)), 1000);
        var judged = Judging.Of(HowTheyCame.Of(clockwork, "2026-03-31", "2026-06-30"));
        Assert.All(
            judged.Models.Where(m => m.Model != GammaGamma.Key), m => Assert.False(m.IsUsable));
        Assert.Null(judged.Best);
    }

    [Fact]
    public void Spending_that_goes_with_visits_breaks_the_model_of_spending()
    {
        var sales =
            from n in Enumerable.Range(1, 400)
            from visit in Enumerable.Range(0, 2 + n % 8)
            select new Sale(
                n, Plain.Day("2026-01-01").AddDays(n % 40 + visit * (7 + n % 5)),
                1000 * (2 + n % 8) + visit * 10);
        var spend = Judging.Of(HowTheyCame.Of(sales, "2026-03-31", "2026-06-30"))
            .Of(GammaGamma.Key);
        Assert.Equal(Doubt.SpendGoesWithVisits, spend.Doubt);
    }

    [Fact]
    public void Who_came_once_is_never_told_a_chance_to_be_alive_by_bg_nbd()
    {
        var comings = HowTheyCame.Invented(600);
        var scores = Scores.Of(
            comings, Moment.End, VisitModel.Of(VisitModel.BgNbd, 1, 9, 1, 4), spend: null,
            Horizon.Usual).All();
        for (var i = 0; i < comings.Count; i++)
        {
            Assert.Equal(
                comings.PastOf(i, Moment.End)!.Value.Again > 0, scores[i]!.Value.ShowsAlive);
        }
    }

    [Fact]
    public void Lifetime_value_is_the_sum_of_each_weeks_visits_worth_less_each_week()
    {
        var comings = HowTheyCame.Invented(50);
        var (model, spend) = (
            VisitModel.Of(VisitModel.MbgNbd, 1, 9, 1, 4), new GammaGamma(6, 4, 1500));
        var scores = Scores.Of(comings, Moment.End, model, spend, new(26, 0.1)).All();
        var rate = Math.Log(1.1) / (365.25 / 7);
        for (var i = 0; i < comings.Count; i++)
        {
            var past = comings.PastOf(i, Moment.End)!.Value;
            var worth = Enumerable.Range(1, 26).Sum(week =>
                (model.Visits(past, week) - model.Visits(past, week - 1))
                * Math.Exp(-rate * week));
            var mean = spend.Mean(comings.SpentOf(i, Moment.End));
            Assert.Equal(worth * mean, scores[i]!.Value.Lifetime!.Value, 1e-6);
            Assert.Equal(model.Visits(past, 26) * mean, scores[i]!.Value.Value!.Value, 1e-6);
        }
    }

    [Fact]
    public void Without_a_discount_lifetime_value_is_the_expected_value()
    {
        var scores = Scores.Of(
            HowTheyCame.Invented(50), Moment.End, VisitModel.Of(VisitModel.ParetoNbd, 1, 9, 1, 14),
            new GammaGamma(6, 4, 1500), new(52, 0)).All();
        Assert.All(scores, s => Assert.Equal(s!.Value.Value!.Value, s.Value.Lifetime!.Value, 1e-6));
    }

    [Fact]
    public void A_model_that_foretold_no_better_than_the_plain_way_is_switched_off_and_says_so()
    {
        var judged = Judging.Of(HowTheyCame.Invented(3000));
        var spend = judged.Of(GammaGamma.Key);

        Assert.True(spend.Fit.IsSound);
        Assert.True(spend.Trial!.LosesToNaive);
        Assert.Equal(Doubt.LosesToNaive, spend.Doubt);
        Assert.Null(judged.Spend);
    }

    [Fact]
    public void What_is_expected_of_all_lies_within_its_interval_and_the_wider_holds_the_narrower()
    {
        var comings = HowTheyCame.Invented(3000);
        var judged = Judging.Of(comings);
        var best = judged.Best!;
        var spend = judged.Of(GammaGamma.Key).Fit.At;
        var scores = Scores.Of(
            comings, Moment.End, best.Fit.Made(), new(spend[0], spend[1], spend[2]),
            Horizon.Usual);
        var future = Future.Of(
            comings, best.Fit, judged.Of(GammaGamma.Key).Fit, Horizon.Usual, scores);
        foreach (var range in new[] { future.Visits, future.Value! })
        {
            Assert.InRange(range.Expected, range.Low80, range.High80);
            Assert.True(range.Low95 <= range.Low80 && range.High80 <= range.High95);
            Assert.InRange(range.High95 / range.Low95, 1.01, 2);
        }
    }

    [Fact]
    public void One_customer_alone_is_scored_just_as_among_all()
    {
        var comings = HowTheyCame.Invented(300);
        var judged = Judging.Of(comings);
        var model = judged.Best!.Fit.Made();
        var all = Scores.Of(comings, Moment.End, model, judged.Spend, new(26, 0.1)).All();
        for (var i = 0; i < comings.Count; i++)
        {
            Assert.Equal(
                all[i],
                Scores.OfOne(comings, Moment.End, model, judged.Spend, new(26, 0.1), i));
        }
    }
}
