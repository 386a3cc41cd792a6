using Kite.Insight;

namespace Kite.Tests.Insight.Likely;

/// <summary>
/// What others published of a tenth of a music shop's customers must come out here, too, to the
/// digits given.
/// </summary>
public sealed class PublishedTests
{
    private const string Calibrated = "1997-09-30";
    private const string End = "1998-06-30";

    private static readonly VisitModel Rounded =
        VisitModel.Of(VisitModel.BgNbd, .243, 4.414, .793, 2.426);

    private static readonly VisitModel Finer =
        VisitModel.Of(VisitModel.BgNbd, .2425945, 4.4136019, .7929199, 2.4258881);

    private static Comings Sample => HowTheyCame.Of(Cdnow.Sample().Sales, Calibrated, End);

    [Theory]
    [InlineData("bg-nbd", "r .243, alpha 4.414, a .793, b 2.426", -9582.429)]
    [InlineData("mbg-nbd", "r .525, alpha 6.183, a .891, b 1.614", -9582.136)]
    [InlineData("pareto-nbd", "r .553, alpha 10.578, s .606, beta 11.669", -9594.976)]
    public void The_models_of_visits_are_those_that_were_published(
        string model, string parameters, double height)
    {
        var fit = HowTheyCame.Fit(model, Sample, Moment.Split);

        Assert.Equal(Doubt.None, fit.Doubt);
        Assert.Equal(2357, fit.Customers);
        Assert.Equal(
            parameters,
            string.Join(", ", fit.Parameters.Select(p => $"{p.Name} {p.Value:#.000}")));
        Assert.Equal(height, fit.LogLikelihood, 0.001);
    }

    [Fact]
    public void The_finer_digits_of_bg_nbd_are_met()
    {
        var fit = HowTheyCame.Fit(VisitModel.BgNbd, Sample, Moment.Split);
        double[] published = [.2425945, 4.4136019, .7929199, 2.4258881];
        foreach (var (ours, theirs) in fit.At.Zip(published)) Assert.Equal(theirs, ours, 5e-5);
        Assert.Equal(-9582.4292, fit.LogLikelihood, 0.0001);
    }

    [Fact]
    public void The_standard_errors_of_pareto_nbd_are_those_that_were_published()
    {
        // In logarithms here: the error of a parameter is its value times that of the logarithm.
        var fit = HowTheyCame.Fit(VisitModel.ParetoNbd, Sample, Moment.Split);
        double[] published = [.0476, .8427, .1873, 6.2105];
        foreach (var (parameter, error) in fit.Parameters.Zip(published))
        {
            var ours = parameter.Value
                * Math.Log(parameter.High!.Value / parameter.Value) / 1.959964;
            Assert.Equal(error, ours, error * 0.02);
        }
    }

    [Fact]
    public void Gamma_gamma_is_the_one_that_was_published()
    {
        var spenders = Spenders.Of(Sample, Moment.Split);
        var fit = Fitting.Spend(spenders, spenders);
        var dollars = fit.At[2] / 100;

        Assert.Equal(946, fit.Customers);
        Assert.Equal(
            ["6.2496", "3.7442", "15.4435"],
            new[] { fit.At[0], fit.At[1], dollars }.Select(x => $"{x:0.0000}"));
        Assert.Equal(-4055.9177, fit.LogLikelihood + 946 * Math.Log(100), 0.0002);
        Assert.Equal(0.1139, spenders.Correlation(), 0.00005);
    }

    [Fact]
    public void The_spending_of_the_first_ten_customers_is_as_published()
    {
        var (sample, spend) = (Sample, new GammaGamma(6.25, 3.74, 1544));
        double[] published =
            [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17];
        for (var i = 0; i < published.Length; i++)
            Assert.Equal(published[i], spend.Mean(sample.SpentOf(i, Moment.Split)) / 100, 0.1);
    }

    [Fact]
    public void One_customers_prospects_are_as_published()
    {
        Assert.Equal(1.226, Rounded.Alive(2, 30.43, 38.86)
            * Rounded.VisitsIfAlive(2, 38.86, 39), 0.0005);
        Assert.Equal(.7266, Rounded.Alive(2, 30.43, 38.86), 0.00005);
        Assert.Equal(.5737864, Rounded.Chance(0, 39), 0.00000005);
        Assert.Equal(1.07869e-07, Rounded.Chance(10, 2), 5e-13);

        var pareto = VisitModel.Of(VisitModel.ParetoNbd, .5533, 10.5776, .6062, 11.6679);
        Assert.Equal(.9979, pareto.Alive(26, 30.86, 31), 0.00005);
        Assert.Equal(
            25.46, pareto.Alive(26, 30.86, 31) * pareto.VisitsIfAlive(26, 31, 52), 0.005);
    }

    [Theory]
    [InlineData(.1429, .0078)]
    [InlineData(1, .0532)]
    [InlineData(3, .1506)]
    [InlineData(31.8571, 1.0405)]
    [InlineData(32, 1.0437)]
    [InlineData(78, 1.8576)]
    public void Someone_new_is_expected_to_come_as_often_as_published(double weeks, double visits)
    {
        Assert.Equal(visits, Finer.Visits(weeks), 0.0005);
    }

    [Fact]
    public void A_customer_with_very_many_visits_does_not_break_pareto_nbd()
    {
        var pareto = VisitModel.Of(VisitModel.ParetoNbd, .5533, 10.5776, .6062, 11.6679);
        Assert.InRange(pareto.Alive(221, 103.43, 103.57), 0.99, 1);

        var slope = new double[4];
        var height = VisitModel.HillOf(
            VisitModel.ParetoNbd, Pasts.Of([new(221, 724, 725)]))(
                [Math.Log(.5533), Math.Log(10.5776), Math.Log(.6062), Math.Log(11.6679)], slope);
        Assert.True(double.IsFinite(height) && slope.All(double.IsFinite));
    }

    [Fact]
    public void On_days_not_seen_the_model_ranks_well_and_is_biased_low()
    {
        var sample = Sample;
        var trial = Trials.OfVisits(
            sample, HowTheyCame.Fit(VisitModel.BgNbd, sample, Moment.Split).Made());

        Assert.Equal((2357, 1882.0), (trial.Customers, trial.Actual));
        Assert.Equal(1653.4, trial.Expected, 0.05);
        Assert.Equal(-.121, trial.Bias!.Value, 0.0005);
        Assert.Equal(.557, trial.NaiveBias!.Value, 0.0005);
        Assert.Equal(.786, trial.Miss, 0.001);
        Assert.Equal(1.024, trial.NaiveMiss, 0.0005);
        Assert.Equal(.799, trial.ZeroMiss, 0.001);
        Assert.Equal(1.608, trial.Square, 0.0005);
        Assert.Equal(2.212, trial.NaiveSquare, 0.0005);
        Assert.False(trial.LosesToNaive);
        Assert.Equal(1411, trial.Rows[0].Customers);
    }

    [Fact]
    public void Who_came_once_is_alive_with_a_chance_of_41_percent_by_mbg_nbd()
    {
        var sample = Sample;
        var model = HowTheyCame.Fit(VisitModel.MbgNbd, sample, Moment.Split).Made();
        var once = Enumerable.Range(0, sample.Count)
            .Select(i => sample.PastOf(i, Moment.Split)!.Value)
            .Where(past => past.Again == 0)
            .ToList();
        Assert.Equal(.41, once.Average(model.Alive), 0.005);
        Assert.Equal(1411, once.Count);

        // BG/NBD would say that all of them are: it may not show it.
        Assert.False(Rounded.ShowsAlive(0));
        Assert.True(Rounded.ShowsAlive(1));
        Assert.True(model.ShowsAlive(0));
    }
}
