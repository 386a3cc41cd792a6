namespace Kite.Insight;

/// <summary>Reads in which order a list of figures is asked for.</summary>
internal static class Ordering
{
    /// <summary>Most money first, as the address says it.</summary>
    public const string Usual = "net-down";

    public static Result<Measure> Read(string? written)
    {
        var order = ListOrder.Read(written, Usual, Measure.Known);
        return order.Refusal is { } unknown
            ? unknown
            : new Measure(order.Value.Column, order.Value.Down);
    }
}
