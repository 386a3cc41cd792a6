namespace Kite.Tests.Insight;

/// <summary>
/// Eighteen months of a music shop asked over HTTP, held against plain counting of its rows.
/// </summary>
[Trait("books", "both")]
public sealed class CdnowRouteTests
{
    private static readonly (string From, string To)[] Periods =
    [
        ("1997-01-01", "1998-06-30"),
        ("1997-01-01", "1997-06-30"),
        ("1997-07-01", "1997-12-31"),
        ("1998-01-01", "1998-06-30"),
    ];

    private static readonly (long Often, long Much)[] Lines = [(1, 2000), (2, 2999), (4, 5000)];

    [Fact]
    public async Task Map_and_movement_agree_with_plain_counting_to_the_customer_and_the_cent()
    {
        var cdnow = Cdnow.Read();
        await using var shop = await FilledShop.With(cdnow.Sales);
        var analyst = await shop.Client(Role.Analyst);
        foreach (var (often, much) in Lines)
        {
            var lines = $"often={often}&much={much}";
            foreach (var (from, to) in Periods)
            {
                var map = await analyst.Ask(
                    $"/insight/contribution-map?from={from}&to={to}&{lines}");
                Assert.Equal(cdnow.Quarters(from, to, often, much), Answered.Quarters(map));
            }
            foreach (var (first, second) in Periods.Skip(1).Zip(Periods.Skip(2)))
            {
                var moved = await analyst.Ask(
                    $"/insight/movement?from={first.From}&to={first.To}"
                    + $"&thenFrom={second.From}&thenTo={second.To}&{lines}");
                Assert.Equal(
                    cdnow.Moves(first.From, first.To, second.From, second.To, often, much),
                    Answered.Moves(moved));
            }
        }
    }
}
