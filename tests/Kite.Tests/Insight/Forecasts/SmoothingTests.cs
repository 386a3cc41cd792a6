using CsCheck;
using Kite.Insight;

namespace Kite.Tests.Insight;

/// <summary>
/// Exponential smoothing beside what R's HoltWinters says of the same months, and beside a plain
/// second one (A11).
/// </summary>
public sealed class SmoothingTests
{
    // Airline passengers by month, 1949 to 1960 (Box and Jenkins, series G).
    internal static readonly double[] Passengers =
    [
        112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118,
        115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114, 140,
        145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166,
        171, 180, 193, 181, 183, 218, 230, 242, 209, 191, 172, 194,
        196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201,
        204, 188, 235, 227, 234, 264, 302, 293, 259, 229, 203, 229,
        242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278,
        284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271, 306,
        315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336,
        340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337,
        360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405,
        417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432,
    ];

    private static readonly SmoothingShape Winters =
        new(Trend: true, Damped: false, SeasonKind.Multiplicative);

    // What R 4 answers to HoltWinters(AirPassengers, seasonal = "mult").
    private static readonly SmoothingWeights WeightsOfR =
        new(0.27559247, 0.03269295, 0.87072922, 1);

    private static readonly double[] SeasonsOfR =
    [
        0.9464611, 0.8829239, 0.9717369, 1.0304825, 1.0476884, 1.1805272, 1.3590778, 1.3331706,
        1.1083381, 0.9868813, 0.8361333,
    ];

    [Fact]
    public void With_the_weights_of_R_level_trend_and_seasons_end_where_they_end_in_R()
    {
        var at = SmoothingStart.Of(Winters, WeightsOfR, Passengers);
        foreach (var month in Passengers.Skip(Smoothing.Year)) at.Take(month);

        Assert.Equal(469.3232206, at.Level, 0.0005);
        Assert.Equal(3.0215391, at.Trend, 0.00005);
        foreach (var (ours, theirs) in at.Season.Zip(SeasonsOfR))
            Assert.Equal(theirs, ours, 0.000005);
    }

    [Fact]
    public void The_weights_that_are_found_leave_no_more_error_than_those_of_R()
    {
        var fitted = FittedSmoothing.Of(Winters, Passengers);

        Assert.True(
            FittedSmoothing.Squares(Winters, fitted.Weights, Passengers)
            <= FittedSmoothing.Squares(Winters, WeightsOfR, Passengers) * 1.000001);
    }

    [Fact]
    public void A_season_that_grows_with_the_level_is_seen_to_multiply()
    {
        Assert.Equal(
            SeasonKind.Multiplicative, FittedSmoothing.Best(Passengers).Shape.Season);
    }

    [Fact]
    public void Months_that_differ_by_chance_alone_get_no_season()
    {
        var random = new Random(7);
        var months = Enumerable.Range(0, 60).Select(_ => 1000 + 40 * random.NextDouble());

        Assert.Equal(SeasonKind.None, FittedSmoothing.Best([.. months]).Shape.Season);
    }

    [Fact]
    public void A_month_that_was_closed_moves_neither_level_nor_season()
    {
        double[] steady = [.. Enumerable.Range(0, 36).Select(i => 100.0 + 20 * (i % 12))];
        double[] closed = [.. steady];
        (closed[26], closed[31]) = (double.NaN, double.NaN);

        var at = FittedSmoothing.Best(closed).At;

        for (var ahead = 1; ahead <= 12; ahead++)
            Assert.Equal(steady[ahead - 1], at.Next(ahead), 0.001);
    }

    [Fact]
    public void The_plain_way_and_the_built_one_expect_the_same_of_any_months()
    {
        Gen.Select(
                Gen.Double[1, 1000].Array[24, 60], Gen.Double[0, 1], Gen.Double[0, 1],
                Gen.Double[0, 1], Gen.Double[0.8, 0.98], Gen.Bool)
            .Sample((months, alpha, beta, gamma, phi, multiplies) =>
            {
                var shape = new SmoothingShape(
                    Trend: true, Damped: true,
                    multiplies ? SeasonKind.Multiplicative : SeasonKind.Additive);
                var weights = new SmoothingWeights(alpha, beta, gamma, phi);
                var start = SmoothingStart.Of(shape, weights, months);
                var plain = new PlainSmoothing(
                    start.Level, start.Trend, [.. start.Season], weights, multiplies);
                foreach (var month in months.Skip(12))
                {
                    start.Take(month);
                    plain.Take(month);
                }
                for (var ahead = 1; ahead <= 14; ahead++)
                {
                    var expected = plain.Ahead(ahead);
                    Assert.Equal(
                        expected, start.Next(ahead), 1e-6 * Math.Max(1, Math.Abs(expected)));
                }
            });
    }

    // The recurrences as they stand in the textbook, every month of every row kept.
    private sealed class PlainSmoothing(
        double level, double trend, List<double> seasons, SmoothingWeights w, bool multiplies)
    {
        private readonly List<double> levels = [level];
        private readonly List<double> trends = [trend];

        public void Take(double y)
        {
            var (l, b, s) = (levels[^1], trends[^1], seasons[^12]);
            var now = multiplies
                ? w.Alpha * (y / s) + (1 - w.Alpha) * (l + w.Phi * b)
                : w.Alpha * (y - s) + (1 - w.Alpha) * (l + w.Phi * b);
            levels.Add(now);
            trends.Add(w.Beta * (now - l) + (1 - w.Beta) * w.Phi * b);
            seasons.Add((multiplies, now > 0) switch
            {
                // Of a level that has sunk to nothing no month is a part.
                (true, false) => s,
                (true, true) => w.Gamma * (y / now) + (1 - w.Gamma) * s,
                _ => w.Gamma * (y - now) + (1 - w.Gamma) * s,
            });
        }

        public double Ahead(int h)
        {
            var fading = Enumerable.Range(1, h).Sum(i => Math.Pow(w.Phi, i));
            var plain = levels[^1] + fading * trends[^1];
            var season = seasons[seasons.Count - 12 + (h - 1) % 12];
            return multiplies ? plain * season : plain + season;
        }
    }
}
