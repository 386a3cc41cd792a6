using System.Globalization;
using Kite.Insight;

namespace Kite.Tests.Insight;

/// <summary>A share as some tell it, and between which bounds it is of all.</summary>
public sealed class EstimateStories
{
    // The bounds of 81/263, 15/148, 0/20 and 1/29 are those of R. G. Newcombe, Statistics in
    // Medicine 17 (1998), method 3.
    [Fact]
    public void How_many_are_satisfied_is_told_within_wilsons_bounds() => Told(
        """
        satisfied  asked  share   low     high
        81         263    0.3080  0.2553  0.3662
        15         148    0.1014  0.0624  0.1605
        0          20     0.0000  0.0000  0.1611
        1          29     0.0345  0.0061  0.1718
        8          10     0.8000  0.4902  0.9433
        10         10     1.0000  0.7225  1.0000
        1          1      1.0000  0.2065  1.0000
        """,
        line => Estimate.OfSatisfied(
        [
            (5, Story.Number(line[0])), (3, Story.Number(line[1]) - Story.Number(line[0])),
        ]));

    [Fact]
    public void The_share_of_their_need_is_a_mean_within_students_bounds() => Told(
        """
        said               answers  share   low     high
        20,30,40           3        0.3000  0.0516  0.5484
        10,20,30,40,50     5        0.3000  0.1037  0.4963
        40,60              2        0.5000  0.0000  1.0000
        """,
        line => Estimate.OfMean(line[0].Split(',').Select(v => (Story.Count(v), 1L))));

    [Fact]
    public void One_alone_gives_no_bounds_and_nobody_gives_nothing()
    {
        Assert.Equal(new Estimate(0.6, null, null, 1), Estimate.OfMean([(60, 1)]));
        Assert.Equal(new Estimate(0.6, null, null, 4), Estimate.OfMean([(60, 3), (60, 1)]));
        Assert.Null(Estimate.OfMean([]));
        Assert.Null(Estimate.OfSatisfied([]));
    }

    // Of five, the upper two are satisfied.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    [InlineData(5, 1)]
    public void Who_says_so_much_is_satisfied_or_not(int rating, double share) =>
        Assert.Equal(share, Estimate.OfSatisfied([(rating, 1)])!.Share);

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void So_many_answers_tell_too_little(int answers, bool unsure)
    {
        Assert.Equal(unsure, Estimate.OfSatisfied([(5, answers)])!.IsUnsure);
        Assert.Equal(unsure, Estimate.OfMean([(50, answers)])!.IsUnsure);
    }

    private static void Told(string table, Func<string[], Estimate?> estimate)
    {
        foreach (var line in Story.Lines(table))
        {
            var told = estimate(line)!;
            Assert.Equal(
                string.Join(' ', line[1..]),
                string.Join(' ', $"{told.Answers}", N(told.Share), N(told.Low), N(told.High)));
        }
    }

    private static string N(double? number) =>
        number!.Value.ToString("0.0000", CultureInfo.InvariantCulture);
}
