using CsCheck;
using Kite.Insight;

namespace Kite.Tests.Insight.Likely;

/// <summary>The program's models agree with the deliberately plain ones on random data.</summary>
public sealed class TwiceProperties
{
    private static readonly Gen<double[]> Parameters = Gen.Select(
        Gen.Double[.1, 3], Gen.Double[1, 20], Gen.Double[.2, 3], Gen.Double[1, 15],
        (r, alpha, a, b) => new[] { r, alpha, a, b });

    private static readonly Gen<Past> APast =
        from again in Gen.Int[0, 25]
        from known in Gen.Int[30, 500]
        from last in Gen.Int[25, known]
        select new Past(again, again == 0 ? 0 : last, known);

    [Theory]
    [InlineData("bg-nbd")]
    [InlineData("mbg-nbd")]
    [InlineData("pareto-nbd")]
    public void Likelihoods_agree(string model) =>
        Gen.Select(Parameters, APast.Array[1, 12]).Sample((parameters, pasts) =>
        {
            var plain = pasts.Average(p => Plainly(model, parameters, p));
            var ours = VisitModel.HillOf(model, Pasts.Of(pasts))(
                Array.ConvertAll(parameters, Math.Log), new double[4]);
            Assert.Equal(plain, ours, 1e-7);
        });

    [Theory]
    [InlineData("bg-nbd")]
    [InlineData("mbg-nbd")]
    [InlineData("pareto-nbd")]
    public void Slopes_are_those_of_the_likelihood(string model) =>
        Gen.Select(Parameters, APast.Array[1, 6]).Sample((parameters, pasts) =>
        {
            const double aside = 1e-5;
            var hill = VisitModel.HillOf(model, Pasts.Of(pasts));
            var (at, slope) = (Array.ConvertAll(parameters, Math.Log), new double[4]);
            hill(at, slope);
            for (var i = 0; i < 4; i++)
            {
                var (up, down) = (at.ToArray(), at.ToArray());
                (up[i], down[i]) = (at[i] + aside, at[i] - aside);
                var rise = hill(up, new double[4]) - hill(down, new double[4]);
                Assert.Equal(rise / (2 * aside), slope[i], 1e-4 * (1 + Math.Abs(slope[i])));
            }
        });

    [Theory]
    [InlineData("bg-nbd")]
    [InlineData("mbg-nbd")]
    [InlineData("pareto-nbd")]
    public void Expected_visits_agree(string model) =>
        Gen.Select(Parameters, APast, Gen.Double[1, 104]).Sample((parameters, past, ahead) =>
        {
            // Where the plain formula divides by nothing it has no answer.
            if (Math.Abs(parameters[2] - 1) < .01) return;

            var (tx, t) = (past.Last / 7.0, past.Known / 7.0);
            var plain = model == VisitModel.ParetoNbd
                ? Deliberate.ParetoVisits(parameters, past.Again, tx, t, ahead)
                : Deliberate.BgVisits(
                    parameters, past.Again, tx, t, ahead, model == VisitModel.MbgNbd);
            var ours = VisitModel.Of(model, parameters).Visits(past, ahead);
            Assert.Equal(plain, ours, 1e-5 * (1 + plain));
        });

    [Fact]
    public void Spending_agrees() =>
        Gen.Select(
                Gen.Double[.5, 10], Gen.Double[1.5, 8], Gen.Double[500, 5000],
                Gen.Select(Gen.Int[1, 20], Gen.Long[100, 50_000]).Array[1, 12])
            .Sample((p, q, gamma, some) =>
            {
                var spenders = Spenders.Of(some.Select(s => new Spending(s.Item1, s.Item2)));
                var plain = some.Average(s => Deliberate.GammaGamma(
                    [p, q, gamma], s.Item1, (double)s.Item2 / s.Item1));
                var ours = new GammaGammaHill(spenders).At(
                    [Math.Log(p), Math.Log(q), Math.Log(gamma / spenders.Scale)],
                    new double[3]) - Math.Log(spenders.Scale);
                Assert.Equal(plain, ours, 1e-7);
            });

    [Theory]
    [InlineData("bg-nbd")]
    [InlineData("mbg-nbd")]
    [InlineData("pareto-nbd")]
    public void Chances_sum_to_one_and_their_mean_is_what_is_expected(string model) =>
        Gen.Select(Gen.Double[.2, 2], Gen.Double[8, 20], Gen.Double[.3, 3], Gen.Double[1, 9])
            .Sample(
                (r, alpha, a, b) =>
                {
                    var made = VisitModel.Of(model, r, alpha, a, b);
                    var chances = Enumerable.Range(0, 60).Select(n => made.Chance(n, 12))
                        .ToList();
                    Assert.All(chances, chance => Assert.InRange(chance, -1e-9, 1 + 1e-9));
                    Assert.Equal(1, chances.Sum(), 1e-6);
                    Assert.Equal(
                        made.Visits(12), chances.Select((chance, n) => n * chance).Sum(), 1e-4);
                },
                iter: 20);

    [Fact]
    public void Whoever_comes_is_alive_and_more_time_brings_more_visits() =>
        Gen.Select(Gen.Int[0, 2].Select(i => VisitModel.All[i]), Parameters, APast)
            .Sample((model, parameters, past) =>
            {
                var made = VisitModel.Of(model, parameters);
                var (alive, known) = (made.Alive(past), past.Known / 7.0);
                var comes = made.ComesIfAlive(past.Again, known, 26);
                Assert.InRange(alive, 0, 1);
                Assert.InRange(comes, 0, 1);
                Assert.InRange(alive * comes, 0, made.Visits(past, 26) + 1e-9);
                Assert.True(made.Visits(past, 26) <= made.Visits(past, 52) + 1e-9);
            });

    private static double Plainly(string model, double[] parameters, Past past)
    {
        var (tx, t) = (past.Last / 7.0, past.Known / 7.0);
        return model == VisitModel.ParetoNbd
            ? Deliberate.ParetoNbd(parameters, past.Again, tx, t)
            : Deliberate.BgNbd(parameters, past.Again, tx, t, model == VisitModel.MbgNbd);
    }
}
