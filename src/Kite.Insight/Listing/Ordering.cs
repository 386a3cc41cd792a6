namespace Kite.Insight;

/// <summary>Reads in which order a list of figures is asked for.</summary>
internal static class Ordering
{
    /// <summary>Most money first, as the address says it.</summary>
    public const string Usual = "net-down";

    public static Result<Measure> Read(string? written) => Read(written, Usual, Measure.Known);

    /// <summary>The order of a list that has another usual one, or knows more.</summary>
    public static Result<Measure> Read(
        string? written, string usual, IReadOnlyList<string> known)
    {
        var order = ListOrder.Read(written, usual, known);
        return order.Refusal is { } unknown
            ? unknown
            : new Measure(order.Value.Column, order.Value.Down);
    }
}
