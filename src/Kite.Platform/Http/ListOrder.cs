namespace Kite;

/// <summary>
/// In which order a list is asked for: by the word of a column, as <c>when</c>, or the other way
/// round, as <c>when-down</c>.
/// </summary>
public sealed record ListOrder(string Column, bool Down)
{
    private const string Turned = "-down";

    /// <summary>The order as it is written; the usual one when none is.</summary>
    public static Result<ListOrder> Read(
        string? written, string usual, IReadOnlyList<string> columns)
    {
        var order = Of(string.IsNullOrWhiteSpace(written) ? usual : written.Trim());
        return columns.Contains(order.Column, StringComparer.Ordinal)
            ? order
            : new BadInput("order", new NoSuchOrder(written!, string.Join(", ", columns)));
    }

    public static ListOrder Of(string written) =>
        written.EndsWith(Turned, StringComparison.Ordinal)
            ? new(written[..^Turned.Length], Down: true)
            : new(written, Down: false);

    public override string ToString() => Column + (Down ? Turned : "");
}

/// <summary>The list cannot be put in this order; the columns that can be are named.</summary>
public sealed record NoSuchOrder(string Written, string Known) : Refusal;
