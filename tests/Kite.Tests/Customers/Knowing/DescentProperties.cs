using CsCheck;
using Kite.Customers;

namespace Kite.Tests;

/// <summary>Whatever is said about who brought whom, nobody stands above themselves.</summary>
public sealed class DescentProperties
{
    private const int People = 8;

    private static readonly Guid[] Ids = [.. Enumerable.Range(1, People).Select(
        n => new Guid(n, 0, 0, new byte[8]))];

    [Fact]
    public void No_run_of_words_about_referrals_ever_closes_a_circle() =>
        Gen.Select(Gen.Int[0, People - 1], Gen.Int[0, People - 1]).Array[0, 40].Sample(said =>
        {
            var above = new Dictionary<Guid, Guid>();
            foreach (var (customer, referrer) in said)
            {
                var circles = Circles(above, Ids[customer], Ids[referrer]);
                Assert.Equal(IsAbove(above, Ids[customer], Ids[referrer]), circles);
                if (!circles) above[Ids[customer]] = Ids[referrer];
            }
            Assert.All(Ids, id => Assert.Contains(default(Guid), Chain(above, id)));
        });

    private static bool Circles(Dictionary<Guid, Guid> above, Guid customer, Guid referrer) =>
        Descent.WouldCircle(customer, referrer, at => Task.FromResult(
            above.TryGetValue(at, out var by) ? by : (Guid?)null)).GetAwaiter().GetResult();

    // By another way: everyone whom the customer brought, level by level, and themselves.
    private static bool IsAbove(Dictionary<Guid, Guid> above, Guid customer, Guid referrer)
    {
        var below = new HashSet<Guid> { customer };
        while (above.Any(p => below.Contains(p.Value) && below.Add(p.Key)))
        {
        }
        return below.Contains(referrer);
    }

    // The way up, with an empty key where it ends; without one it goes round for ever.
    private static List<Guid> Chain(Dictionary<Guid, Guid> above, Guid from)
    {
        var way = new List<Guid> { from };
        while (way.Count <= People && above.TryGetValue(way[^1], out var by)) way.Add(by);
        if (way.Count <= People) way.Add(default);
        return way;
    }
}
