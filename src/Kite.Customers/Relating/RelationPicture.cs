namespace Kite.Customers;

/// <summary>Where each customer of a small graph stands, so that no two names meet.</summary>
internal sealed record RelationPicture(
    int Height,
    IReadOnlyList<RelationPicture.Spot> Spots,
    IReadOnlyList<RelationPicture.Line> Lines)
{
    public const int Width = 392;
    private const int Left = 72;
    private const int Middle = Width / 2;
    private const int Right = Width - Left;
    private const int Row = 72;
    private const int MostRows = 5;

    internal sealed record Spot(RelatedCustomer Who, int X, int Y, RelationKind? Kind);

    internal sealed record Line(int X1, int Y1, int X2, int Y2);

    /// <summary>
    /// The middle one in the middle; those near at both sides; those further in what room is left
    /// above and below. Who finds no room stands in the list beside it.
    /// </summary>
    public static RelationPicture Of(RelationGraph graph)
    {
        var near = graph.Customers.Where(c => c.Steps == 1).Take(2 * MostRows).ToList();
        var reachesFar = graph.Customers.Any(c => c.Steps == 2);
        var rows = Math.Max(reachesFar ? 3 : 1, (near.Count + 1) / 2);
        var height = (rows * Row) + 16;
        var centre = Y(0, 1, height);
        var spots = graph.Customers.Where(c => c.Steps == 0)
            .Select(c => new Spot(c, Middle, centre, null)).ToList();
        spots.AddRange(near.Select((c, i) => new Spot(
            c, i % 2 == 0 ? Left : Right, Y(i / 2, (near.Count + 1 - (i % 2)) / 2, height),
            KindOf(graph, c))));
        var free = Enumerable.Range(0, rows).Select(i => Y(i, rows, height))
            .Where(y => Math.Abs(y - centre) >= Row - 4).ToList();
        spots.AddRange(graph.Customers.Where(c => c.Steps == 2).Take(free.Count)
            .Select((c, i) => new Spot(c, Middle, free[i], KindOf(graph, c))));
        return new(height, spots, [.. Drawn(graph, spots)]);
    }

    private static int Y(int row, int rows, int height) =>
        (height * ((2 * row) + 1) / (2 * rows)) + 8;

    private static RelationKind? KindOf(RelationGraph graph, RelatedCustomer who) =>
        graph.Ties.FirstOrDefault(t => t.To == who.Id)?.Kind;

    private static IEnumerable<Line> Drawn(RelationGraph graph, List<Spot> spots) =>
        from tie in graph.Ties
        let one = spots.Find(s => s.Who.Id == tie.From)
        let other = spots.Find(s => s.Who.Id == tie.To)
        where one is not null && other is not null
        select new Line(one.X, one.Y, other.X, other.Y);
}
