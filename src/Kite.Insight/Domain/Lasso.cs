namespace Kite.Insight;

/// <summary>A line drawn by hand around some customers on the map.</summary>
internal sealed class Lasso(IReadOnlyList<Spot> corners)
{
    // Straight on the screen means straight on logarithmic axes.
    private readonly (double X, double Y)[] corners = [.. corners.Select(Flat)];

    /// <summary>
    /// Whether the customer lies inside: a ray to the right crosses an odd number.
    /// </summary>
    public bool Holds(Visitor visitor)
    {
        var (x, y) = Flat(Spot.Of(visitor));
        var inside = false;
        for (int i = 0, j = corners.Length - 1; i < corners.Length; j = i++)
        {
            var (a, b) = (corners[i], corners[j]);
            if (a.Y > y == b.Y > y) continue;
            if (x < a.X + (y - a.Y) / (b.Y - a.Y) * (b.X - a.X)) inside = !inside;
        }
        return inside;
    }

    private static (double X, double Y) Flat(Spot spot) =>
        (Math.Log(Math.Max(spot.Visits, Spot.Floor)), Math.Log(Math.Max(spot.Average, Spot.Floor)));
}
