using Kite.Insight;

namespace Kite.Tests.Insight.Baskets;

/// <summary>Baskets of a snapshot, counted as the program counts them.</summary>
internal static class Counted
{
    public static readonly Period Always =
        Period.Of(DateOnly.MinValue, DateOnly.MaxValue).Value;

    public static async Task<Kite.Insight.Baskets> Of(
        Snapshot snapshot, int least, Period? period = null, int? store = null)
    {
        var codes = await snapshot.Products(MirrorWorld.Cancel);
        var things = Things.Products([.. Enumerable.Range(0, codes.Count).Select(i => codes[i])]);
        var count = new BasketCount(
            things, await snapshot.BroughtBack(), least);
        await Tell();
        count.GoOnToPairs();
        await Tell();
        return count.Told();

        Task Tell() => snapshot.Lines.Scan(
            period ?? Always, store,
            scan =>
            {
                for (var i = 0; i < scan.Count; i++)
                    count.Add(scan.Position[i], scan.Customer[i], scan.Product[i]);
            },
            MirrorWorld.Cancel);
    }
}
